"""A visitor with a document in hand: by the key from paper, by the file dropped on the page, without scripts."""

import base64
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.harness.browser import PHONE, axe_violations, overflow
from tests.journeys.test_visitor import ACT, words

DROP = """([data, name]) => {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, {type: "application/pdf"}));
  const form = document.querySelector("[data-proof-file]");
  for (const event of ["dragover", "drop"]) form.dispatchEvent(new DragEvent(event, {dataTransfer: transfer, bubbles: true, cancelable: true}));
}"""


def downloaded(page: Page, folder: Path) -> Path:
    """The PDF of the act as a visitor has it on the disk."""
    page.goto(ACT)
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").first.click()
    file = folder / "act.pdf"
    download.value.save_as(file)
    return file


def drop(page: Page, file: Path) -> None:
    page.goto("/proverka/")
    page.evaluate(DROP, [base64.b64encode(file.read_bytes()).decode(), file.name])
    page.wait_for_url("**/proverka/hash/**")


def test_the_key_on_the_first_sheet_leads_to_the_document(visitor, watch, tmp_path):
    page = visitor(PHONE)
    sheet = PdfReader(io.BytesIO(downloaded(page, tmp_path).read_bytes())).pages[0].extract_text()
    key = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", sheet)
    assert key is not None

    page.goto("/")
    page.get_by_role("link", name="Проверка документов").click()
    page.get_by_label("Ключ с документа").fill(key.group().lower().replace("-", " "))
    page.get_by_role("button", name="Проверить ключ").click()

    assert page.url.endswith(f"/proverka/{key.group()}/")
    assert "Документ подлинный." in words(page)
    assert "Соколова Анна Викторовна" in words(page)
    assert overflow(page) == 0
    assert axe_violations(page, watch) == []


def test_a_dropped_file_is_told_as_ours_and_never_leaves_the_computer(visitor, tmp_path):
    page = visitor(1280)
    file = downloaded(page, tmp_path)
    sent = []
    page.on("request", lambda request: sent.append(request.method))

    drop(page, file)

    assert "Файл наш, не изменён и действует сегодня." in words(page)
    assert set(sent) == {"GET"}


def test_one_added_byte_makes_the_file_a_stranger(visitor, tmp_path):
    page = visitor(1280)
    file = downloaded(page, tmp_path)
    file.write_bytes(file.read_bytes() + b"\n")

    drop(page, file)

    assert "Такого файла мы не выпускали, или он изменён." in words(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_file_is_chosen_with_scripts_and_without(visitor, tmp_path, scripts):
    file = downloaded(visitor(PHONE), tmp_path)
    page = visitor(PHONE, scripts=scripts)
    page.goto("/proverka/")
    told = words(page)

    page.get_by_label("Файл документа").set_input_files(file)
    if not scripts:
        page.get_by_role("button", name="Проверить файл").click()
    page.wait_for_url("**/proverka/hash/**")

    assert ("Файл не покидает ваш компьютер" in told, "нигде не сохраняется" in told) == (scripts, not scripts)
    assert "Файл наш, не изменён и действует сегодня." in words(page)
