"""A visitor downloads an act or an order."""

from urllib.parse import quote

import pytest

from tests import make
from tests.pages import make_pages
from workflows.files.storage import path_of
from workflows.printing.models import Print, PrintRequest

pytestmark = pytest.mark.django_db


def printed(form: str, subject_id: int, data: bytes = b"%PDF-1.7 text") -> Print:
    """A print as the worker leaves it."""
    file = make.stored_file(data, name="print.pdf")
    request = PrintRequest.objects.get(form=form, subject_id=subject_id)
    return Print.objects.create(request=request, file=file, sha256=file.blob.sha256, renderer="test")


@pytest.mark.parametrize("below", ["pdf/", "red/1/pdf/"])
def test_the_file_has_a_name_that_people_read(client, below):
    regulation = make.regulation(short_title="Порядок приёма / отбора")
    redaction = make_pages.published(make_pages.school(), regulation=regulation)
    printed("regulations.redaction.pdf", redaction.pk)

    response = client.get(f"{make_pages.address(redaction)}{below}")

    assert response.content == b"%PDF-1.7 text"
    assert response["Content-Disposition"].endswith(quote("Порядок приёма - отбора, редакция № 1 от 26.02.2026.pdf"))
    assert response["X-Content-Type-Options"] == "nosniff"


def test_an_order_is_downloaded_under_its_number(client):
    order = make_pages.order(make_pages.school())
    printed("orders.order.pdf", order.pk)

    response = client.get(f"/prikazy/{order.pk}/01-0226-u/pdf/")

    assert response["Content-Disposition"].endswith(quote("Приказ от 26.02.2026 № 01-0226-У.pdf"))


def test_the_page_tells_the_size_of_a_file_that_is_ready(client):
    redaction = make_pages.published(make_pages.school())
    printed("regulations.redaction.pdf", redaction.pk, b"x" * 300_000)

    shown = client.get(make_pages.address(redaction)).content.decode()

    assert "293\u00a0КБ, для чтения и печати" in shown
    assert shown.count("готовится") == 3


def test_a_file_that_is_still_made_asks_to_come_again(client):
    redaction = make_pages.published(make_pages.school())

    response = client.get(f"{make_pages.address(redaction)}docx/")

    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "60", "no-store")
    assert "Файл готовится" in response.content.decode()


def test_a_damaged_file_is_not_given_away(client):
    redaction = make_pages.published(make_pages.school())
    stored = printed("regulations.redaction.pdf", redaction.pk)
    path_of(stored.sha256).write_bytes(b"other")

    response = client.get(f"{make_pages.address(redaction)}pdf/")

    assert response.status_code == 503
    assert "не прошёл проверку целостности" in response.content.decode()
