"""References on the site: to other points of the act, and to cited acts at their official addresses."""

import re
from datetime import date

import pytest

from tests.pages import make_pages
from tests.workflows.regulations.references.make_references import act
from workflows.regulations.models import ExternalAct

pytestmark = pytest.mark.django_db

OFFICIAL = "http://pravo.gov.ru/273?a=1&b=2"
CITING = "По статье 28 Федерального закона от 29.12.2012 № 273-ФЗ и пунктам 2.1–2.3, 2.2¹ настоящего Порядка; настоящего пункта."


def links(page: bytes) -> list[tuple[str, str]]:
    found = re.findall(r'<a class="(?:reference|citation)" href="([^"]+)"[^>]*>(.*?)</a>', page.decode())
    return [(href.replace("&amp;", "&"), re.sub("<[^>]+>", "", words).replace("\u00a0", " ")) for href, words in found]


def test_the_whole_text_leads_to_anchors_and_to_the_official_address(client):
    redaction = make_pages.published(make_pages.school(), text=act(CITING))
    address = make_pages.address(redaction)

    before = links(client.get(address).content)
    ExternalAct.objects.update(address=OFFICIAL)
    after = links(client.get(address).content)

    inside = [("#p-2-1", "пунктам 2.1–2.3"), ("#p-2-2_1", "2.2¹")]
    assert before == inside
    assert after == [(OFFICIAL, "статье 28 Федерального закона от 29.12.2012 № 273-ФЗ"), *inside]


@pytest.mark.parametrize("below", ["", "red/1/"])
def test_a_single_point_leads_to_pages_of_other_points(below, client):
    redaction = make_pages.published(make_pages.school(), text=act(CITING))
    ExternalAct.objects.update(address=OFFICIAL, review_on=date(2026, 1, 1))
    address = f"{make_pages.address(redaction)}{below}p/1-1/"

    found = links(client.get(address).content)

    assert found == [(OFFICIAL, "статье 28 Федерального закона от 29.12.2012 № 273-ФЗ"), ("../2-1/", "пунктам 2.1–2.3"), ("../2-2_1/", "2.2¹")]
    assert client.get(f"{make_pages.address(redaction)}{below}p/2-2_1/").status_code == 200
