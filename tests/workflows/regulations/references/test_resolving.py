"""Where the references of an act lead: to its provisions by uid, to acts outside, or nowhere."""

import pytest

from tests.harness.work import growth
from tests.make_text import long_text, uid
from tests.workflows.regulations.references.make_references import act
from workflows.printing.words import NBSP
from workflows.regulations.references.resolving import resolve
from workflows.regulations.references.spoken import act_words, pinpoint


def leads(words: str, **how) -> list[list[int]]:
    """The numbers of the uids to which the words of point 1.1 lead."""
    return [[int(target[-12:], 16) for target in found.targets] for found in resolve(act(words, **how)) if found.source == uid(11)]


def problems(words: str, **how) -> list[str]:
    return [found.problem for found in resolve(act(words, **how)) if found.source == uid(11) and found.problem]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("в пункте 2.2 настоящего Порядка", [[22]]),
        ("в пунктах 2.1, 2.2¹ и 2.4", [[21], [23], [25]]),
        ("в пунктах 2.1–2.4", [[21, 22, 23, 24, 25]]),
        ("в пунктах 1.1–2.1", [[11, 21]]),
        ("в разделе 2", [[2]]),
        ("в разделах I и II", [[1], [2]]),
        ("в разделах 1–2", [[1, 2]]),
        ("в подпункте «в» пункта 2.3", [[42]]),
        ("в подпунктах «а» и «б» – «г» пункта 2.3", [[40], [41, 42, 43]]),
        ("в пункте 2.2 раздела 2", [[22]]),
        ("в абзаце первом пункта 2.1", [[21]]),
        ("в абзацах втором и третьем пункта 2.1", [[50], [51]]),
        ("в абзацах первом – третьем пункта 2.1", [[21, 50, 51]]),
        ("в абзаце первом настоящего пункта", [[11]]),
        ("настоящего раздела", [[1]]),
        ("настоящего пункта", [[11]]),
        ("в подпункте «а»", [[40]]),
        ("Настоящий Порядок", []),
        ("в пункте 9.9 Положения", []),  # another document: this one is a Порядок
        ("в статье 5", []),
        ("в части 2", []),
    ],
)
def test_references_lead_to_provisions(words, numbers):
    assert (leads(words), problems(words)) == (numbers, [])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("в пункте 5.1 настоящего Порядка", ["указывает на пункт 5.1, которого нет"]),
        ("в пункте 9.9 Порядка", ["указывает на пункт 9.9, которого нет"]),
        ("в пунктах 2.2 и 2.9", ["указывает на пункт 2.9, которого нет"]),
        ("в пунктах 2.3–2.6", ["указывает на пункт 2.5, которого нет, и на пункт 2.6, которого нет"]),
        ("в разделе 7", ["указывает на раздел 7, которого нет"]),
        ("в пункте 1.1 раздела 2", ["указывает на пункт 1.1 раздела 2, которого нет"]),
        ("в подпункте «д» пункта 2.3", ["указывает на подпункт «д» пункта 2.3, которого нет"]),
        ("в подпункте «а» пункта 8.8", ["указывает на пункт 8.8, которого нет"]),
        ("в абзаце четвёртом пункта 2.1", ["указывает на абзац четвёртый пункта 2.1, которого нет"]),
        ("в абзаце втором настоящего пункта", ["указывает на абзац второй этого пункта, которого нет"]),
        ("в приложении № 3 к настоящему Порядку", ["указывает на приложение 3, которого нет"]),
        ("в приложении к настоящему Порядку", ["указывает на приложение, которого нет"]),
        ("в статье 5 настоящего Порядка", ["указывает на статью 5, которой нет"]),
    ],
)
def test_a_dangling_reference_is_told(words, said):
    assert problems(words) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("в пункте 2.2", ["указывает на пункт 2.2, утративший силу"]),
        ("в пунктах 2.1–2.3", ["указывает на пункт 2.2, утративший силу"]),
        ("в пункте 2.1", []),
    ],
)
def test_a_repealed_target_is_told(words, said):
    assert problems(words, repealed=("2.2",)) == said


def test_a_law_named_without_its_date_is_the_one_named_with_it():
    found = resolve(act("Статья 5 Закона № 273-ФЗ.", "Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании»."))

    acts = [each.act for each in found if each.act]
    assert [each.key for each in acts] == ["fz:2012-12-29:273-фз"] * 2
    assert [each.title for each in acts] == ["Об образовании"] * 2
    assert act_words(acts[0]).replace(NBSP, " ") == "Федеральный закон от 29 декабря 2012 г. № 273-ФЗ"
    assert [pinpoint(path).replace(NBSP, " ") for path in found[0].pinpoints] == ["ст. 5"]


def test_a_long_regulation_is_resolved_whole():
    """46 sheets of A4."""
    found = resolve(long_text())

    assert len(found) == 300
    assert [each.problem for each in found if each.problem] == []


def test_work_grows_with_the_regulation_and_no_faster():
    assert growth(lambda points: resolve(long_text(points=points)), small=10, large=40) < 1.3
