"""Nothing of a draft is reachable by a visitor, whichever door is tried: links, addresses, search, sitemap, files."""

import re
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from workflows.files.models import StoredFile
from workflows.regulations.models import RedactionDraft
from workflows.regulations.stages import Stage

pytestmark = pytest.mark.django_db

SECRETS = ("polozhenie-o-saite", "Положение об официальном сайте", "Сведения размещает редактор сайта по представлению")
OPEN = {  # what the entrance itself needs; none of it knows a draft
    "/admin/jsi18n/",
    "/admin/sprite/",
    "/admin/password_reset/",
    "/admin/password_reset/complete/",
    "/admin/password_reset/done/",
}
LINK = re.compile(rb'(?:href|src|action)="([^"#]+)')


@pytest.fixture
def visitor(demonstration) -> Client:
    return Client()


def test_no_page_that_links_lead_to_shows_a_draft(visitor):
    seen, waiting = set(), {"/", "/sitemap.xml", "/robots.txt", "/prikazy/", "/servisy/", "/lokalnye-akty/"}
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = visitor.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        assert not _told(body), address
        waiting |= {found for found in (_whole(link, address) for link in LINK.findall(body)) if _is_public(found)} - seen

    assert len(seen) > 50


@pytest.mark.parametrize("query", ["Положение об официальном сайте", "редактор сайта представление", "п. 2.3", "polozhenie-o-saite"])
def test_search_tells_nothing_of_a_draft(visitor, query):
    response = visitor.get("/poisk/", {"q": query}, follow=True)

    assert b"polozhenie-o-saite" not in response.content.replace(query.encode(), b"")
    assert "представлению подразделения".encode() not in response.content


@pytest.mark.parametrize("below", ["", "red/1/", "p/1-1/", "pdf/", "docx/", "akn/", "json/", "istoriya/"])
def test_no_address_of_an_act_without_a_redaction_answers(visitor, below):
    assert visitor.get(f"/lokalnye-akty/polozhenie-o-saite/{below}").status_code == 404


def test_every_staff_address_sends_a_visitor_to_the_entrance(visitor):
    draft = RedactionDraft.objects.get(stage=Stage.ON_SIGNATURE, base=None)

    answers = {address: visitor.get(address).status_code for address in _staff_addresses(draft.pk)}

    assert {address for address, code in answers.items() if code not in {302, 404, 405}} == OPEN
    assert len(answers) > 60


def test_the_private_storage_has_no_address(visitor):
    stored = StoredFile.objects.get(name="polozhenie_o_saite.txt")
    sha256 = stored.blob.sha256

    for address in (f"/media/{sha256}", f"/private/{sha256}", f"/media/private/{sha256[:2]}/{sha256[2:4]}/{sha256}", f"/documents/1/{stored.name}"):
        assert visitor.get(address, follow=True).status_code == 404


def _told(body: bytes) -> list[str]:
    return [secret for secret in SECRETS if secret.encode() in body]


def _whole(link: bytes, address: str) -> str:
    return urljoin(address, link.decode().replace("&amp;", "&").removeprefix("http://testserver"))


def _is_public(address: str) -> bool:
    return address.startswith("/") and not address.startswith(("/static/", "/admin/", "/vid/"))


def _staff_addresses(pk: int) -> list[str]:
    """Addresses below /admin/ that take nothing or one number: the number of the draft is tried in each."""
    found = []
    for pattern, prefix in _patterns(get_resolver(), ""):
        address = prefix + pattern.pattern.describe().split("[")[0].strip("'\" ")
        address = re.sub(r"<int:\w+>|<str:\w+>|<uuid:\w+>|\(\?P<\w+>[^)]*\)", str(pk), address)
        if prefix.startswith("admin/") and re.fullmatch(r"[\w/\-]+", address) and "login" not in address:
            found.append(f"/{address}")
    return found


def _patterns(resolver: URLResolver, prefix: str) -> list[tuple[URLPattern, str]]:
    collected = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            collected += _patterns(entry, prefix + str(entry.pattern).lstrip("^"))
        else:
            collected.append((entry, prefix))
    return collected
