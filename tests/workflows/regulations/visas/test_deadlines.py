"""Terms in working days: until when, how many are left, how late; and what is said when the calendar is not there."""

from datetime import UTC, date, datetime

import pytest

from workflows.regulations.deadlines import consultations_end, publication_term, term, turn_came, working_days
from workflows.workdays.calendar import Workdays

WEEK = Workdays(years=frozenset({2026}), special={date(2026, 3, 9): False})
FRIDAY = date(2026, 2, 27)


def _spoken(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 2, 27), "до 4 марта 2026 г."),
        (date(2026, 3, 3), "до 4 марта 2026 г."),
        (date(2026, 3, 4), "до 4 марта 2026 г., последний день"),
        (date(2026, 3, 5), "до 4 марта 2026 г., просрочено на 1 рабочий день"),
        (date(2026, 3, 6), "до 4 марта 2026 г., просрочено на 2 рабочих дня"),
        (date(2026, 3, 10), "до 4 марта 2026 г., просрочено на 3 рабочих дня"),  # 7–9 марта выходные
    ],
)
def test_a_visa_of_three_working_days_asked_on_a_friday(on, said):
    assert _spoken(term(WEEK, FRIDAY, 3, on=on).words) == said


def test_on_the_weekend_after_the_last_day_the_term_is_over_by_no_working_day():
    left = term(WEEK, date(2026, 3, 4), 2, on=date(2026, 3, 7))

    assert (left.last, left.is_over, left.standing) == (date(2026, 3, 6), True, "срок прошёл")


@pytest.mark.parametrize(("on", "said"), [(date(2026, 3, 3), "остался 1 рабочий день"), (date(2026, 2, 28), "осталось 3 рабочих дня")])
def test_what_is_left_is_counted_without_today(on, said):
    assert _spoken(term(WEEK, FRIDAY, 3, on=on).standing) == said


def test_a_year_without_a_calendar_gives_a_sentence_instead_of_a_day():
    left = term(WEEK, date(2026, 12, 30), 3, on=date(2026, 12, 30))

    assert (left.last, left.is_over, left.standing) == (None, False, "")
    assert _spoken(left.words) == (
        "срок – 3 рабочих дня. Производственный календарь на 2027 год не сверен. "
        "Внесите и подтвердите его в разделе «Производственный календарь»."
    )


def test_asked_in_a_year_without_a_calendar_a_past_term_is_just_over():
    left = term(WEEK, date(2026, 12, 1), 3, on=date(2027, 1, 11))

    assert (left.is_over, left.shift, left.standing) == (True, None, "срок прошёл")


def test_an_order_of_february_26_is_published_by_march_13():
    """ПП РФ № 1802, п. 16; the Monday of 9 March is a day off."""
    assert publication_term(WEEK, date(2026, 2, 26), on=date(2026, 3, 10)).last == date(2026, 3, 13)
    assert publication_term(WEEK, date(2026, 2, 26), on=date(2026, 3, 10)).is_near(3)
    assert not publication_term(WEEK, date(2026, 2, 26), on=date(2026, 3, 9)).is_near(3)


def test_a_turn_comes_with_the_last_visa_of_the_positions_before():
    handed_in = datetime(2026, 2, 2, 9, tzinfo=UTC)
    decided = [(1, datetime(2026, 2, 3, 9, tzinfo=UTC)), (1, datetime(2026, 2, 5, 22, tzinfo=UTC)), (2, datetime(2026, 2, 9, 9, tzinfo=UTC))]

    assert [turn_came(handed_in, decided, position=position) for position in (1, 2, 3)] == [
        date(2026, 2, 2),
        date(2026, 2, 6),  # 22:00 UTC is the next day in Moscow
        date(2026, 2, 9),
    ]


def test_consultations_last_three_calendar_days():
    assert consultations_end(date(2026, 11, 27)) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 рабочий день"), (2, "2 рабочих дня"), (5, "5 рабочих дней"), (11, "11 рабочих дней"), (21, "21 рабочий день"), (112, "112 рабочих дней")],
)
def test_days_are_counted_in_correct_russian(count, said):
    assert _spoken(working_days(count)) == said
