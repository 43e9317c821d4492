"""Terms as rows: what every database knows from the start, and how a person changes it."""

from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from tests import make
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage
from workflows.journal.models import Entry
from workflows.terms import actions
from workflows.terms.basis import named
from workflows.terms.models import LegalTerm
from workflows.terms.queries import find, term_of
from workflows.terms.values import Certainty, Unit

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
SEEDED = import_module("workflows.terms.migrations.0002_terms_of_the_law")


def _term(**fields) -> LegalTerm:
    values = {
        "basis": "44-ФЗ 5(1)",
        "title": "Ответить",
        "article": "Федеральный закон № 44-ФЗ, ст. 5, ч. 1",
        "wording": "Пять дней.",
        "days": 5,
        "unit": Unit.CALENDAR,
        "counted_from": "день запроса",
        "certainty": Certainty.UNSURE,
        "source": "не найден",
    }
    return LegalTerm(**{**values, **fields})


def test_every_database_knows_the_terms_of_the_law():
    said = {term.basis: (term.days, term.unit, term.certainty) for term in LegalTerm.objects.all()}

    assert said == {
        "59-ФЗ 8(2)": (3, "calendar", "law"),
        "59-ФЗ 8(3)": (7, "calendar", "law"),
        "59-ФЗ 8(3.1)": (5, "calendar", "law"),
        "59-ФЗ 8(4)": (7, "calendar", "law"),
        "59-ФЗ 8(7)": (7, "calendar", "practice"),
        "59-ФЗ 10(2)": (15, "calendar", "law"),
        "59-ФЗ 10(4)": (1, "workday", "practice"),
        "59-ФЗ 11(1)": (7, "calendar", "practice"),
        "59-ФЗ 11(2)": (7, "calendar", "law"),
        "59-ФЗ 11(3)": (30, "calendar", "practice"),
        "59-ФЗ 11(4)": (7, "calendar", "law"),
        "59-ФЗ 11(4.1)": (7, "calendar", "law"),
        "59-ФЗ 11(5)": (30, "calendar", "practice"),
        "59-ФЗ 11(5.1)": (7, "calendar", "law"),
        "59-ФЗ 11(6)": (30, "calendar", "practice"),
        "59-ФЗ 12(1)": (30, "calendar", "law"),
        "59-ФЗ 12(2)": (60, "calendar", "law"),
        "59-ФЗ 13(3)": (30, "calendar", "practice"),
        "59-ФЗ 13(4)": (3, "calendar", "practice"),
        "ПП 1802 16": (10, "workday", "law"),
        "273-ФЗ 29(3)": (10, "workday", "law"),
        "ТК 372": (5, "workday", "law"),
        "ТК 372 консультации": (3, "calendar", "law"),
        "152-ФЗ 20": (10, "workday", "law"),
        "152-ФЗ 21": (30, "calendar", "law"),
        "ЗоЗПП 31": (10, "calendar", "law"),
        "п. 3.5 Порядка": (3, "calendar", "practice"),
    }


def test_every_term_has_its_norm_its_words_its_source_and_nobody_has_checked_it_yet():
    for term in LegalTerm.objects.all():
        term.full_clean()
        assert (term.checked_by, term.checked_at) == (None, None)
        assert [line.history_change_reason for line in term.history.all()] == ["Внесён с программой"]


def test_every_term_is_found_by_its_own_name_and_stands_under_its_law():
    bases = list(LegalTerm.objects.values_list("basis", flat=True))

    assert [named(basis, bases).term for basis in bases] == bases
    assert {term.law for term in LegalTerm.objects.all()} == {
        "59-ФЗ",
        "ПП 1802",
        "273-ФЗ",
        "ТК",
        "152-ФЗ",
        "ЗоЗПП",
        "Порядок",
    }


def test_the_first_terms_can_be_taken_back_and_entered_again_without_what_people_entered():
    ours = LegalTerm.objects.count()
    own = actions.keep_term(_term(), reason="новый закон", by=make.administrator())

    SEEDED.withdraw(apps, None)
    left = list(LegalTerm.objects.all())
    SEEDED.enter(apps, None)

    assert (left, LegalTerm.objects.count()) == ([own], ours + 1)


def test_the_migration_of_terms_stands_after_the_tables():
    graph = MigrationExecutor(connection).loader.graph

    assert graph.leaf_nodes("terms") == [("terms", "0002_terms_of_the_law")]


