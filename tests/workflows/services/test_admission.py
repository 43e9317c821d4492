"""No service is in use without a basis, a check and a decision."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests import make
from tests.workflows.services import make_services as given
from tests.workflows.services.make_services import MARCH_2, NOON, YEAR_END
from workflows.errors import ArchiveIsFrozen, BadInput, Incomplete, NotAllowed, WrongStage, why_not
from workflows.journal.models import Entry
from workflows.services import actions, rules
from workflows.services.models import Basis, ProhibitionCheck, Service
from workflows.services.stages import MOVES, Stage

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def _in_use(on: date) -> list[str]:
    return [service.title for service in Service.objects.in_use(on=on)]


def test_an_admitted_service_is_in_use():
    keeper = given.keeper()

    given.admitted(by=keeper)

    assert _in_use(MARCH_2) == ["Видеосвязь"]


def test_a_service_without_a_basis_is_not_admitted():
    keeper = given.keeper()
    service = given.service(by=keeper)
    actions.check(service, given.finding(), by=keeper, at=NOON)

    with pytest.raises(Incomplete, match="нет действующего основания"):
        actions.admit(service, by=keeper, on=MARCH_2)

    assert _in_use(MARCH_2) == []


@pytest.mark.parametrize("ground", [given.contract, given.agreement])
def test_a_contract_or_an_agreement_will_do(ground):
    keeper = given.keeper()

    given.admitted(by=keeper, ground=ground())

    assert _in_use(MARCH_2) == ["Видеосвязь"]


def test_a_contract_of_tomorrow_does_not_admit_today():
    keeper = given.keeper()
    service = given.ready(by=keeper, ground=given.contract(since=MARCH_2 + timedelta(days=1)))

    with pytest.raises(Incomplete, match="нет действующего основания"):
        actions.admit(service, by=keeper, on=MARCH_2)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (MARCH_2, ["Видеосвязь"]),
        (YEAR_END, ["Видеосвязь"]),
        (YEAR_END + timedelta(days=1), []),
        (MARCH_2 - timedelta(days=1), []),
    ],
)
def test_the_catalogue_follows_the_days_of_the_contract(day, shown):
    given.admitted(by=given.keeper())

    assert _in_use(day) == shown


def test_a_second_contract_carries_on():
    keeper = given.keeper()
    service = given.admitted(by=keeper)

    actions.add_basis(service, given.contract(since=YEAR_END, until=None, number="8"), by=keeper)

    assert _in_use(date(2030, 1, 1)) == ["Видеосвязь"]


def test_a_basis_that_ends_soon_is_seen():
    keeper = given.keeper()
    given.admitted(by=keeper)
    given.admitted("Почта", by=keeper, ground=given.contract(until=None))

    ending = Basis.objects.expiring(on=MARCH_2, until=YEAR_END)

    assert [basis.service.title for basis in ending] == ["Видеосвязь"]


def test_an_unchecked_service_is_not_admitted():
    keeper = given.keeper()
    service = given.service(by=keeper)
    actions.add_basis(service, given.contract(), by=keeper)

    with pytest.raises(Incomplete, match="ещё не проверен"):
        actions.admit(service, by=keeper, on=MARCH_2)


@pytest.mark.parametrize("found", [{"in_rkn_list": True}, {"blocked": True}])
def test_a_prohibited_service_is_not_admitted(found):
    keeper = given.keeper()
    service = given.ready(by=keeper)
    actions.check(service, given.finding(**found), by=keeper, at=NOON)

    with pytest.raises(NotAllowed, match="запрещён: Реестр Роскомнадзора"):
        actions.admit(service, by=keeper, on=MARCH_2)


def test_a_foreign_owner_alone_does_not_prohibit():
    keeper = given.keeper()
    service = given.ready(by=keeper)
    actions.check(service, given.finding(foreign_owner=True), by=keeper, at=NOON)

    assert actions.admit(service, by=keeper, on=MARCH_2).stage == Stage.ADMITTED


def test_a_ban_takes_a_service_out_of_the_catalogue_on_its_day():
    keeper = given.keeper()
    service = given.admitted(by=keeper)

    actions.check(service, given.finding(on=MARCH_2 + timedelta(days=5), blocked=True), by=keeper, at=NOON)

    assert (_in_use(MARCH_2), _in_use(MARCH_2 + timedelta(days=5))) == (["Видеосвязь"], [])


def test_suspended_and_admitted_again():
    keeper = given.keeper()
    service = given.admitted(by=keeper)

    suspended = actions.suspend(service, reason="Сбои на занятиях", by=keeper, on=MARCH_2)
    between = _in_use(MARCH_2)
    again = actions.admit(service, by=keeper, on=MARCH_2)

    assert (suspended.stage_reason, between, again.stage_reason, _in_use(MARCH_2)) == (
        "Сбои на занятиях",
        [],
        "",
        ["Видеосвязь"],
    )


def test_a_suspension_has_a_reason():
    keeper = given.keeper()
    service = given.admitted(by=keeper)

    with pytest.raises(BadInput, match="почему"):
        actions.suspend(service, reason=" ", by=keeper, on=MARCH_2)


def test_who_may_decide():
    keeper = given.keeper()
    service = given.ready(by=keeper)
    people = [make.executor(), make.clerk(), make.lawyer(), make.head(), keeper]

    assert [why_not(rules.may_admit, person, service, on=MARCH_2) == "" for person in people] == [
        False,
        False,
        False,
        True,
        True,
    ]


def test_who_may_enter():
    people = [make.executor(), make.editor(), make.clerk(), given.keeper()]

    assert [why_not(rules.may_describe, person) == "" for person in people] == [False, False, True, True]


@pytest.mark.parametrize("before", Stage)
@pytest.mark.parametrize("after", Stage)
def test_every_move(before, after):
    service = Service(title="Почта", stage=before)

    if after in MOVES[before]:
        service.move_to(after)
        assert service.stage == after
    else:
        with pytest.raises(WrongStage, match="Почта"):
            service.move_to(after)


def test_each_act_is_in_the_journal_and_in_the_history():
    keeper = given.keeper()
    service = given.admitted(by=keeper)
    actions.suspend(service, reason="Сбои", by=keeper, on=MARCH_2)

    verbs = (
        Entry.objects.filter(subject=f"services.service:{service.pk}").order_by("seq").values_list("verb", flat=True)
    )
    lines = service.history.order_by("history_id").values_list("history_change_reason", "history_user")
    assert list(verbs) == [
        "service.introduced",
        "service.basis",
        "service.checked",
        "service.admitted",
        "service.suspended",
    ]
    assert list(lines) == [("Сервис внесён", keeper.pk), ("Допущен", keeper.pk), ("Сбои", keeper.pk)]


def test_a_contract_does_not_end_before_it_begins():
    keeper = given.keeper()
    service = given.service(by=keeper)

    with pytest.raises(BadInput, match="Последний день"):
        actions.add_basis(service, given.contract(until=MARCH_2 - timedelta(days=1)), by=keeper)


@pytest.mark.parametrize(("ground", "name"), [("contract", "number"), ("agreement", "url")])
def test_the_database_wants_the_number_and_the_address(ground, name):
    keeper = given.keeper()
    service = given.service(by=keeper)
    basis = actions.add_basis(service, getattr(given, ground)(), by=keeper)

    with pytest.raises(IntegrityError), transaction.atomic():
        Basis.objects.filter(pk=basis.pk).update(**{name: ""})


def test_a_check_is_never_rewritten():
    keeper = given.keeper()
    given.ready(by=keeper)

    with pytest.raises(ArchiveIsFrozen):
        ProhibitionCheck.objects.update(blocked=False)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE services_prohibitioncheck SET source = ''")


def test_words_of_a_basis():
    keeper = given.keeper()
    service = given.service(by=keeper)

    bases = [actions.add_basis(service, ground, by=keeper) for ground in (given.contract(), given.agreement())]

    assert [str(basis).replace("\u00a0", " ") for basis in bases] == [
        "Договор № 7 от 2 марта 2026 г.",
        "Пользовательское соглашение от 2 марта 2026 г.",
    ]
