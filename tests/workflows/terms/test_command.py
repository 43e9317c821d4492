"""`deadline` on the command line: dates and reasons for a person, JSON for a program, a sentence where it cannot be said."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.workflows.terms import calendars
from workflows.terms.models import LegalTerm
from workflows.workdays.models import SpecialDay
from workflows.workdays.queries import workdays

pytestmark = pytest.mark.django_db
ASKED = ("--basis", "59-ФЗ 12(1)", "--from", "2026-11-20")


def _said(*arguments: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("deadline", *arguments, stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


def test_a_person_reads_the_dates_and_why():
    calendars.confirmed(2026)

    said = _said(*ASKED)

    assert said == (
        "59-ФЗ 12(1): Рассмотреть обращение и дать ответ\n"
        "  по тексту нормы                 20.12.2026\n"
        "  контрольный (STANDARD)          18.12.2026\n"
        "  к рабочему дню после выходного  21.12.2026\n"
        "  строгий                         18.12.2026\n"
        "Почему эта дата:\n"
        "  1. Исходный день – 20 ноября 2026 г. (пятница): день регистрации обращения.\n"
        "  2. 59-ФЗ 12(1): 30 календарных дней. Первый день – 21 ноября 2026 г. (суббота), последний – 20 декабря 2026 г. (воскресенье).\n"
        "  3. 19 декабря 2026 г. (суббота) – нерабочий день: суббота.\n"
        "  4. 20 декабря 2026 г. (воскресенье) – нерабочий день: воскресенье.\n"
        "  5. Контрольный срок – 18 декабря 2026 г. (пятница): последний день нерабочий, поэтому взят рабочий день перед ним (практика).\n"
        "  6. Производственный календарь на 2026 год: Постановление Правительства РФ от 24.09.2025 № 1466.\n"
        f"  7. Версия календаря: {workdays().version({2026})}.\n",
        "",
    )


def test_a_program_reads_json():
    calendars.confirmed(2026)

    out, err = _said("--basis", "59-FZ 13(3),12(1)", "--from", "2026-11-20", "--preset", "civil", "--json")

    said = json.loads(out)
    assert err == ""
    assert {key: value for key, value in said.items() if key not in {"trace", "article"}} == {
        "basis": "59-ФЗ 12(1)",
        "reason": "59-ФЗ 13(3)",
        "certainty": "law",
        "preset": "CIVIL",
        "unit": "calendar",
        "days": 30,
        "base": "2026-11-20",
        "raw": "2026-12-20",
        "control": "2026-12-21",
        "outer": "2026-12-21",
        "strict": "2026-12-18",
        "flags": [],
        "calendar": {
            "version": workdays().version({2026}),
            "years": [
                {"year": 2026, "source": "Постановление Правительства РФ от 24.09.2025 № 1466", "confirmed": True}
            ],
        },
    }
    assert [(step["step"], step["day"]) for step in said["trace"]] == [
        ("base", "2026-11-20"),
        ("count", "2026-12-20"),
        ("day_off", "2026-12-20"),
        ("rule", "2026-12-21"),
        ("calendar", None),
        ("calendar", None),
    ]


@pytest.mark.parametrize(
    ("preset", "control"), [("STANDARD", "2026-12-02"), ("STRICT", "2026-12-01"), ("CIVIL", "2026-12-02")]
)
def test_the_control_date_obeys_the_reading(preset, control):
    out, _ = _said("--basis", "59-ФЗ 12(1)", "--from", "2026-11-02", "--preset", preset, "--json")

    assert json.loads(out)["control"] == control


def test_a_year_that_nobody_entered_is_counted_by_the_program_and_named():
    out, err = _said("--basis", "59-ФЗ 12(1)", "--from", "2026-12-02", "--json")

    assert err == (
        "Производственный календарь на 2026 год не внесён: посчитано по данным программы. Внесите и сверьте его в разделе «Производственный календарь».\n"
        "Производственный календарь на 2027 год не внесён: посчитано по данным программы. Внесите и сверьте его в разделе «Производственный календарь».\n"
    )
    said = json.loads(out)
    assert (said["control"], said["flags"]) == (
        "2026-12-30",
        ["календарь на 2026 год не сверен", "календарь на 2027 год не сверен"],
    )


def test_a_year_that_is_entered_and_not_checked_is_counted_as_it_stands_and_named():
    calendars.confirmed(2026)
    calendars.seed_workdays(by=None, years=[2027])
    SpecialDay.objects.create(day="2027-01-11", kind="off", title="Выходной по указу")

    out, err = _said("--basis", "59-ФЗ 12(1)", "--from", "2026-12-02", "--json")

    said = json.loads(out)
    assert (
        err
        == "Производственный календарь на 2027 год внесён, но не сверен: сверьте его в разделе «Производственный календарь».\n"
    )
    assert (said["control"], said["outer"], said["flags"]) == (
        "2026-12-30",
        "2027-01-12",
        ["календарь на 2027 год не сверен"],
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--basis", "59-ФЗ 12(1)", "--from", "2030-01-10"], "Производственный календарь на 2030 год не сверен"),
        (["--basis", "59-ФЗ 99", "--from", "2026-01-10"], "Основание «59-ФЗ 99» неизвестно. Ближайшие: «59-ФЗ"),
        (["--basis", "ПП 1802 16", "--from", "2020-01-10"], "на 10.01.2020 не действует"),
        (["--basis", "59-ФЗ 12(1)"], "Укажите основание и день"),
        (["--from", "2026-01-10"], "Укажите основание и день"),
        (["--basis", "59-ФЗ 12(1)", "--from", "10 января"], "«10 января» – не день"),
        (["--basis", "59-ФЗ 12(1)", "--from", "2026-02-30"], "«2026-02-30» – не день"),
        ([*ASKED, "--preset", "СТРОГО"], "Правило «СТРОГО» неизвестно"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_a_sentence(arguments, sentence):
    with pytest.raises(CommandError) as refused:
        _said(*arguments)

    assert sentence in str(refused.value)


def test_the_list_names_every_norm_with_its_days():
    out, _ = _said("--list")

    lines = out.splitlines()
    assert len(lines) == LegalTerm.objects.count()
    assert [line.split("  ")[0] for line in lines if "Рассмотреть" in line] == ["59-ФЗ 12(1)"]
    assert [part.strip() for part in lines[0].split("  ") if part] == [
        "152-ФЗ 20",
        "10 рабочих дней",
        "Ответить на запрос о персональных данных",
        "по закону",
    ]


def test_the_list_is_json_too():
    out, _ = _said("--list", "--json")

    told = {row["basis"]: (row["days"], row["unit"], row["certainty"]) for row in json.loads(out)}
    assert told["59-ФЗ 8(7)"] == (7, "calendar", "practice")
    assert len(told) == LegalTerm.objects.count()


def test_an_empty_list_says_who_fills_it():
    LegalTerm.objects.all().delete()

    assert _said("--list")[0] == "Сроков нет. Их вносит администратор в справочнике «Сроки по закону».\n"


def test_a_database_without_tables_is_told_in_one_sentence():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE terms_legalterm RENAME TO terms_taken_away")

    with pytest.raises(CommandError, match=r"Выполните «site/manage\.py migrate» и повторите"):
        _said(*ASKED)
