"""Which words of a provision are marked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.regulations.redline.make_redline import written
from workflows.regulations.redline.words import Mark, compared


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("в течение 3 дней", "в течение 5 рабочих дней", "в течение [-3-][+5 рабочих+] дней"),
        ("в течение 3 дней.", "в течение 3 рабочих дней.", "в течение 3 [+рабочих +]дней."),
        ("в течение 3 рабочих дней.", "в течение 3 дней.", "в течение 3 [-рабочих -]дней."),
        ("В настоящем Положении", "В настоящем Порядке", "В настоящем [-Положении-][+Порядке+]"),
        ("в пункте 2.2. и далее", "в пункте 2.2 и далее", "в пункте 2.2[-.-] и далее"),
        ("в пункте 3.3 и далее", "в пункте 3.31 и далее", "в пункте [-3.3-][+3.31+] и далее"),
        ("по приказу № 01/0226-У", "по приказу № 02/0226-У", "по приказу № [-01/0226-У-][+02/0226-У+]"),
        ("не редко бывает", "нередко бывает", "[-не редко-][+нередко+] бывает"),
        ("онлайн-курс начат", "онлайн-курсы начаты", "[-онлайн-курс начат-][+онлайн-курсы начаты+]"),
        ("сайт.", "сайт и почту.", "сайт[+ и почту+]."),
        ("сайт, почта, чат", "сайт, почта, форум, чат", "сайт, почта, [+форум, +]чат"),
        ("со дня старта 3 потока.", "со дня старта 5 потока. Новое слово.", "со дня старта [-3-][+5+] потока.[+ Новое слово.+]"),
        ("доступ дают преподаватели или школа", "доступ дают работники или дети", "доступ дают [-преподаватели или школа-][+работники или дети+]"),
        ("в сроки, установленные планом", "в течение 5 дней, установленных планом", "в [-сроки, установленные-][+течение 5 дней, установленных+] планом"),
        ("совсем другие слова", "ничего общего тут", "[-совсем другие слова-][+ничего общего тут+]"),
        ("", "новое", "[+новое+]"),
        ("прежнее", "", "[-прежнее-]"),
        ("", "", ""),
    ],
)
def test_whole_words_are_marked_as_a_person_would_mark_them(old, new, expected):
    assert written(compared(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("с видеoинформацией", "с видеоинформацией", "с {видеoинформацией|видеоинформацией}"),
        ("среда - это сайт", "среда – это сайт", "среда {-|–} это сайт"),
        ("№ 5 «да»", '№\u00a05 "да"', '№{ |\u00a0}5 {«|"}да{»|"}'),
        ("учёт  мнения", "учет мнения", "{учёт  |учет }мнения"),
        ("сло\u00adво", "слово", "{сло\u00adво|слово}"),
        ("5% и", "5 % и", "5{| }% и"),
    ],
)
def test_typography_is_told_apart_from_words(old, new, expected):
    assert written(compared(old, new)) == expected


def test_typography_beside_a_changed_word_stays_typography():
    assert written(compared("среда - это старый сайт", "среда – это новый сайт")) == "среда {-|–} это [-старый-][+новый+] сайт"


WORDS = st.sampled_from(["сайт", "сайта", "и", "в", "3", "3.5", "видеo", "видео", "(", ")", "«", ".", ",", "-", "–", "№", "01/0226-У", "\u00ad"])
GAPS = st.sampled_from([" ", "", "  ", "\u00a0", " \u00a0", "\n"])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=12).map(lambda pairs: "".join(word + gap for word, gap in pairs))


@settings(max_examples=500)
@given(TEXTS, TEXTS)
def test_both_wordings_are_read_back_from_the_pieces(old, new):
    pieces = compared(old, new)

    assert "".join(piece.old for piece in pieces) == old
    assert "".join(piece.new for piece in pieces) == new
    assert [piece for piece in pieces if piece.mark is Mark.SAME and piece.old != piece.new] == []


@settings(max_examples=200)
@given(TEXTS)
def test_a_wording_does_not_differ_from_itself(text):
    assert {piece.mark for piece in compared(text, text)} <= {Mark.SAME}
