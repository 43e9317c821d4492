"""`verify_archive` names what was changed in orders of changes, in what they built, and in the end of an act."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from portal.desk.verification import findings
from tests import make
from tests.pages.make_reader import opens_at, with_point, without_binding
from tests.portal.desk.test_verify_archive import _past_the_guards
from tests.workflows.regulations import story
from workflows.regulations import actions
from workflows.regulations.models import Redaction, Regulation
from workflows.regulations.tree import ActText

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

APRIL, MAY = datetime(2026, 4, 10, 7, 0, tzinfo=UTC), datetime(2026, 5, 12, 7, 0, tzinfo=UTC)
JULY_1, SEPTEMBER_1 = date(2026, 7, 1), date(2026, 9, 1)
INSTRUCTION, REDACTION, REPEAL = "regulations_amendmentinstruction", "regulations_redaction", "regulations_repeal"
OTHER_WORDS = "изменение 1: запись отличается от указания приказа."


@dataclass(frozen=True, slots=True)
class Lived:
    """1 – the first text, 2 – from September, 3 – from July and signed later, 4 – the second built anew on the third."""

    who: story.Cast
    act: Regulation

    def numbered(self, number: int) -> Redaction:
        return self.act.redactions.get(number=number)

    def of(self, number: int) -> str:
        """The SQL condition that finds the changes of a redaction."""
        return f"WHERE redaction_id = {self.numbered(number).pk} AND ordinal = 1"


@pytest.fixture
def lived() -> Lived:
    who = story.cast()
    first = story.signed(who)
    story.changed(who, first, opens_at(10), since=SEPTEMBER_1, at=story.MARCH)
    story.changed(who, first, without_binding, since=JULY_1, at=APRIL)
    return Lived(who, first.regulation)


def repealed(lived: Lived) -> None:
    draft = actions.begin_repeal(lived.numbered(3), by=lived.who.lawyer, reason="Устарел", effective_from=date(2026, 8, 1), on=MAY.date())
    story.carried(lived.who, draft, at=MAY)


def said_of(redaction: Redaction, *sentences: str) -> list[str]:
    return [f"Редакции: {redaction}: {sentence}" for sentence in sentences]


def test_an_act_with_changes_out_of_turn_is_whole(lived):
    assert lived.numbered(4).rebased_from == lived.numbered(2)
    assert [item.problem for item in findings()] == []


def test_a_repealed_act_is_whole(lived):
    repealed(lived)

    assert [item.problem for item in findings()] == []


@pytest.mark.parametrize(
    "change",
    [
        "wording = 'пункт 1.1 исключить'",
        "effective_from = '2026-01-01'",
        "target_key = '2-1'",
        "target = NULL",
        "op = 'delete_words'",
        "part = 'heading'",
        "base_sha256 = ''",
        "ordinal = 7",
    ],
)
def test_what_is_told_of_a_change_beside_its_payload_is_checked(lived, change):
    found = _past_the_guards(f"UPDATE {INSTRUCTION} SET {change} {lived.of(2)}")

    number = 7 if change == "ordinal = 7" else 1
    assert found == said_of(lived.numbered(2), OTHER_WORDS.replace("1", str(number)))


def test_a_change_given_to_another_order_is_named(lived):
    found = _past_the_guards(f"UPDATE {INSTRUCTION} SET order_id = {lived.numbered(1).order_id} {lived.of(2)}")

    assert found == said_of(lived.numbered(2), OTHER_WORDS)


def test_a_payload_with_other_words_is_named(lived):
    found = _past_the_guards(f"UPDATE {INSTRUCTION} SET payload = replace(payload, '\"new\":\"10', '\"new\":\"11') {lived.of(2)}")

    assert found == said_of(lived.numbered(2), "изменения отличаются от согласованных.", "текст отличается от того, что даёт приказ.")


def test_a_payload_about_words_that_are_not_there_is_named(lived):
    found = _past_the_guards(f"UPDATE {INSTRUCTION} SET payload = replace(payload, '\"old\":\"9', '\"old\":\"8') {lived.of(2)}")

    assert found == said_of(
        lived.numbered(2), "изменения отличаются от согласованных.", "изменения приказа не накладываются на предыдущую редакцию."
    )


def test_a_payload_that_cannot_be_read_is_named(lived):
    found = _past_the_guards(f"UPDATE {INSTRUCTION} SET payload = 'нет' {lived.of(2)}")

    assert found == said_of(lived.numbered(2), "указание изменения не читается.")


def test_a_change_taken_away_is_named(lived):
    found = _past_the_guards(f"DELETE FROM {INSTRUCTION} {lived.of(2)}")

    assert found == said_of(lived.numbered(2), "изменения отличаются от согласованных.", "текст отличается от того, что даёт приказ.")


def test_the_text_of_a_redaction_built_anew_is_what_both_orders_give(lived):
    fourth, third = lived.numbered(4), lived.numbered(3)

    found = _past_the_guards(
        f"UPDATE {REDACTION} SET content = (SELECT content FROM {REDACTION} WHERE id = {third.pk}), "
        f"content_sha256 = '{third.content_sha256}', html = (SELECT html FROM {REDACTION} WHERE id = {third.pk}), "
        f"html_sha256 = '{third.html_sha256}' WHERE id = {fourth.pk}",
        f"UPDATE regulations_provision SET text = (SELECT text FROM regulations_provision p WHERE p.redaction_id = {third.pk} AND p.key = '1-1'), "
        f"text_sha256 = (SELECT text_sha256 FROM regulations_provision p WHERE p.redaction_id = {third.pk} AND p.key = '1-1') "
        f"WHERE redaction_id = {fourth.pk} AND key = '1-1'",
    )

    assert found == [
        *said_of(fourth, "текст отличается от того, что даёт приказ."),
        f"Редакции: журнал и архив расходятся: «regulations.redaction:{fourth.pk}».",
    ]


def test_another_base_is_named(lived):
    found = _past_the_guards(f"UPDATE {REDACTION} SET base_id = {lived.numbered(1).pk} WHERE id = {lived.numbered(4).pk}")

    assert found == said_of(lived.numbered(4), "текст отличается от того, что даёт приказ.")


def test_a_base_taken_away_is_named(lived):
    found = _past_the_guards(f"UPDATE {REDACTION} SET base_id = NULL WHERE id = {lived.numbered(2).pk}")

    assert found == said_of(lived.numbered(2), "не записано, какую редакцию она изменяет.")


def test_a_base_of_a_later_number_is_named(lived):
    second = lived.numbered(2)

    found = _past_the_guards(f"UPDATE {REDACTION} SET base_id = {lived.numbered(4).pk} WHERE id = {second.pk}")

    assert found[0] == said_of(second, "записано, что она изменяет редакцию, которую изменять не могла.")[0]


@pytest.mark.parametrize("column", ["rebased_from_id", "signed_with_id"])
def test_half_of_the_story_of_a_redaction_built_anew_is_named(lived, column):
    found = _past_the_guards(f"UPDATE {REDACTION} SET {column} = NULL WHERE id = {lived.numbered(4).pk}")

    assert found == said_of(lived.numbered(4), "записано не всё о том, вместо какой редакции она построена.")


def test_a_redaction_built_instead_of_one_of_another_order_is_named(lived):
    found = _past_the_guards(f"UPDATE {REDACTION} SET rebased_from_id = {lived.numbered(3).pk} WHERE id = {lived.numbered(4).pk}")

    assert found == said_of(lived.numbered(4), "записано, что она построена вместо редакции другого приказа.")


def test_a_redaction_built_anew_at_another_signing_is_named(lived):
    found = _past_the_guards(f"UPDATE {REDACTION} SET signed_with_id = {lived.numbered(1).order_id} WHERE id = {lived.numbered(4).pk}")

    assert found == said_of(lived.numbered(4), "записано, что она построена при подписании другого приказа.")


@pytest.mark.parametrize("change", ["effective_from = '2027-01-01'", "source_draft = 1", "redaction_id = {first}", "order_id = {order}"])
def test_a_changed_end_of_an_act_is_named(lived, change):
    repealed(lived)
    first = lived.numbered(1)

    found = _past_the_guards(f"UPDATE {REPEAL} SET {change.format(first=first.pk, order=first.order_id)}")

    assert f"Отмена актов: журнал и архив расходятся: «regulations.regulation:{lived.act.pk}»." in found


def test_another_act_instead_of_the_repealed_one_is_named(lived):
    repealed(lived)
    other = make.regulation()

    found = _past_the_guards(f"UPDATE {REPEAL} SET successor_id = {other.pk}")

    assert found == [f"Отмена актов: {lived.act.repeal}: вместо него назван другой акт, чем в проекте."]


def test_an_end_of_an_act_taken_away_is_named(lived):
    repealed(lived)

    found = _past_the_guards(f"DELETE FROM {REPEAL}")

    assert f"Отмена актов: журнал и архив расходятся: «regulations.regulation:{lived.act.pk}»." in found
    assert len(found) == 2  # … and the draft that is approved though nothing came of it


def test_the_text_of_the_base_that_cannot_be_read_stops_nothing(lived):
    found = _past_the_guards(f"UPDATE {REDACTION} SET content = '{{' WHERE id = {lived.numbered(1).pk}")

    assert found == said_of(lived.numbered(1), "хеш не соответствует тексту.")


def test_changes_of_a_redaction_built_anew_are_whole(lived):
    story.changed(lived.who, lived.numbered(4), with_point, since=date(2026, 10, 1), at=MAY)

    assert [item.problem for item in findings()] == []


@pytest.mark.parametrize("mark", ["introduced_by_id", "last_changed_by_id"])
def test_a_mark_of_another_order_is_named(lived, mark):
    second = lived.numbered(2)
    other = lived.numbered(3).order_id

    found = _past_the_guards(f"UPDATE regulations_provision SET {mark} = {other} WHERE redaction_id = {second.pk} AND key = '1-1'")

    assert said_of(second, "записано, что её пункты введены или изменены другими приказами: 1-1.")[0] in found


def test_changes_by_days_moved_in_a_round_that_nobody_signed_are_named(lived):
    draft = story.changes(lived.who, lived.numbered(1), renamed, at=MAY)
    draft = story.handed_in(lived.who, draft, at=MAY)
    cast = "::text" if connection.vendor == "postgresql" else ""
    back = "::jsonb" if connection.vendor == "postgresql" else ""

    found = _past_the_guards(
        f"UPDATE regulations_submission SET stages = replace(stages{cast}, '\"from\": \"\"', '\"from\": \"2026-12-01\"'){back} WHERE draft_id = {draft.pk}"
    )

    assert found == [f"Согласование: круги: изменения по дням отличаются от переданных: «regulations.redactiondraft:{draft.pk}»."]


def renamed(text: ActText) -> ActText:
    return replace(text, imprint="Москва, 2027")
