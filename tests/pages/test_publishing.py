"""A signed redaction comes to the site by itself, once."""

import pytest
from django.utils.module_loading import import_string
from django_q.models import OrmQ

from pages import tasks
from pages.bootstrap import make_tree
from pages.models import HomePage, RegulationPage
from pages.publishing import publish_redaction, unpublished
from tests import make
from tests.pages import make_pages
from tests.workflows.regulations import story
from workflows.errors import Incomplete
from workflows.people.models import organisation
from workflows.regulations.models import Publication

pytestmark = pytest.mark.django_db


def sweep():
    """The sweep asks, then the queue does what was asked for pages."""
    OrmQ.objects.all().delete()
    tasks.publish_missing()
    for asked in OrmQ.objects.all():
        import_string(asked.func())(*asked.args())


def test_publishing_twice_leaves_one_page_and_one_record():
    redaction = make_pages.published(make_pages.school())

    publish_redaction(redaction.pk)

    assert RegulationPage.objects.count() == 1
    assert list(Publication.objects.values_list("address", flat=True)) == [f"{make_pages.address(redaction)}red/1/"]


def test_without_a_register_on_the_site_a_person_is_told_what_to_do():
    redaction = story.signed(story.cast())

    with pytest.raises(Incomplete, match="Локальные акты"):
        publish_redaction(redaction.pk)


def test_what_a_stopped_worker_left_behind_is_published_by_the_sweep():
    redaction = story.signed(story.cast())
    make_tree(organisation())

    sweep()

    assert list(unpublished()) == []
    assert Publication.objects.get().redaction == redaction


def test_a_page_taken_down_by_hand_comes_back():
    redaction = make_pages.published(make_pages.school())
    RegulationPage.objects.get().unpublish()

    sweep()

    assert RegulationPage.objects.get(regulation=redaction.regulation).live is True


def test_the_tree_is_made_once():
    home = make_tree(make.organisation())

    again = make_tree(organisation())

    assert (again.pk, HomePage.objects.count(), home.get_children().count()) == (home.pk, 1, again.get_children().count())


@pytest.mark.parametrize("act", ["delete", "unpublish"])
def test_an_editor_cannot_take_a_published_act_from_the_site(at_desk, act):
    make_pages.published(make_pages.school())
    page = RegulationPage.objects.get()
    root = at_desk(make.user(is_superuser=True, is_staff=True))

    response = root.post(f"/admin/pages/{page.pk}/{act}/", follow=True)

    assert "утрачивает силу только приказом" in response.content.decode()
    assert RegulationPage.objects.get().live is True


@pytest.mark.parametrize("act", ["delete", "unpublish"])
def test_not_even_in_bulk(at_desk, act):
    make_pages.published(make_pages.school())
    page = RegulationPage.objects.get()
    root = at_desk(make.user(is_superuser=True, is_staff=True))

    root.post(f"/admin/bulk/wagtailcore/page/{act}/?id={page.pk}&next=/admin/", follow=True)

    assert RegulationPage.objects.get().live is True


def test_the_editor_opens_the_page_of_an_act(at_desk):
    make_pages.published(make_pages.school())
    root = at_desk(make.user(is_superuser=True, is_staff=True))

    assert root.get(f"/admin/pages/{RegulationPage.objects.get().pk}/edit/").status_code == 200
