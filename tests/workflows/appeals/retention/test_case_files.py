"""Case files: opened by index and year, filled, closed at the end of the year, held, expired."""

from datetime import date

import pytest

from tests import make
from tests.make_appeal import at
from tests.workflows.appeals.reception import make_reception
from tests.workflows.appeals.retention import make_case
from tests.workflows.appeals.retention.make_refusals import refused, spelled
from workflows.appeals.actions import case_files
from workflows.appeals.erasing import CARD, Erasure
from workflows.appeals.models import (
    Appeal,
    CaseFile,
    CaseIndex,
    FiledCard,
    ReceptionCard,
    ReceptionOutcome,
    ReceptionSlot,
)
from workflows.appeals.queries.case_files import expired, fileable, loose_cards
from workflows.appeals.stages import Stage
from workflows.archive.erasing import ERASED
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage
from workflows.printing.models import Print, PrintRequest

pytestmark = pytest.mark.django_db

DECEMBER_30 = date(2026, 12, 30)


@pytest.fixture
def clerk():
    return make.clerk()


def test_the_term_is_data_and_its_article_is_said_to_be_unsure():
    rows = CaseIndex.objects.order_by("index").values_list("index", "years", "expert_check")

    assert list(rows) == [("ОГ-01", 5, True), ("ОГ-02", 5, True)]
    assert all("Номер статьи не сверен" in source for source in CaseIndex.objects.values_list("source", flat=True))


@pytest.mark.parametrize(
    ("years", "check", "words"),
    [(1, True, "1 год ЭПК"), (3, True, "3 года ЭПК"), (5, True, "5 лет ЭПК"), (11, False, "11 лет"), (75, False, "75 лет"), (None, True, "постоянно")],
)
def test_the_term_in_words(years, check, words):
    assert CaseFile(index=CaseIndex(index="1", years=years, expert_check=check), year=2026).term() == words


def test_volumes_of_an_index_and_a_year_follow_each_other(clerk):
    made = [make_case.volume(by=clerk), make_case.volume(by=clerk), make_case.volume(by=clerk, year=2027)]

    assert [(one.year, one.volume) for one in made] == [(2026, 1), (2026, 2), (2027, 1)]


def test_only_the_clerk_keeps_files():
    with pytest.raises(NotAllowed, match="ведёт делопроизводитель"):
        make_case.volume(by=make.head())


def test_finished_appeals_of_the_year_go_in_together(clerk):
    appeals = [make_case.finished(by=clerk) for _ in range(2)]
    make_case.finished(by=clerk, on=date(2027, 2, 1))
    case_file = make_case.volume(by=clerk)
    assert list(fileable(clerk, case_file, on=DECEMBER_30)) == appeals

    done = case_files.put_in(case_file, appeals, [], by=clerk, on=DECEMBER_30, at=at(DECEMBER_30))

    assert (done.appeals, list(fileable(clerk, case_file, on=DECEMBER_30))) == (2, [])
    assert set(Appeal.objects.filter(case_file=case_file).values_list("stage", flat=True)) == {Stage.FILED}


def test_one_appeal_that_may_not_go_in_keeps_the_others_out(clerk):
    case_file = make_case.volume(by=clerk)
    appeals = [make_case.finished(by=clerk), make_case.finished(by=clerk, on=date(2027, 2, 1))]

    with pytest.raises(BadInput, match="другого года"):
        case_files.put_in(case_file, appeals, [], by=clerk, on=DECEMBER_30, at=at(DECEMBER_30))

    assert not Appeal.objects.filter(case_file=case_file).exists()


def test_a_file_is_closed_at_the_end_of_its_year(clerk):
    case_file = make_case.volume(by=clerk)

    with pytest.raises(WrongStage, match="год не окончен"):
        case_files.close(case_file, by=clerk, on=DECEMBER_30)
    closed = case_files.close(case_file, by=clerk, on=date(2026, 12, 31))

    assert closed.keep_until() == date(2031, 12, 31)


def test_a_full_volume_is_closed_when_the_next_one_is_begun(clerk):
    full = make_case.volume(by=clerk)
    make_case.volume(by=clerk)

    assert case_files.close(full, by=clerk, on=date(2026, 6, 1)).closed_on == date(2026, 6, 1)


def test_nothing_goes_into_a_closed_file(clerk):
    case_file = make_case.closed(by=clerk)

    with pytest.raises(WrongStage, match="Выберите открытое дело"):
        case_files.put_in(case_file, [make_case.finished(by=clerk)], [], by=clerk, on=DECEMBER_30, at=at(DECEMBER_30))


