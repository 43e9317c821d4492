"""A quotation is folded only when nothing of the sender's own words goes with it."""

import pytest

from tests.workflows.inbox.corpus import BY_NAME
from tests.workflows.inbox.corpus.replies import ANSWER
from workflows.inbox.parsing.quotation import quoted_from
from workflows.inbox.parsing.reading import read

ABOVE = [name for name in BY_NAME if name.startswith("reply-above-")]
WHOLE = ["reply-below", "reply-between", "forwarded-in-text", "reply-to-closed-case"]
UNTOUCHED = [
    "> одна цитата и больше ничего",
    "Здравствуйте!",
    "Он сказал 12.03.2026:\n\nи ушёл",
    "Вот что он написал 12.03.2026 в 10:15:\n\nприходите завтра",
    "От: родителей 5 «А»\nпросим вернуть учителя",
    "",
]


@pytest.mark.parametrize("name", ABOVE)
def test_what_stands_above_a_quotation_is_the_answer(name):
    letter = read(BY_NAME[name].raw)

    assert letter.text[: letter.quoted_from].strip() == ANSWER
    assert len(ABOVE) == 7


@pytest.mark.parametrize("name", WHOLE)
def test_an_answer_below_or_between_is_shown_whole(name):
    assert read(BY_NAME[name].raw).quoted_from is None


@pytest.mark.parametrize("text", UNTOUCHED)
def test_words_that_only_look_like_a_quotation_stay(text):
    assert quoted_from(text) is None


def test_only_the_last_stretch_of_a_quotation_is_folded():
    text = "> вопрос\nответ\n> ещё вопрос\n-- \nПетрова"

    place = quoted_from(text)

    assert text[:place] == "> вопрос\nответ\n"


def test_a_quotation_in_html_is_marked_and_folded():
    page = "<p>Спасибо.</p><div>пн, 2 мар. 2026 г. в 10:15, Школа &lt;priem@mirk.example&gt;:<br></div><blockquote><p>Ответ дан.</p></blockquote>"

    letter = read(f"Content-Type: text/html; charset=utf-8\n\n{page}".encode())

    assert letter.text[: letter.quoted_from].strip() == "Спасибо."
    assert letter.text.split("\n")[-1] == "> Ответ дан."
