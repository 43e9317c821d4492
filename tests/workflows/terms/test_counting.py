"""Counting against an independent slow calendar, the rules at days off, and the sentences that explain a date."""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tests.workflows.terms import calendars
from workflows.errors import BadInput, WrongStage
from workflows.printing.words import NBSP
from workflows.terms.counting import NO_WORKDAYS, Preset, count, extended
from workflows.terms.models import LegalTerm
from workflows.terms.overdue import Overdue, overdue, standing
from workflows.terms.values import TermValue, Unit, days_in_words
from workflows.workdays.calendar import CalendarUnknown, Workdays

CALENDAR = calendars.pure()
ANSWER = TermValue("59-ФЗ 12(1)", 30, Unit.CALENDAR, "день регистрации обращения")
REGISTRATION = TermValue("59-ФЗ 8(2)", 3, Unit.CALENDAR, "день поступления обращения")
PUBLICATION = TermValue("ПП 1802 16", 10, Unit.WORKDAY)
EVERY_DAY = [date(2024, 1, 1) + timedelta(number) for number in range(1461)]
# Every length that the table of terms has; the test below fails when a new one is entered and not counted here.
LENGTHS = [
    (3, Unit.CALENDAR),
    (5, Unit.CALENDAR),
    (7, Unit.CALENDAR),
    (10, Unit.CALENDAR),
    (15, Unit.CALENDAR),
    (30, Unit.CALENDAR),
    (60, Unit.CALENDAR),
    (1, Unit.WORKDAY),
    (5, Unit.WORKDAY),
    (10, Unit.WORKDAY),
]

# Written out from the decrees, not from the program: «MM-DD», weekends apart; 2028 as the Labour Code gives it (ст. 112).
OFF = {
    2024: "01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 04-29 04-30 05-01 05-09 05-10 06-12 11-04 12-30 12-31",
    2025: "01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31",
    2026: "01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31",
    2027: "01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31",
    2028: "01-03 01-04 01-05 01-06 01-07 02-23 03-08 05-01 05-09 06-12 11-06",
}
WORKING = ["2024-04-27", "2024-11-02", "2024-12-28", "2025-11-01", "2027-02-20"]


@cache
def _works(day: date) -> bool:
    if day.isoformat() in WORKING:
        return True
    return day.isoweekday() <= 5 and f"{day:%m-%d}" not in OFF[day.year].split()


def _oracle(base: date, days: int, unit: Unit) -> tuple[date, date, date, date, bool]:
    """raw, standard, strict, outer, «нет рабочих дней»: written down day by day, by lists and not by steps."""
    if unit is Unit.WORKDAY:
        ahead = [base + timedelta(number) for number in range(1, days * 2 + 25)]
        raw = [day for day in ahead if _works(day)][days - 1]
        return raw, raw, raw, raw, False
    inside = [base + timedelta(number) for number in range(days + 1)]
    after = [inside[-1] + timedelta(number) for number in range(20)]
    outer = next(day for day in after if _works(day))
    working = [day for day in inside if _works(day)]
    same_day = [day for day in inside[:-1] if _works(day)]
    standard = working[-1] if working else outer
    strict = same_day[-1] if same_day else outer
    return inside[-1], standard, strict, outer, not working


@pytest.mark.django_db
def test_every_length_of_the_table_is_counted_against_the_slow_calendar():
    rows = {(days, Unit(unit)) for days, unit in LegalTerm.objects.values_list("days", "unit")}

    assert rows == set(LENGTHS)


@pytest.mark.parametrize(("days", "unit"), LENGTHS, ids=str)
def test_every_day_of_four_years_is_counted_as_the_slow_calendar_counts(days, unit):
    term, wrong = TermValue("норма", days, unit), []
    for base in EVERY_DAY:
        raw, standard, strict, outer, is_empty = _oracle(base, days, unit)
        controls = {Preset.STANDARD: standard, Preset.STRICT: strict, Preset.CIVIL: outer}
        for preset in Preset:
            found = count(term, base, preset, CALENDAR)
            dates = (found.raw, found.control, found.standard, found.strict, found.outer)
            if dates != (raw, controls[preset], standard, strict, outer):
                wrong.append((base, preset, dates))
            if preset is Preset.STANDARD and bool(found.flags) != is_empty:
                wrong.append((base, preset, found.flags))

    assert wrong == []