@pytest.mark.parametrize(("on", "count"), [(date(2031, 12, 31), 0), (date(2032, 1, 1), 1)])
def test_what_has_expired_on_a_day(clerk, on, count):
    make_case.closed(by=clerk), make_case.volume(by=clerk)

    assert expired(on=on).count() == count


def test_a_hold_has_a_reason_and_is_taken_off(clerk):
    case_file = make_case.closed(by=clerk)

    with pytest.raises(Incomplete, match="почему дело нельзя уничтожать"):
        case_files.hold(case_file, reason=" ", by=clerk)
    held = case_files.hold(case_file, reason="идёт суд", by=clerk)
    with pytest.raises(WrongStage, match="уже под запретом: идёт суд"):
        case_files.hold(held, reason="проверка", by=clerk)
    released = case_files.release(held, by=clerk)

    assert (released.on_hold, released.hold_reason) == (False, "")
    with pytest.raises(WrongStage, match="не под запретом"):
        case_files.release(released, by=clerk)


def filed_card(clerk):
    """The card of a booked visitor, without an appeal, in a closed file."""
    head = make.head()
    card = make_reception.card(head, visitor=make_case.SENDER, slot=make_reception.booked(head, visitor="Сидорова"))
    case_file = make_case.volume(by=clerk)
    case_files.put_in(case_file, [], [card], by=clerk, on=make_case.CLOSED_ON, at=at(make_case.CLOSED_ON))
    return card, case_files.close(case_file, by=clerk, on=make_case.CLOSED_ON)


def test_a_card_without_an_appeal_has_its_own_place_in_a_file(clerk):
    head = make.head()
    card = make_reception.card(head)
    with_appeal = make_reception.oral(head)
    case_file = make_case.volume(by=clerk)
    assert list(loose_cards(case_file)) == [card]

    case_files.put_in(case_file, [], [card], by=clerk, on=DECEMBER_30, at=at(DECEMBER_30))

    assert (list(loose_cards(case_file)), FiledCard.objects.get().card) == ([], card)
    with pytest.raises(WrongStage, match="хранится вместе с обращением"):
        case_files.put_in(case_file, [], [with_appeal], by=clerk, on=DECEMBER_30, at=at(DECEMBER_30))


@pytest.mark.both_databases
def test_a_card_is_erased_by_the_act_on_its_file_and_not_before(clerk):
    card, case_file = filed_card(clerk)
    before = refused(spelled(Erasure(ReceptionCard, (), CARD)))

    make_case.destroyed(case_file, by=clerk)

    card = ReceptionCard.objects.get(pk=card.pk)
    assert "нельзя изменить или удалить" in before
    assert (card.number, card.received_on, card.outcome) == ("01-ЛП/2026", make_reception.WEDNESDAY, ReceptionOutcome.EXPLAINED)
    assert (card.visitor, card.gist, card.outcome_words, card.postal_address) == (ERASED, ERASED, ERASED, "")
    slot = ReceptionSlot.objects.get(pk=card.slot_id)
    assert (slot.visitor, slot.phone, slot.history.count()) == ("", "", 0)


@pytest.mark.both_databases
def test_the_card_of_an_oral_answer_goes_with_its_appeal_and_its_print(clerk):
    card = make_reception.oral(make.head(), visitor=make_case.SENDER)
    stored = make.stored_file(b"%PDF Sidorova", name="Карточка.pdf")
    Print.objects.create(request=PrintRequest.objects.get(subject_id=card.pk), file=stored, sha256=stored.blob.sha256, renderer="test")

    make_case.destroyed(make_case.closed(card.appeal, by=clerk), by=clerk)

    assert ReceptionCard.objects.get(pk=card.pk).visitor == ERASED
    assert Print.objects.get().file.dropped.reason == "Акт № 01-АУ/2032"


@pytest.mark.both_databases
def test_the_database_lets_no_card_into_a_closed_file(clerk):
    card = make_reception.card(make.head())
    case_file = make_case.closed(by=clerk)

    said = refused(f"INSERT INTO appeals_filedcard (card_id, case_file_id, by_id, at) VALUES ({card.pk}, {case_file.pk}, {clerk.pk}, '2026-12-31 12:00:00')")

    assert "в открытое дело" in said
    assert CaseFile.objects.get(pk=case_file.pk).cards.count() == 0
