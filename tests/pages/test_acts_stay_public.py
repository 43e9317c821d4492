"""An act in force stays in sight: the editor of the site can neither close its page nor give it a last day."""

import pytest
from django.test import Client
from django.urls import reverse

from pages.bootstrap import make_tree
from pages.models import RegulationPage
from pages.publishing import publish_redaction
from tests import make
from tests.workflows.regulations import story
from workflows.people import roles
from workflows.people.models import organisation

pytestmark = pytest.mark.django_db


def test_the_editor_cannot_close_or_time_the_page_of_an_act():
    who = story.cast()
    make_tree(organisation())
    publish_redaction(story.signed(who).pk)
    page = RegulationPage.objects.get()
    editor = Client()
    editor.force_login(make.user(role=roles.EDITOR))

    for closed in (page, page.get_parent()):
        editor.post(reverse("wagtailadmin_pages:set_privacy", args=[closed.pk]), {"restriction_type": "login"})
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert (Client().get(page.url).status_code, form.status_code, b'name="expire_at"' in form.content) == (200, 200, False)
