"""`verify_archive` finds what somebody changed among appeals past the program, and names it without naming a citizen."""

from datetime import date

import pytest

from portal.desk.verification import findings
from tests import make_appeal
from tests.make_appeal import at
from tests.portal.desk.test_verify_archive import _past_the_guards
from tests.workflows.appeals import story
from workflows.appeals.actions import clocks, registering
from workflows.appeals.actions.clocks import End
from workflows.appeals.models import ClockKind, Regime, StopCause

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOVEMBER_9, DECEMBER_7 = date(2026, 11, 9), date(2026, 12, 7)


def school():
    """An answer in time, one too late, a case in work with a longer term, a letter that is no appeal, one that waits."""
    who = story.cast()
    story.answered(who, sent_on=NOVEMBER_9)
    story.answered(who, sent_on=DECEMBER_7)
    longer = story.in_review(who, on=NOVEMBER_9)
    clocks.extend(longer, 30, reason="направлен запрос", by=who.head, at=at(NOVEMBER_9, 18))
    other = make_appeal.received(on=NOVEMBER_9)
    registering.propose_refusal(other, reason="Реклама", by=who.clerk, on=NOVEMBER_9, at=at(NOVEMBER_9, 14))
    registering.confirm_refusal(other, regime=Regime.OTHER, by=who.head, on=NOVEMBER_9, at=at(NOVEMBER_9, 15))
    make_appeal.received(on=NOVEMBER_9)


OF_ANSWERED = "(SELECT id FROM appeals_appeal WHERE number = '001-ОГ/2026')"
OF_OPEN = "(SELECT id FROM appeals_appeal WHERE number = '003-ОГ/2026')"

