"""The code on the first sheet: where it leads, where it stands, and when it is left out."""

import re
import subprocess

import pytest
from wagtail.models import Site

from tests import make, make_print
from tests.make_text import short_text
from tests.workflows.orders import make_order
from workflows.orders import documents as orders
from workflows.orders.rendering import ClauseText, order_print
from workflows.printing import queue
from workflows.printing.models import PrintRequest
from workflows.printing.pdf import render_pdf
from workflows.printing.proof import Proof, proof_of
from workflows.regulations.rendering.pdf import approval_sheet_print, redaction_print
from workflows.signing.models import Capacity

KEY = "7F3K-92QD-XA41-0VWB"
PROOF = Proof(KEY, "https://example.ru")
PLACE = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<')
TEXT = short_text()
every_kind = pytest.mark.parametrize("kind", ["order", "redaction", "sheet"])


def prints() -> dict[str, str]:
    """One print of each kind, with the code; the order is long enough to fill its first sheet."""
    clauses = tuple(ClauseText(f"Пункт {number} этого приказа.") for number in range(40))
    return {
        "order": order_print(make_print.order(proof=PROOF, clauses=clauses)),
        "redaction": redaction_print(TEXT, make_print.facts(TEXT, proof=PROOF)),
        "sheet": approval_sheet_print(make_print.sheet(visas=make_print.sheet().visas * 20), proof=PROOF),
    }


def structure(node):
    """Tags with their words for those who do not see."""
    node = node.get_object()
    if not hasattr(node, "get"):
        return
    yield node.get("/S"), node.get("/Alt")
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from structure(kid)


@every_kind
def test_the_first_sheet_alone_has_the_code_and_the_address_in_words(kind):
    sheets = make_print.pages(render_pdf(prints()[kind], title="Документ"))

    assert [f"Проверить документ: example.ru/proverka/ {KEY}" in sheet for sheet in sheets] == [True] + [False] * (len(sheets) - 1)
    assert len(sheets) > 1


@every_kind
def test_the_code_is_told_to_those_who_do_not_see_it(kind):
    root = make_print.read(render_pdf(prints()[kind], title="Документ")).trailer["/Root"]["/StructTreeRoot"]

    assert [words for tag, words in structure(root) if tag == "/Figure"] == [f"QR-код для проверки документа. Адрес: example.ru/proverka/{KEY}/"]


@every_kind
def test_nothing_stands_on_the_code(kind, tmp_path):
    """The square of 20 mm at the right margin, above the words «Проверить документ»."""
    file = tmp_path / "print.pdf"
    file.write_bytes(render_pdf(prints()[kind], title="Документ"))
    told = subprocess.run(["pdftotext", "-bbox", "-l", "1", str(file), "-"], capture_output=True, text=True, check=True).stdout
    placed = [(*map(float, found[:4]), found[4]) for found in PLACE.findall(told)]
    below = next(top for _, top, _, _, word in placed if word == "Проверить")
    right, left, height = 567, 567 - 60, 60

    assert [word for x1, y1, x2, y2, word in placed if x2 > left and x1 < right and y2 > below - height and y1 < below - 2] == []


def test_the_code_is_the_address():
    assert PROOF.address == f"https://example.ru/proverka/{KEY}/"
    assert PROOF.picture.startswith("data:image/svg+xml")
    assert PROOF.png().startswith(b"\x89PNG")


def test_a_russian_site_is_written_in_russian_letters():
    assert Proof(KEY, "https://xn--e1afmkfd.xn--p1ai").spoken == f"пример.рф/proverka/{KEY}/"


@pytest.mark.django_db
@pytest.mark.parametrize("base", ["", "http://127.0.0.1:8000", "http://localhost"])
def test_a_site_that_does_not_know_its_address_prints_no_code(settings, base):
    settings.DEMO, settings.WAGTAILADMIN_BASE_URL = False, base

    assert proof_of(KEY) is None


@pytest.mark.django_db
def test_the_tree_of_pages_may_know_the_address(settings, site_of):
    settings.DEMO, settings.WAGTAILADMIN_BASE_URL = False, ""
    site_of("school.example", 443)

    assert proof_of(KEY).address == f"https://school.example/proverka/{KEY}/"


@pytest.fixture
def site_of():
    """Names the default site."""
    def name(host: str, port: int) -> None:
        site = Site.objects.get(is_default_site=True)
        site.hostname, site.port = host, port
        site.save()

    yield name
    Site.clear_site_root_paths_cache()


@pytest.mark.django_db
def test_without_a_key_there_is_nothing_to_check():
    assert proof_of("") is None


@pytest.mark.django_db
def test_a_print_gets_its_key_when_it_is_asked_for_and_keeps_it():
    keys = [queue.ask("orders.order.pdf", number).key for number in (1, 2, 1)]

    assert keys[0] == keys[2] == queue.key_of("orders.order.pdf", 1)
    assert keys[0] != keys[1]
    assert queue.key_of("orders.order.pdf", 3) == ""
    assert PrintRequest.objects.count() == 2


@pytest.mark.django_db
def test_the_print_of_an_order_tells_signer_capacity_moment_key_and_address(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://example.ru"
    make.organisation()
    deputy = make.user(last_name="Волкова", role="")
    make.authority(deputy, capacity=Capacity.ACTING, post="И.о. генерального директора")
    order = make_order.signed(by=deputy)

    words = make_print.words(orders.order_pdf(order.pk).data)

    key = order.signature.key
    assert (
        "Документ подписан простой электронной подписью Подписал Волкова Мария Петровна Должность И.о. генерального директора "
        f"В качестве исполняющий обязанности Дата и время 26.02.2026 12:00:00 (UTC+03:00) Ключ подписи {key}"
    ) in words
    assert f"Проверитьexample.ru/proverka/{key}/" in words.replace(" ", "")  # a long address may be broken into two lines
    assert f"Проверить документ: example.ru/proverka/ {key}" in words