def test_a_working_saturday_is_a_day_like_any_other():
    found = count(ANSWER, date(2027, 1, 21), Preset.STANDARD, CALENDAR)

    assert (found.raw, found.control, found.outer) == (date(2027, 2, 20),) * 3
    assert found.trace[2].words.replace(NBSP, " ") == (
        "Срок – 20 февраля 2027 г. (суббота): это рабочий день, срок не переносится."
    )


@pytest.mark.parametrize("preset", Preset)
def test_a_term_without_a_working_day_ends_on_the_first_one_after_it_and_says_so(preset):
    found = count(REGISTRATION, date(2027, 1, 1), preset, CALENDAR)

    assert (found.control, found.flags) == (date(2027, 1, 11), (NO_WORKDAYS,))


def test_the_control_day_may_be_the_day_of_the_event_but_never_one_before_it():
    found = count(REGISTRATION, date(2026, 12, 30), Preset.STANDARD, CALENDAR)

    assert (found.raw, found.control, found.flags) == (date(2027, 1, 2), date(2026, 12, 30), ())


def test_a_date_says_why_it_is_that_date():
    found = count(ANSWER, date(2026, 4, 9), Preset.STANDARD, CALENDAR)

    assert [line.replace(NBSP, " ") for line in found.explained] == [
        "Исходный день – 9 апреля 2026 г. (четверг): день регистрации обращения.",
        "59-ФЗ 12(1): 30 календарных дней. Первый день – 10 апреля 2026 г. (пятница), последний – 9 мая 2026 г. (суббота).",
        "9 мая 2026 г. (суббота) – нерабочий день: суббота, нерабочий праздничный день (ТК РФ, ст. 112).",
        "Контрольный срок – 8 мая 2026 г. (пятница): последний день нерабочий, поэтому взят рабочий день перед ним (практика).",
        "Производственный календарь на 2026 год: Постановление Правительства РФ от 24.09.2025 № 1466.",
        f"Версия календаря: {CALENDAR.version({2026})}.",
    ]


def test_each_reading_names_its_first_day_and_the_days_off_it_met():
    strict, civil = (count(ANSWER, date(2026, 4, 9), preset, CALENDAR) for preset in (Preset.STRICT, Preset.CIVIL))

    assert [(step.kind.value, step.day) for step in strict.trace[:3]] == [
        ("base", date(2026, 4, 9)),
        ("count", date(2026, 5, 8)),
        ("rule", date(2026, 5, 8)),
    ]
    assert [(step.kind.value, step.day) for step in civil.trace[2:6]] == [
        ("day_off", date(2026, 5, 9)),
        ("day_off", date(2026, 5, 10)),
        ("day_off", date(2026, 5, 11)),
        ("rule", date(2026, 5, 12)),
    ]
    assert "ГК РФ, ст. 193" in civil.trace[5].words


def test_a_term_in_working_days_names_every_day_off_it_passed():
    found = count(PUBLICATION, date(2027, 2, 12), Preset.STANDARD, CALENDAR)

    met = [step for step in found.trace if step.kind == "day_off"]
    assert [step.day.isoformat() for step in met] == [
        *("2027-02-13", "2027-02-14", "2027-02-21", "2027-02-22", "2027-02-23", "2027-02-27", "2027-02-28"),
    ]
    assert "Выходной (перенесено с 20.02.2027)" in met[3].words


def test_only_the_years_that_are_looked_at_must_be_known():
    alone = Workdays(years=frozenset({2026}), special=CALENDAR.special)

    assert count(ANSWER, date(2025, 12, 20), Preset.STANDARD, alone).control == date(2026, 1, 19)
    with pytest.raises(CalendarUnknown, match="2027"):
        count(ANSWER, date(2026, 12, 10), Preset.STANDARD, alone)


