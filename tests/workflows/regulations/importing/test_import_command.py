"""`import_regulation FILE [--json]`: shows, saves nothing, fails with one sentence."""

import json
import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from tests.workflows.regulations.importing.make_importing import ROOT, SEED, seed


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as an administrator starts it."""
    return subprocess.run(
        [sys.executable, "site/manage.py", "import_regulation", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
    )


def said(capsys, *arguments: str) -> str:
    """What the command prints."""
    call_command("import_regulation", *arguments)
    return capsys.readouterr().out


def test_json_has_exactly_the_promised_keys(capsys):
    body = json.loads(said(capsys, str(SEED), "--json"))

    assert list(body) == ["kind", "title", "order", "provisions", "findings"]
    assert body["order"] == {"number": "01/0226-У", "date": "2026-02-26"}
    assert (body["kind"], body["title"]) == ("Порядок", seed().text.title)
    assert [list(node) for node in body["provisions"]] == [["label", "kind", "heading", "text", "children"]] * 4
    assert [len(node["children"]) for node in body["provisions"]] == [3, 7, 9, 2]
    assert {tuple(finding) for finding in body["findings"]} == {("code", "label", "message")}
    assert len(body["findings"]) == 19


def test_outline_is_readable(capsys):
    printed = said(capsys, str(SEED))

    assert "\n1. Общие положения\n  1.1. Настоящий Порядок" in printed
    assert "\n    – Устава ПО АНО «МИРК»;\n" in printed
    assert "Приказ от 26 февраля 2026\u00a0г. №\u00a001/0226-У" in printed
    assert "Замечаний: 19" in printed


def test_order_is_null_when_absent(capsys, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("1. Пункт.\n2. Пункт.")

    assert json.loads(said(capsys, str(file), "--json"))["order"] is None


def test_half_an_order_is_told_half(capsys, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("УТВЕРЖДЕНО\nприказом № 9\n\nПоложение о сайте\n\n1. Пункт.\n2. Пункт.")

    assert json.loads(said(capsys, str(file), "--json"))["order"] == {"number": "9", "date": None}


def test_folder_and_missing_file_are_sentences(tmp_path):
    with pytest.raises(CommandError, match="— папка"):
        call_command("import_regulation", str(tmp_path))
    with pytest.raises(CommandError, match=r"нет\. Проверьте имя"):
        call_command("import_regulation", str(tmp_path / "absent.txt"))
    with pytest.raises(CommandError, match="не обычный файл"):
        call_command("import_regulation", os.devnull)


@pytest.mark.skipif(os.geteuid() == 0, reason="for root every file is readable")
def test_file_without_rights_is_a_sentence(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("Текст.")
    file.chmod(0)

    with pytest.raises(CommandError, match="нет прав"):
        call_command("import_regulation", str(file))


def test_file_beyond_the_limit_is_a_sentence(tmp_path):
    file = tmp_path / "big.txt"
    with file.open("wb") as stream:
        stream.truncate(60 * 1024 * 1024)

    with pytest.raises(CommandError, match="больше 50 МБ"):
        call_command("import_regulation", str(file))


def test_no_database_is_needed():
    done = run(str(SEED), "--json", DATABASE_URL="postgres://nobody@127.0.0.1:1/absent")

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["kind"] == "Порядок"


def test_failure_is_one_sentence_and_exit_code_one(tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(b"%PDF-1.4")

    done = run(str(file), "--json")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip().endswith("Файл «a.docx» загрузить нельзя: это PDF. Откройте его в редакторе, сохраните как .docx и загрузите снова.")
    assert len(done.stderr.strip().splitlines()) == 1
