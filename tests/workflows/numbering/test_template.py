"""How a number is written is data, and a wrong template is refused before the first number."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tests import make
from workflows.errors import BadInput
from workflows.numbering.models import Reset, Series
from workflows.numbering.numbers import period_of
from workflows.numbering.template import render

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2099, 12, 31))
sequences = st.integers(min_value=1, max_value=99_999)
words = st.text(alphabet="АБУЭабуэ0123456789-/№ ", max_size=8)


def test_the_sample_number_of_the_order():
    assert render("{seq:02}/{mm}{yy}-{idx}", seq=1, on=make.FEBRUARY_26, index="У") == "01/0226-У"


@pytest.mark.parametrize(
    ("template", "number"),
    [
        ("{seq}", "7"),
        ("{seq:03}-{idx}/{yyyy}", "007-У/2026"),
        ("{dd}.{mm}.{yyyy} № {seq}", "26.02.2026 № 7"),
        ("{seq:2}", "07"),
    ],
)
def test_other_ways_to_write_a_number(template, number):
    assert render(template, seq=7, on=make.FEBRUARY_26, index="У") == number


@pytest.mark.parametrize(
    "template", ["{seq}-{index}", "{seq", "{seq:x}", "{seq.real}", "{seq!r}", "{{seq}}", "{0}{seq}"]
)
def test_an_unknown_place_is_refused(template):
    with pytest.raises(BadInput, match="неизвестный знак"):
        render(template, seq=1, on=None, index="")


def test_a_template_without_the_sequence_is_refused():
    with pytest.raises(BadInput, match="нет порядкового номера"):
        render("{mm}{yy}", seq=1, on=None, index="")


@given(words, words, sequences, sequences, days)
def test_different_sequences_give_different_numbers(before, after, one, other, day):
    template = before + "{seq}|" + after

    same = render(template, seq=one, on=day, index="У") == render(template, seq=other, on=day, index="У")

    assert same == (one == other)


@given(words, sequences, days)
def test_what_is_not_a_place_stays_as_written(text, sequence, day):
    assert render(text + "{seq}" + text, seq=sequence, on=day, index="") == f"{text}{sequence}{text}"


@given(days, days)
def test_counting_begins_anew_exactly_when_the_period_changes(one, other):
    never, year, month = (Series(reset=reset) for reset in (Reset.NEVER, Reset.YEAR, Reset.MONTH))

    assert period_of(never, one) == period_of(never, other)
    assert (period_of(year, one) == period_of(year, other)) == (one.year == other.year)
    assert (period_of(month, one) == period_of(month, other)) == ((one.year, one.month) == (other.year, other.month))


def test_the_form_refuses_a_series_that_could_not_be_written():
    with pytest.raises(ValidationError, match="неизвестный знак"):
        Series(code="u", title="Приказы", template="{seq}{nonsense}").clean()