CHANGES = {
    "UPDATE appeals_appeal SET seq = 7 WHERE number = '003-ОГ/2026'": "серия «Обращения граждан», период 2026: пропущены номера 3–6.",
    "UPDATE appeals_appeal SET seq = 0 WHERE number = '003-ОГ/2026'": "серия «Обращения граждан», период 2026: счётчик стоит на 3, а последний номер – 2.",
    "UPDATE appeals_appeal SET registered_on = '2026-12-01' WHERE number = '001-ОГ/2026'": "№ 2 датирован раньше, чем № 1.",
    "UPDATE appeals_appeal SET number = '900-ОГ/2026' WHERE number = '003-ОГ/2026'": "номер или дата регистрации отличаются от записанных в журнале событий.",
    "UPDATE numbering_counter SET last = 9": "счётчик стоит на 9, а последний номер – 3.",
    "UPDATE appeals_paper SET seq = 9 WHERE number LIKE '002%'": "серия «Ответы и уведомления по обращениям», период 2026: пропущены номера 2–8.",
    "UPDATE appeals_intakeitem SET text = 'Другой текст'": "текст изменён, хеш не сходится.",
    f"UPDATE appeals_intakeitem SET text_sha256 = '{'0' * 64}'": "в журнале событий нет записи о поступлении этого текста.",
    f"DELETE FROM appeals_runningclock WHERE appeal_id = {OF_OPEN}": "не закончен, но среди идущих его нет.",
    "UPDATE appeals_runningclock SET limit_on = '2027-06-01'": "идущий срок отличается от записанного",
    "UPDATE appeals_runningclock SET control_due_on = '2027-06-01'": "идущий срок отличается от записанного",
    "UPDATE appeals_clock SET control_due_on = '2027-06-01', legal_due_on = '2027-06-01'": "идущий срок отличается от записанного",
    "UPDATE appeals_runningclock SET clock_id = (SELECT previous_id FROM appeals_clock WHERE revision = 2) WHERE clock_id = (SELECT id FROM appeals_clock WHERE revision = 2)": "закончен или пересчитан, но числится идущим.",
    "UPDATE appeals_clock SET revision = 5 WHERE revision = 2": "не продолжает прежний.",
    "UPDATE appeals_clockstop SET clock_id = (SELECT previous_id FROM appeals_clock WHERE revision = 2) WHERE sending_id = (SELECT min(id) FROM appeals_sending)": "и пересчитан, и закончен.",
    "UPDATE appeals_clockstop SET sending_id = NULL": "отмечен исполненным без отправки документа.",
    "UPDATE appeals_clockstop SET \"on\" = '2026-12-02' WHERE \"on\" = '2026-12-07'": "исполнен чужой отправкой или другим днём.",
    "UPDATE appeals_clockstop SET sending_id = (SELECT max(id) FROM appeals_sending) WHERE sending_id IS NOT NULL": "исполнен чужой отправкой или другим днём.",
    "DELETE FROM appeals_clockbreach": "закончен после последнего дня, а нарушение не записано.",
    "UPDATE appeals_clockbreach SET breached_on = '2026-12-06'": "записано не тем днём.",
    "UPDATE appeals_paper SET content = '{}'": "хеш не соответствует подписанному содержанию.",
    "UPDATE appeals_paper SET content_sha256 = 'x'": "подпись стоит не под этим содержанием.",
    "UPDATE signing_signature SET subject = 'appeals.paper:0'": "подпись стоит не под этим содержанием.",
    "UPDATE appeals_paper SET body = 'x', signed_on = '2026-12-30'": "документ не подписан или подписан позже.",
    "UPDATE appeals_paper SET stage = 'draft', number = '', signed_on = NULL, signature_id = NULL, seq = NULL": "документ не подписан или подписан позже.",
    "UPDATE appeals_assignment SET role = 'informed'": "ответственный должен быть один, а их 0.",
    f"UPDATE appeals_appeal SET stage = 'registered' WHERE id = {OF_OPEN}": "а ответственный всё ещё назначен.",
    f"UPDATE appeals_appeal SET stage = 'registered', concluded_on = NULL WHERE id = {OF_ANSWERED}": "а ответ уже ушёл или решение исполнено.",
    f"UPDATE appeals_appeal SET stage = 'withdrawn' WHERE id = {OF_ANSWERED}": "стадия «рассмотрение прекращено по заявлению», а заявления о прекращении рассмотрения нет.",
    f"UPDATE appeals_appeal SET stage = 'terminated_11_5' WHERE id = {OF_ANSWERED}": "стадия «переписка прекращена», а исполненного решения с этим основанием нет.",
    f"UPDATE appeals_appeal SET stage = 'filed' WHERE id = {OF_ANSWERED}": "стадия «в деле», а дела нет.",
    f"UPDATE appeals_appeal SET stage = 'destroyed' WHERE id = {OF_ANSWERED}": "стадия «уничтожено по акту», а акта об уничтожении нет.",
    f"UPDATE appeals_appeal SET stage = 'oral_answered' WHERE id = {OF_ANSWERED}": "а карточки приёма с устным ответом нет.",
    "UPDATE appeals_paper SET kind = 'info_letter'": "стадия «ответ направлен», а отправленного ответа нет.",
    "DELETE FROM appeals_refusal": "а предложения не считать обращением нет.",
}
CITIZENS = ("Петров", "Мари", "Садов", "petrova", "кружк")


def test_a_school_with_letters_in_every_state_is_whole():
    school()

    assert [item.problem for item in findings()] == []


@pytest.mark.parametrize("statement", CHANGES)
def test_a_change_is_named_and_no_citizen(statement):
    school()

    said = _past_the_guards(statement)

    assert any(one.startswith("Обращения: ") and CHANGES[statement] in one for one in said), said
    assert [one for one in said for word in CITIZENS if word in one] == []


def test_a_paper_signed_past_the_journal_is_named():
    school()

    said = _past_the_guards("UPDATE journal_entry SET verb = 'other' WHERE verb = 'appeal.paper_signed'")

    assert sum("в журнале событий нет записи о подписании этого содержания." in one for one in said) == 2


def test_a_stop_without_any_document_is_named():
    school()
    appeal = make_appeal.in_review(on=DECEMBER_7)
    clocks.stop(appeal, ClockKind.ANSWER, End(cause=StopCause.DONE, on=DECEMBER_7), by=None, at=at(DECEMBER_7))

    assert [item.problem for item in findings() if item.check == "обращения"] == [
        "Обращения: Обращение № 004-ОГ/2026: срок «ответ до 30.12.2026 (59-ФЗ 12(1), версия 1)» отмечен исполненным без отправки документа.",
        "Обращения: Обращение № 004-ОГ/2026: стадия «на рассмотрении», а ответ уже ушёл или решение исполнено.",
    ]
