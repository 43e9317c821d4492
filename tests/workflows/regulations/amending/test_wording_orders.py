"""Whole orders that change, renew and repeal an act: their headings, clauses and days."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests import make
from tests.workflows.regulations.amending.make_wording import NAMES, at, base, page, point, section, words
from workflows.orders.stages import ClauseKind, is_derived
from workflows.regulations import order_text
from workflows.regulations.amending.operations import Instruction, Op, Part
from workflows.regulations.models import OpinionBody, OpinionRecord
from workflows.regulations.models.regulation import CASES, ActKind
from workflows.regulations.order_text import AmendedAct
from workflows.regulations.order_text.entry import listed

GOLDEN = Path(__file__).with_name("order_of_corrections.txt")
BY = "приказом от 26.02.2026 № 01/0226-У"
SEPTEMBER, JANUARY = date(2026, 9, 1), date(2027, 1, 1)
EDITION = Instruction(Op.NEW_EDITION, edition=base())


def act(kind=ActKind.ORDER, title=""):
    return AmendedAct(CASES[kind], kind, title or f"{kind} приёма обращений", BY)


def real():
    return act(title=base().title)


def council(genitive, number, day):
    return OpinionRecord(body=OpinionBody(genitive=genitive), result="agreed", protocol_number=number, protocol_date=day)


def entry(*days, since=None):
    """The clauses on entry into force of an order whose sub-clauses have these days."""
    labels = ("1.1", "1.2", "2.1", "2.3", "2.6", "2.7")
    given = [Instruction(Op.REPEAL_PROVISION, at(label), effective_from=day) for label, day in zip(labels, days, strict=False)]
    clauses = order_text.amending.clauses(act(), given, base(), effective_from=since)
    return [(clause.text, clause.effective_from) for clause in clauses if clause.kind == ClauseKind.ENTRY]


@pytest.mark.parametrize(
    ("kind", "amends", "renews", "repeals"),
    [
        (
            ActKind.ORDER,
            "О внесении изменений в Порядок приёма обращений, утверждённый приказом от 26.02.2026 № 01/0226-У",
            "Об утверждении новой редакции Порядка приёма обращений",
            "О признании утратившим силу Порядка приёма обращений",
        ),
        (
            ActKind.STATUTE,
            "О внесении изменений в Положение приёма обращений, утверждённое приказом от 26.02.2026 № 01/0226-У",
            "Об утверждении новой редакции Положения приёма обращений",
            "О признании утратившим силу Положения приёма обращений",
        ),
        (
            ActKind.RULES,
            "О внесении изменений в Правила приёма обращений, утверждённые приказом от 26.02.2026 № 01/0226-У",
            "Об утверждении новой редакции Правил приёма обращений",
            "О признании утратившими силу Правил приёма обращений",
        ),
        (
            ActKind.INSTRUCTION,
            "О внесении изменений в Инструкцию приёма обращений, утверждённую приказом от 26.02.2026 № 01/0226-У",
            "Об утверждении новой редакции Инструкции приёма обращений",
            "О признании утратившей силу Инструкции приёма обращений",
        ),
        (
            ActKind.REGLAMENT,
            "О внесении изменений в Регламент приёма обращений, утверждённый приказом от 26.02.2026 № 01/0226-У",
            "Об утверждении новой редакции Регламента приёма обращений",
            "О признании утратившим силу Регламента приёма обращений",
        ),
    ],
)
def test_headings_agree_with_the_kind(kind, amends, renews, repeals):
    assert [
        order_text.amending.heading(act(kind), [words("мессенджеры")]),
        order_text.amending.heading(act(kind), [EDITION]),
        order_text.repealing.heading(act(kind)),
    ] == [amends, renews, repeals]


def test_a_title_without_its_kind_is_quoted():
    given = act(ActKind.INSTRUCTION, "Пожарная безопасность")

    assert order_text.repealing.heading(given) == "О признании утратившей силу Инструкции «Пожарная безопасность»"


@pytest.mark.django_db
def test_the_whole_order_that_corrects_the_act():
    make.organisation(short_name="ПО АНО «МИРК»")
    given = [
        page(Part.APPROVAL_WORD, "УТВЕРЖДЕНО", "УТВЕРЖДЁН"),
        page(Part.TITLE, "видеoинформацией", "видеоинформацией"),
        words("видеoинформацией", "видеоинформацией", "1.1"),
        words("В настоящем Положении", "В настоящем Порядке", "1.3"),
        words("др;", "др.;", "2.2", 5),
        Instruction(Op.REPEAL_PARAGRAPH, at("2.2", 12)),
        replace(Instruction(Op.REPEAL_PROVISION, at("2.6")), effective_from=SEPTEMBER),
        Instruction(Op.INSERT_PROVISION, at("2"), after=at("2.7"), nodes=(point("2.8", "Чат ведёт куратор группы «Связь»."),)),
        words("используется,", "используется", "3.7"),
        Instruction(Op.INSERT_PROVISION, after=at("4"), nodes=(section("5", "Порядок связи", point("5.1", "Связь бесплатна."), point("5.2", "Связь открыта.")),)),
    ]
    opinions = (council("совета обучающихся", "2", date(2026, 4, 12)), council("совета родителей", "3", date(2026, 4, 13)))

    written = [order_text.amending.heading(real(), given), "", f"{order_text.preamble(opinions)} ПРИКАЗЫВАЮ:"]
    written += [f"{number}. {clause.text}" for number, clause in enumerate(order_text.amending.clauses(real(), given, base(), effective_from=None), start=1)]

    assert "\n".join(written) + "\n" == GOLDEN.read_text()


@pytest.mark.django_db
def test_a_new_edition_is_an_appendix():
    make.organisation(short_name="Школа")

    clauses = order_text.amending.clauses(act(), [EDITION], base(), effective_from=SEPTEMBER)

    assert [(clause.kind, clause.text, clause.effective_from) for clause in clauses] == [
        (ClauseKind.AMEND, "Изложить Порядок приёма обращений, утверждённый приказом от 26.02.2026 № 01/0226-У, в новой редакции согласно приложению к настоящему приказу.", None),
        (ClauseKind.ENTRY, "Настоящий приказ вступает в силу с 1 сентября 2026 г.", SEPTEMBER),
        (ClauseKind.PUBLISH, "Разместить Порядок в новой редакции на официальном сайте Школа в течение 10 рабочих дней со дня подписания настоящего приказа.", None),
        (ClauseKind.ACQUAINT, "Ознакомить работников Школа с новой редакцией Порядка.", None),
        (ClauseKind.CONTROL, "Контроль за исполнением настоящего приказа оставляю за собой.", None),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "since", "golden"),
    [
        (ActKind.ORDER, SEPTEMBER, "Признать утратившим силу Порядок приёма обращений, утверждённый приказом от 26.02.2026 № 01/0226-У, с 1 сентября 2026 г."),
        (ActKind.RULES, None, "Признать утратившими силу Правила приёма обращений, утверждённые приказом от 26.02.2026 № 01/0226-У, со дня подписания настоящего приказа."),
        (ActKind.INSTRUCTION, SEPTEMBER, "Признать утратившей силу Инструкцию приёма обращений, утверждённую приказом от 26.02.2026 № 01/0226-У, с 1 сентября 2026 г."),
    ],
)
def test_an_act_is_repealed_from_a_day(kind, since, golden):
    make.organisation(short_name="Школа")

    clauses = order_text.repealing.clauses(act(kind), effective_from=since)

    assert (clauses[0].kind, clauses[0].text, clauses[0].effective_from) == (ClauseKind.REPEAL, golden, since)
    assert [clause.text for clause in clauses[1:]] == [
        "Разместить настоящий приказ на официальном сайте Школа в течение 10 рабочих дней со дня подписания настоящего приказа.",
        "Ознакомить работников Школа с настоящим приказом.",
        "Контроль за исполнением настоящего приказа оставляю за собой.",
    ]


@pytest.mark.django_db
def test_one_change_has_no_number_and_is_called_one():
    clauses = order_text.amending.clauses(act(), [words("мессенджеры")], base(), effective_from=None)

    assert clauses[0].text == (
        "Внести в Порядок приёма обращений, утверждённый приказом от 26.02.2026 № 01/0226-У, следующее изменение:\n"
        "в пункте 3.5 слово «мессенджеры» исключить."
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "since", "golden"),
    [
        ([None, None], None, [("Настоящий приказ вступает в силу со дня подписания.", None)]),
        ([None, None], SEPTEMBER, [("Настоящий приказ вступает в силу с 1 сентября 2026 г.", SEPTEMBER)]),
        ([SEPTEMBER, SEPTEMBER], None, [("Настоящий приказ вступает в силу с 1 сентября 2026 г.", SEPTEMBER)]),
        ([SEPTEMBER, None], SEPTEMBER, [("Настоящий приказ вступает в силу с 1 сентября 2026 г.", SEPTEMBER)]),
        (
            [SEPTEMBER, None, SEPTEMBER],
            None,
            [
                ("Настоящий приказ вступает в силу со дня подписания, за исключением подпунктов 1 и 3 пункта 1 настоящего приказа.", None),
                ("Подпункты 1 и 3 пункта 1 настоящего приказа вступают в силу с 1 сентября 2026 г.", SEPTEMBER),
            ],
        ),
        (
            [None, JANUARY],
            SEPTEMBER,
            [
                ("Настоящий приказ вступает в силу с 1 сентября 2026 г., за исключением подпункта 2 пункта 1 настоящего приказа.", SEPTEMBER),
                ("Подпункт 2 пункта 1 настоящего приказа вступает в силу с 1 января 2027 г.", JANUARY),
            ],
        ),
        (
            [JANUARY, SEPTEMBER],
            None,
            [
                ("Подпункт 2 пункта 1 настоящего приказа вступает в силу с 1 сентября 2026 г.", SEPTEMBER),
                ("Подпункт 1 пункта 1 настоящего приказа вступает в силу с 1 января 2027 г.", JANUARY),
            ],
        ),
    ],
)
def test_each_day_has_its_clause(days, since, golden):
    assert entry(*days, since=since) == golden


@pytest.mark.parametrize(
    ("numbers", "golden"),
    [([1], "1"), ([1, 2], "1 и 2"), ([1, 3], "1 и 3"), ([1, 2, 3], "1–3"), ([1, 2, 3, 5], "1–3 и 5"), ([1, 3, 5, 7], "1, 3, 5 и 7"), ([2, 4, 5, 6, 9], "2, 4–6 и 9")],
)
def test_numbers_in_a_row_become_a_range(numbers, golden):
    assert listed(numbers) == golden


def test_derived_clauses_are_those_that_follow_from_the_text():
    assert {kind for kind in ClauseKind if is_derived(kind)} == {ClauseKind.APPROVE, ClauseKind.AMEND, ClauseKind.REPEAL, ClauseKind.ENTRY}


def test_every_kind_has_its_names():
    assert {kind: (AmendedAct(CASES[kind], kind, f"{kind} связи", BY).names.accusative) for kind in ActKind} == {
        "Порядок": "Порядок",
        "Положение": "Положение",
        "Правила": "Правила",
        "Инструкция": "Инструкцию",
        "Регламент": "Регламент",
    }
    assert real().names == NAMES
