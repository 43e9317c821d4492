"""The real Порядок against itself with its known mistakes corrected: a golden text."""

from dataclasses import replace

from tests.workflows.regulations.importing.make_importing import seed
from tests.workflows.regulations.redline.make_redline import row_of, told, with_new_uids, written
from workflows.regulations.redline import Change, compare
from workflows.regulations.tree import ActText, Node

LATIN_INSIDE = "виде\x6f\x69\x6eформацией"
CORRECTIONS = {
    "В настоящем Положении": "В настоящем Порядке",
    LATIN_INSIDE: "видеоинформацией",
    "в пункте 2.2. настоящего": "в пункте 2.2 настоящего",
    "(далее - ЭИОС) - совокупность": "(далее – ЭИОС) – совокупность",
}


def corrected(text: ActText) -> ActText:
    def better(node: Node) -> Node:
        words = node.text
        for old, new in CORRECTIONS.items():
            words = words.replace(old, new)
        return replace(node, text=words, children=tuple(map(better, node.children)))

    title = text.title.replace(LATIN_INSIDE, "видеоинформацией")
    return replace(text, title=title, approval_word="УТВЕРЖДЁН", provisions=tuple(map(better, text.provisions)))


def test_the_corrections_of_the_order_are_told_and_nothing_else():
    text = seed().text

    comparison = compare(text, corrected(text))

    assert told(comparison) == {
        "слово грифа": {Change.CHANGED},
        "название": {Change.CHANGED},
        "п. 1.1": {Change.CHANGED},
        "п. 1.3": {Change.CHANGED},
        "абзац второй п. 1.3": {Change.TYPOGRAPHIC},
        "п. 3.1": {Change.CHANGED},
    }
    assert written(row_of(comparison, "п. 1.3").text) == "В настоящем [-Положении-][+Порядке+] используются следующие понятия:"
    assert written(row_of(comparison, "слово грифа").text) == "[-УТВЕРЖДЕНО-][+УТВЕРЖДЁН+]"
    assert written(row_of(comparison, "абзац второй п. 1.3").text).startswith("Электронная информационно-образовательная среда (далее {-|–} ЭИОС) {-|–} совокупность")
    assert f"[-{LATIN_INSIDE}-][+видеоинформацией+]" in written(row_of(comparison, "п. 1.1").text)
    assert "указанных в пункте 2.2[-.-] настоящего Порядка" in written(row_of(comparison, "п. 3.1").text)
    assert (comparison.counts.total, comparison.counts.typographic) == (5, 1)


def test_a_second_import_of_the_corrected_file_says_the_same():
    text = seed().text
    other = with_new_uids(corrected(text))

    assert told(compare(text, other)) == told(compare(text, corrected(text)))