def test_the_version_changes_when_a_day_of_its_years_does_and_at_nothing_else():
    before = count(ANSWER, date(2026, 11, 2), Preset.STANDARD, CALENDAR)
    moved = Workdays(CALENDAR.years, {**CALENDAR.special, date(2026, 7, 3): False})
    renamed = Workdays(CALENDAR.years, CALENDAR.special, {date(2026, 11, 4): "Другое имя"}, {2026: "другой источник"})
    elsewhere = Workdays(CALENDAR.years, {**CALENDAR.special, date(2027, 7, 2): False})

    versions = [
        count(ANSWER, date(2026, 11, 2), Preset.STANDARD, calendar).version == before.version
        for calendar in (moved, renamed, elsewhere)
    ]

    assert versions == [False, True, True]


def test_a_term_is_extended_once_and_from_its_own_beginning():
    found = count(ANSWER, date(2026, 11, 2), Preset.STANDARD, CALENDAR)

    longer = extended(found, 30, CALENDAR)

    assert (longer.raw, longer.control) == (date(2027, 1, 1), date(2026, 12, 30))
    assert "30 календарных дней и 30 дней продления" in longer.explained[1].replace(NBSP, " ")
    with pytest.raises(WrongStage, match="уже продлён"):
        extended(longer, 1, CALENDAR)


@pytest.mark.parametrize("days", [-1, 0, 31])
def test_a_term_is_not_extended_by_more_than_thirty_days_or_by_none(days):
    found = count(ANSWER, date(2026, 11, 2), Preset.STANDARD, CALENDAR)

    with pytest.raises(BadInput, match="не более чем на 30 дней"):
        extended(found, days, CALENDAR)


def test_a_term_in_working_days_is_not_extended():
    found = count(PUBLICATION, date(2026, 2, 26), Preset.STANDARD, CALENDAR)

    with pytest.raises(WrongStage, match="в рабочих днях"):
        extended(found, 5, CALENDAR)


@pytest.mark.parametrize(
    ("preset", "on", "state", "words"),
    [
        (Preset.STANDARD, date(2026, 12, 15), Overdue.IN_TIME, "осталось 3 дня"),
        (Preset.STANDARD, date(2026, 12, 17), Overdue.IN_TIME, "остался 1 день"),
        (Preset.STANDARD, date(2026, 12, 18), Overdue.IN_TIME, "последний день"),
        (Preset.STANDARD, date(2026, 12, 20), Overdue.CONTROL, "просрочен контрольный срок (18.12.2026)"),
        (Preset.STANDARD, date(2026, 12, 21), Overdue.LIMIT, "просрочено на 1 день"),
        (Preset.CIVIL, date(2026, 12, 21), Overdue.IN_TIME, "последний день"),
        (Preset.CIVIL, date(2026, 12, 23), Overdue.LIMIT, "просрочено на 2 дня"),
    ],
)
def test_how_a_term_stands_on_a_day(preset, on, state, words):
    found = count(ANSWER, date(2026, 11, 20), preset, CALENDAR)

    assert (overdue(found, on=on), standing(found, on=on).replace(NBSP, " ")) == (state, words)


@pytest.mark.parametrize(
    ("moment", "state"),
    [("2026-12-20T23:59:00", Overdue.CONTROL), ("2026-12-21T00:01:00", Overdue.LIMIT)],
)
def test_the_last_day_ends_at_midnight_of_the_organisation_and_not_of_greenwich(moment, state):
    found = count(ANSWER, date(2026, 11, 20), Preset.STANDARD, CALENDAR)
    at = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Moscow"))

    assert overdue(found, on=timezone.localdate(at)) == state


@pytest.mark.parametrize(
    ("days", "unit", "words"),
    [
        (1, Unit.WORKDAY, "1 рабочий день"),
        (3, Unit.CALENDAR, "3 календарных дня"),
        (5, Unit.WORKDAY, "5 рабочих дней"),
        (11, None, "11 дней"),
        (21, Unit.CALENDAR, "21 календарный день"),
        (22, None, "22 дня"),
    ],
)
def test_a_number_of_days_is_written_in_russian(days, unit, words):
    assert days_in_words(days, unit).replace(NBSP, " ") == words
