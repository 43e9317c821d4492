"""A password of an older Office program is known by the marks that the programs themselves leave."""

import pytest

from tests.workflows.screening import make_ole as made
from workflows.screening.findings import Code
from workflows.screening.looking import look

SAID = "Файл «{name}» закрыт паролем, и проверить его нельзя. Снимите пароль и приложите его снова."

LARGE = 4096
LOCKED = {
    "a word": ("отчёт.doc", {"WordDocument": made.LOCKED_WORD.ljust(LARGE, b"\0"), "1Table": b"\0" * LARGE}),
    "a book": ("смета.xls", {"Workbook": (made.BEGINNING + made.FILEPASS + made.PAGES).ljust(9000, b"\0")}),
    "a small book": ("смета.xls", {"Workbook": made.BEGINNING + made.FILEPASS + made.PAGES}),
    "an old book": ("смета.xls", {"Book": made.BEGINNING + made.FILEPASS}),
    "a book protected against writing too": ("смета.xls", {"Workbook": made.BEGINNING + made.PROTECTED + made.FILEPASS}),
    "slides by their user": ("урок.ppt", {"PowerPoint Document": b"\0" * LARGE, "Current User": made.LOCKED_SLIDES}),
    "slides by their summary": ("урок.ppt", {"PowerPoint Document": b"\0" * LARGE, "EncryptedSummary": b"x" * 100}),
    "small streams far behind others": ("урок.ppt", {"PowerPoint Document": b"\0" * LARGE, "Pictures": b"x" * 3000, "Current User": made.LOCKED_SLIDES}),
}
OPEN = {
    "a word": ("отчёт.doc", {"WordDocument": made.OPEN_WORD.ljust(LARGE, b"\0"), "1Table": b"\0" * LARGE}),
    "a book": ("смета.xls", {"Workbook": (made.BEGINNING + made.PAGES + made.FILEPASS).ljust(9000, b"\0")}),
    "a book protected against writing": ("смета.xls", {"Workbook": made.BEGINNING + made.PROTECTED + made.PAGES}),
    "slides": ("урок.ppt", {"PowerPoint Document": b"\0" * LARGE, "Current User": made.OPEN_SLIDES}),
    "an empty word": ("отчёт.doc", {"WordDocument": b""}),
}


@pytest.mark.parametrize(("name", "streams"), LOCKED.values(), ids=LOCKED)
def test_a_locked_document_has_the_sentence_of_all_locked_files(name, streams):
    seen = look(made.old_office(streams), name)

    assert [finding.about(seen.name) for finding in seen.findings] == [SAID.format(name=name)]
    assert not seen.allowed


@pytest.mark.parametrize(("name", "streams"), OPEN.values(), ids=OPEN)
def test_an_open_document_is_not_called_locked(name, streams):
    seen = look(made.old_office(streams), name)

    assert (seen.findings, seen.allowed) == ((), True)


@pytest.mark.parametrize("cut", [600, 1100, 2000, 4500])
def test_a_file_that_is_cut_short_is_looked_at_without_harm(cut):
    whole = made.old_office(LOCKED["small streams far behind others"][1])

    assert {finding.code for finding in look(whole[:cut], "урок.ppt").findings} <= {Code.ENCRYPTED, Code.FORBIDDEN}


def test_a_table_that_leads_in_a_circle_ends():
    whole = bytearray(made.old_office({"PowerPoint Document": b"\0" * LARGE, "Pictures": b"x" * 3000, "Current User": made.LOCKED_SLIDES}))
    for place in range(512, 1024, 4):
        whole[place : place + 4] = (1).to_bytes(4, "little")

    assert look(bytes(whole), "урок.ppt").format.code == "ppt"
