"""A letter in HTML is shown beside its text in a frame that loads nothing, runs nothing and leads nowhere."""

import pytest
from lxml import html

from tests import make, make_letter
from tests.workflows.mailroom.make_mail import came
from workflows.inbox.models import Reading
from workflows.mailroom.pages import POLICY, STYLE

pytestmark = pytest.mark.django_db

PAGE = (
    "<h1>Просьба</h1><p>Смотрите <a href='https://evil.example/?who=1'>договор</a>.</p><table><tr><td>обед</td><td>холодный</td></tr></table>"
    "<img src='https://evil.example/pixel.gif'><script>alert(1)</script><form action='https://evil.example'><input name=a></form>"
    "<p style='background:url(https://evil.example/x)' onclick='alert(1)'>Спасибо.</p><link rel=stylesheet href='https://evil.example/a.css'>"
)
FORBIDDEN = ("<img", "<script", "<form", "<input", "<link", "<iframe", "onclick", "style=", "href=", "src=", "url(")


def in_html(page: str = PAGE) -> bytes:
    return make_letter.eml(page).replace(b"text/plain", b"text/html")


@pytest.fixture
def letter():
    return came(in_html())


def address(filing) -> str:
    return f"/admin/mail-room/{filing.pk}/page/"


def test_the_card_offers_the_page_beside_the_text(at_desk, letter):
    card = html.fromstring(at_desk(make.clerk()).get(f"/admin/mail-room/{letter.pk}/").content.decode())

    (frame,) = card.xpath("//iframe")
    assert (frame.get("src"), frame.get("sandbox")) == (address(letter), "")
    assert "обед холодный" in " ".join(card.find_class("letter__text")[0].text_content().split())


def test_a_plain_letter_has_no_page(at_desk):
    filing, client = came(make_letter.eml()), at_desk(make.clerk())

    assert b"<iframe" not in client.get(f"/admin/mail-room/{filing.pk}/").content
    assert client.get(address(filing)).status_code == 404


def test_the_page_keeps_the_layout_and_nothing_that_acts(at_desk, letter):
    answer = at_desk(make.clerk()).get(address(letter))
    body = answer.content.decode().partition("<body>")[2]

    assert [sign for sign in FORBIDDEN if sign in body] == []
    assert '<a title="https://evil.example/?who=1">договор</a>' in body
    assert "<td>холодный</td>" in body
    assert (answer["Content-Security-Policy"], answer["X-Content-Type-Options"], answer["Referrer-Policy"]) == (POLICY, "nosniff", "no-referrer")
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_a_page_that_was_read_by_laxer_rules_is_cleaned_all_the_same(at_desk, letter):
    Reading.objects.update(html=PAGE)

    body = at_desk(make.clerk()).get(address(letter)).content.decode().partition("<body>")[2]

    assert [sign for sign in FORBIDDEN if sign in body] == []


def test_the_policy_lets_one_style_through_and_no_address():
    assert "http" not in POLICY + STYLE
    assert POLICY.startswith("sandbox; default-src 'none'; style-src 'sha256-")


def test_the_page_is_for_those_who_sort_letters(at_desk, letter):
    assert at_desk(make.executor()).get(address(letter)).status_code == 403
