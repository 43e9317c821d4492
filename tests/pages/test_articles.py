"""The editor writes ordinary pages."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from pages.bootstrap import make_tree
from pages.models import ArticlePage, HomePage, OrderIndexPage, RegulationIndexPage, RegulationPage
from tests import make
from tests.pages.html import faults

pytestmark = pytest.mark.django_db


def article(**fields) -> ArticlePage:
    """A page of text below the home page."""
    home = make_tree(make.organisation())
    page = ArticlePage(title="О школе", slug="o-shkole", show_in_menus=True, **fields)
    home.add_child(instance=page)
    return page


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail leaves a rendition's temporary file open
def test_every_block_is_shown(client):
    picture = Image.objects.create(title="вход", file=get_test_image_file(size=(40, 30)))
    document = Document.objects.create(title="устав", file=ContentFile(b"x" * 5000, name="ustav.pdf"))
    blocks = [
        ("heading", "История"),
        ("text", "<p>Школа открыта в <b>1998</b> году.</p>"),
        ("note", "Приём документов до 1 августа."),
        ("picture", {"image": picture, "alt": "Вход в школу", "caption": "Главный вход"}),
        ("file", {"document": document, "title": "Устав"}),
    ]
    article(body=blocks)

    shown = client.get("/o-shkole/").content.decode()

    assert faults(shown) == []
    expected = ["<h2>История</h2>", "<b>1998</b>", 'alt="Вход в школу"', "Главный вход", "PDF, 5\u00a0КБ", "до\u00a01\u00a0августа"]
    assert [words for words in expected if words not in shown] == []


def test_an_empty_page_says_who_fills_it(client):
    article(lead="Кратко")

    shown = client.get("/o-shkole/").content.decode()

    assert "готовит редактор сайта" in shown
    assert '<a class="menu__link" href="/o-shkole/" aria-current="page">' in shown


def test_a_page_not_published_is_not_there(client):
    article(live=False)

    assert client.get("/o-shkole/").status_code == 404
    assert "О школе" not in client.get("/").content.decode()


def test_pages_stand_only_where_they_belong():
    assert ArticlePage.allowed_parent_page_models() == [HomePage, ArticlePage]
    assert RegulationIndexPage.allowed_subpage_models() == [RegulationPage]
    assert (OrderIndexPage.allowed_subpage_models(), RegulationPage.allowed_subpage_models()) == ([], [])
    assert RegulationPage.creatable_subpage_models() == []
    assert RegulationPage not in RegulationIndexPage.creatable_subpage_models()


@pytest.mark.parametrize("model", ["homepage", "articlepage", "regulationindexpage", "orderindexpage"])
def test_the_editor_opens_every_form(at_desk, model):
    page = article()
    root = at_desk(make.user(is_superuser=True, is_staff=True))
    ours = {"homepage": HomePage, "articlepage": ArticlePage, "regulationindexpage": RegulationIndexPage, "orderindexpage": OrderIndexPage}

    edited = root.get(f"/admin/pages/{ours[model].objects.get().pk}/edit/")
    added = root.get(f"/admin/pages/add/pages/articlepage/{page.pk}/")

    assert (edited.status_code, added.status_code) == (200, 200)
    assert "вступление" in edited.content.decode().casefold()