def test_a_term_changes_with_a_reason_that_stays_in_history_and_journal():
    admin, term = make.administrator(), LegalTerm.objects.get(basis="59-ФЗ 8(7)")
    actions.check_term(term, by=admin, at=NOW)
    term.refresh_from_db()
    term.days = 5

    actions.keep_term(term, reason="учредитель решил отвечать быстрее", by=admin)

    term.refresh_from_db()
    entry = Entry.objects.first()
    line = term.history.first()
    assert (term.days, term.checked_by, term.checked_at) == (5, None, None)
    assert (entry.verb, entry.by, entry.summary) == (
        "terms.changed",
        admin,
        "Срок изменён: 59-ФЗ 8(7), 5\u00a0календарных дней. Почему: учредитель решил отвечать быстрее",
    )
    assert (line.history_user, line.history_change_reason, line.days) == (admin, entry.summary[:100], 5)


def test_a_changed_law_is_a_new_row_and_old_days_are_counted_by_the_old_one():
    admin = make.administrator()
    old = LegalTerm.objects.get(basis="59-ФЗ 12(1)")
    old.valid_to = date(2026, 12, 31)
    actions.keep_term(old, reason="новая редакция статьи", by=admin)
    new = _term(basis="59-ФЗ 12(1)", days=20, valid_from=date(2027, 1, 1))

    actions.keep_term(new, reason="новая редакция статьи", by=admin)

    assert [term_of("59-ФЗ 12(1)", on=day).days for day in (date(2026, 12, 31), date(2027, 1, 1))] == [30, 20]


def test_a_norm_that_does_not_hold_on_the_day_is_refused_with_its_days():
    with pytest.raises(BadInput, match=r"«ПП 1802 16» на 01\.03\.2028 не действует \(с 01\.03\.2022 по 29\.02\.2028\)"):
        find("ПП 1802 16", on=date(2028, 3, 1))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"basis": "59 фз ст. 12 ч. 1"}, "уже названо «59-ФЗ 12\\(1\\)»"),
        ({"basis": "59-ФЗ 12(1)", "valid_from": date(2026, 1, 1)}, "уже внесён на эти дни: с 02.11.2006"),
        ({"basis": "закон о чём-то"}, "нет статьи или пункта"),
    ],
)
def test_one_norm_has_one_name_and_one_row_for_each_day(fields, sentence):
    with pytest.raises(BadInput, match=sentence):
        actions.keep_term(_term(**fields), reason="проверка", by=make.administrator())


def test_a_term_is_not_changed_without_a_reason():
    with pytest.raises(Incomplete, match="почему"):
        actions.keep_term(_term(), reason=" ", by=make.administrator())


@pytest.mark.parametrize("person", [make.clerk, make.lawyer, make.head, make.executor])
def test_nobody_but_the_administrator_keeps_terms(person):
    term, by = LegalTerm.objects.get(basis="59-ФЗ 12(1)"), person()

    with pytest.raises(NotAllowed, match="администратор"):
        actions.keep_term(term, reason="так удобнее", by=by)
    with pytest.raises(NotAllowed, match="администратор"):
        actions.check_term(term, by=by, at=NOW)


def test_a_term_is_checked_once():
    admin, term = make.administrator(), LegalTerm.objects.get(basis="59-ФЗ 12(1)")

    checked = actions.check_term(term, by=admin, at=NOW)

    assert (checked.checked_by, checked.checked_at) == (admin, NOW)
    with pytest.raises(WrongStage, match=r"уже сверен: Громов Иван Петровна, 20\.11\.2026"):
        actions.check_term(term, by=admin, at=NOW)


@pytest.mark.parametrize(
    "fields",
    [
        {"days": 0},
        {"days": 367},
        {"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)},
        {"checked_at": NOW},
        {"basis": "59-ФЗ 12(1)", "valid_from": date(2027, 1, 1)},
        {"basis": "ТК 372", "valid_to": date(2027, 1, 1)},
        {"basis": "59-ФЗ 12(1)", "valid_from": date(2006, 11, 2), "valid_to": date(2027, 1, 1)},
    ],
    ids=[
        "no days",
        "more than a year",
        "ends before it begins",
        "checked by nobody",
        "two endless",
        "two without beginning",
        "begins twice",
    ],
)
@pytest.mark.both_databases
def test_the_database_itself_refuses_a_senseless_row(fields):
    term = _term(law="проверка", **fields)

    with pytest.raises(ValidationError):
        term.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        term.save()
