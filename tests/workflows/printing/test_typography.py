"""Spaces that do not break, and nothing else changed."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.printing.typography import bound, bound_html, name_html, together, whole_html

EXAMPLES = [
    ("приказ № 01/0226-У", "приказ №_01/0226-У"),
    ("согласно п. 2.2 и пп. 3.1–3.5", "согласно п._2.2 и_пп._3.1–3.5"),
    ("указанных в пункте 2.2 настоящего Порядка", "указанных в_пункте_2.2 настоящего Порядка"),
    ("Пункт 2.2 отменён", "Пункт_2.2 отменён"),
    ("от 29 декабря 2012 г. № 273-ФЗ", "от_29_декабря_2012_г. №_273-ФЗ"),
    ("в течение 3 дней после начала", "в_течение 3_дней после начала"),
    ("в течение 3 групп после начала", "в_течение 3 групп после начала"),
    ("директор П. П. Петров", "директор П._П._Петров"),
    ("директор Петров П.П. подписал", "директор Петров_П.П. подписал"),
    ("среда – это совокупность", "среда_– это совокупность"),
    ("в ПО АНО «МИРК» ежегодно", "в_ПО_АНО_«МИРК» ежегодно"),
    ("не дом", "не_дом"),
    ("абзацем следующего содержания: «– почта.»", "абзацем следующего содержания: «–_почта.»"),
    ("– почта", "–_почта"),
    ("Конец абзаца. Новый абзац", "Конец абзаца. Новый абзац"),
]


@pytest.mark.parametrize(("plain", "shown"), EXAMPLES)
def test_numbers_dates_and_short_words_keep_their_neighbours(plain, shown):
    assert bound(plain).replace("\u00a0", "_") == shown


@given(st.text(alphabet=st.sampled_from(list("абвАБВПОё №.,«»–-0123456789<>&\u00a0"))))
def test_only_spaces_change(text):
    assert bound(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")


@given(st.text(alphabet=st.sampled_from(list("абвАБВПО №.,«»–-0123456789<>&/"))))
def test_the_reader_of_html_gets_the_same_words(text):
    assert unescape(re.sub(r"</?span[^>]*>", "", bound_html(text))) == bound(text)


@given(st.text(alphabet=st.sampled_from(list("авПО №.«–-0123456789г"))))
def test_binding_twice_is_binding_once(text):
    assert bound(bound(text)) == bound(text)


def test_a_number_with_a_hyphen_stays_in_one_piece():
    assert bound_html("закон № 273-ФЗ") == 'закон <span class="nobr">№\u00a0273-ФЗ</span>'


def test_html_in_a_text_is_shown_and_not_obeyed():
    assert bound_html("<script>&") == "&lt;script&gt;&amp;"


def test_the_name_in_quotes_begins_a_line():
    assert name_html("Автономная организация «Дом» и «Сад»") == "Автономная организация<br>«Дом» и\u00a0«Сад»"


WHOLE = [
    ("Обращение № 001-ОГ/2026", "Обращение [№_001-ОГ/2026]"),
    ("(59-ФЗ, ст. 8, ч. 2)", "([59-ФЗ], [ст._8, ч._2])"),
    ("59-ФЗ 8(3.1)", "[59-ФЗ 8(3.1)]"),
    ("канал вне п. 1 ст. 4", "канал вне [п._1 ст._4]"),
    ("«Ё» & ст. 11, ч. 4.1", "«Ё» &amp; [ст._11, ч._4.1]"),
]


@pytest.mark.parametrize(("text", "kept"), WHOLE, ids=[text for text, _ in WHOLE])
def test_numbers_and_references_to_law_are_kept_whole_on_screens(text, kept):
    assert whole_html(text) == kept.replace("_", "\xa0").replace("[", '<span class="nobr">').replace("]", "</span>")


def test_a_label_keeps_its_reference_together_without_a_tag():
    assert together("Просить (ст. 8, ч. 5) & ждать") == "Просить (ст.\xa08,\xa0ч.\xa05) & ждать"
