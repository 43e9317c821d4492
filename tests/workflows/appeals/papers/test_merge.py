"""The words of letters: each ground has its text, quotes its article, asks for known fields alone and leaves none blank."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from tests.workflows.appeals.papers import make_paper as make
from workflows.appeals.papers.merge import LABELS, Template, Values, check, filled, preview
from workflows.appeals.papers.wording import WORDINGS, Ground
from workflows.errors import BadInput, Incomplete

GOLDEN = Path(__file__).with_name("golden_letters.txt").read_text()
SAID = {
    match[1]: match[2].strip() for match in re.finditer(r"^=== (\w+)[^\n]*\n(.*?)(?=^=== |\Z)", GOLDEN, re.M | re.S)
}


def spoken(text: str) -> str:
    return text.replace("\u00a0", " ")


def whole(ground: Ground) -> str:
    ready = filled(WORDINGS[ground].template, make.values(ground))
    return spoken("\n".join(ready.texts))


@pytest.mark.parametrize("ground", Ground)
def test_the_letter_of_a_ground_reads_as_it_was_agreed(ground):
    assert whole(ground) == SAID[ground]


def test_no_agreed_letter_is_without_a_ground():
    assert sorted(SAID) == sorted(Ground)


@pytest.mark.parametrize("ground", [ground for ground in Ground if WORDINGS[ground].article.startswith("59-ФЗ")])
def test_the_letter_names_the_article_on_which_it_stands(ground):
    """«59-ФЗ, ст. 12, ч. 2» is «часть 2 статьи 12» in the text."""
    article = re.search(r"ст\. (\d+)", WORDINGS[ground].article)[1]
    parts = re.findall(r"ч\. ([\d.]+\d|\d)", WORDINGS[ground].article.partition(";")[0])

    assert re.search(rf"стать\w+ {article}\b", whole(ground))
    assert all(re.search(rf"част\w+ {re.escape(part)} (?:статьи|названного)", whole(ground)) for part in parts)


@pytest.mark.parametrize("ground", Ground)
def test_without_any_value_the_letter_says_what_to_fill(ground):
    first = LABELS[WORDINGS[ground].template.asked[0]]

    with pytest.raises(Incomplete, match=re.escape(f"не заполнено «{first}»")):
        filled(WORDINGS[ground].template, Values())


def test_a_field_without_a_value_is_named_by_the_words_of_the_clerk():
    with pytest.raises(Incomplete) as refused:
        filled(WORDINGS[Ground.EXTENDED].template, replace(make.VALUES, reason="  ", new_due_on=None))

    assert str(refused.value) == (
        "Письмо не составлено: не заполнено «причина», «новый срок рассмотрения». Заполните и повторите."
    )


@pytest.mark.parametrize("place", ["heading", "opening", "closing"])
def test_an_unknown_field_is_named_wherever_it_stands(place):
    words = {"heading": "О сроке", "opening": ("Текст.",), "closing": ("Конец.",)}
    words[place] = "до {due}" if place == "heading" else ("до {due}",)

    with pytest.raises(BadInput, match=r"неизвестное поле \{due\}.*due_on"):
        check(Template(**words))


@pytest.mark.parametrize(
    "text", ["до {due_on", "до due_on}", "до {{due_on}}", "до {}", "до {due_on!r}", "до {due_on:x}", "{number.x}"]
)
def test_a_template_is_text_and_not_code(text):
    with pytest.raises(BadInput):
        filled(Template("О сроке", (text,)), make.VALUES)


def test_what_is_put_in_is_not_read_as_a_template_again():
    values = replace(make.VALUES, reason="{number} и {{")

    assert filled(Template("О", ("Причина: {reason}.",)), values).opening == ("Причина: {number} и {{.",)


def test_a_date_at_the_end_of_a_sentence_has_one_stop():
    assert spoken(filled(Template("О", ("До {due_on}.",)), make.VALUES).opening[0]) == "До 2 декабря 2026 г."


def test_the_desk_shows_what_a_template_asks_for():
    template = Template("О", ("Срок {new_due_on}, причина: {reason}, {no_such}.",))

    shown = [(label, spoken(value)) for label, value in preview(template, Values(reason="болезнь"))]

    assert shown == [("новый срок рассмотрения", ""), ("причина", "болезнь"), ("no_such", "")]


def test_every_field_has_words_of_its_own():
    assert list(LABELS) == [told.name for told in fields(Values)]
    assert len(set(LABELS.values())) == len(LABELS)
