"""Signing: the single way into force, and all that refuses it."""

import hashlib
import json
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from tests import make
from tests.workflows.regulations import story
from workflows.errors import BadInput, Incomplete, NotAllowed, Stale, WrongStage
from workflows.journal.entries import broken_links
from workflows.journal.models import Entry
from workflows.orders.models import Order, OrderClause
from workflows.printing.models import PrintRequest
from workflows.regulations import actions
from workflows.regulations.models import ApprovalRecord, DraftEdit, LabelUse, Provision, Redaction, RedactionDraft
from workflows.regulations.queries import current_packet, redaction_on, status
from workflows.regulations.rendering.html import render_html
from workflows.regulations.stages import Decision, RedactionStatus, Stage
from workflows.regulations.tree import from_dict, places, sha256_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def nothing_in_force() -> bool:
    return not Redaction.objects.exists() and not Order.objects.signed().exists()


def test_the_director_signs_and_the_text_is_in_force():
    who = story.cast()
    draft = story.before_director(who)

    redaction = story.sign(draft, by=who.head)

    assert str(redaction.order) == "Приказ от 26.02.2026 № 01/0226-У"
    assert (redaction.number, redaction.effective_from) == (1, date(2026, 2, 26))
    assert RedactionDraft.objects.get(pk=draft.pk).stage == Stage.APPROVED
    assert redaction_on(draft.regulation, on=date(2026, 2, 26)) == redaction
    assert redaction_on(draft.regulation, on=date(2026, 2, 25)) is None


def test_one_hash_binds_the_text_the_visas_the_rows_and_the_page():
    who = story.cast()
    redaction = story.signed(who)
    text = from_dict(json.loads(redaction.content))

    visas = ApprovalRecord.objects.filter(decision=Decision.AGREED).values_list("content_sha256", flat=True)
    assert {redaction.content_sha256, sha256_of(text), *visas} == {redaction.content_sha256}
    assert render_html(text) == redaction.html
    assert hashlib.sha256(redaction.html.encode()).hexdigest() == redaction.html_sha256
    rows = list(Provision.objects.order_by("position").values_list("uid", "key", "kind", "label", "heading", "text"))
    tree = [(place.node.uid, place.key, str(place.node.kind), place.node.label, place.node.heading, place.node.text) for place in places(text)]
    assert [(str(uid), *rest) for uid, *rest in rows] == tree


def test_the_signature_names_who_in_which_capacity_and_when():
    who = story.cast()
    order = story.signed(who).order

    signature = order.signature
    assert (signature.name, signature.post, signature.sha256) == ("А.В. Соколова", "Генеральный директор", order.content_sha256)
    assert signature.at == story.MORNING
    assert len(signature.key) == 19


def test_signing_leaves_the_prints_the_page_and_the_index_to_the_queue():
    who = story.cast()
    story.signed(who)

    assert sorted(PrintRequest.objects.values_list("form", flat=True)) == [
        "orders.order.pdf",
        "regulations.redaction.akn",
        "regulations.redaction.docx",
        "regulations.redaction.json",
        "regulations.redaction.pdf",
        "regulations.visas.pdf",
    ]
    assert sorted(task.func() for task in OrmQ.objects.all())[0] == "pages.indexing.index_redaction"


def test_every_step_stands_in_the_journal_and_its_chain_holds():
    who = story.cast()
    story.signed(who)

    assert list(Entry.objects.order_by("seq").values_list("verb", flat=True)) == [
        "draft.begun",
        "draft.submitted",
        "draft.decided",
        "draft.decided",
        "draft.agreed",
        "order.project",
        "draft.sent",
        "order.signed",
        "redaction.approved",
    ]
    assert list(broken_links()) == []


def test_a_draft_changed_between_display_and_signature_refuses():
    who = story.cast()
    draft = story.before_director(who)
    shown = current_packet(draft).sha256
    draft = actions.withdraw(draft, reason="Опечатка", by=who.lawyer)
    actions.rewrite(draft, text=make.act_text(words="Школа работает с 8 часов."), by=who.lawyer)
    draft = actions.submit(draft, by=who.lawyer)
    for step, holder in enumerate([who.deputy, who.engineer]):
        draft = story.visa(draft, step=step, by=holder)
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    draft = actions.send_to_signature(draft, by=who.clerk)

    with pytest.raises(Stale, match="текст изменился"):
        story.sign(draft, by=who.head, shown=shown)
    assert nothing_in_force()


def test_an_order_changed_between_display_and_signature_refuses():
    who = story.cast()
    draft = story.before_director(who)
    shown = current_packet(draft).sha256
    OrderClause.objects.filter(order=draft.order, position=5).update(text="Контроль никому не поручать.")

    with pytest.raises(Stale):
        story.sign(draft, by=who.head, shown=shown)
    assert nothing_in_force()


def test_a_text_altered_past_the_actions_refuses():
    who = story.cast()
    draft = story.before_director(who)
    revision = draft.latest_revision
    body = json.loads(revision.content["body"])
    body[1]["value"]["text"] = "Школа работает с 8 часов."
    type(revision).objects.filter(pk=revision.pk).update(content={**revision.content, "body": json.dumps(body)})

    with pytest.raises(Stale, match="отличается от согласованного"):
        story.sign(draft, by=who.head)
    assert nothing_in_force()


@pytest.mark.parametrize("person", ["lawyer", "clerk", "deputy"])
def test_nobody_signs_without_authority(person):
    who = story.cast()
    draft = story.before_director(who)

    with pytest.raises(NotAllowed, match="нет права подписи"):
        story.sign(draft, by=getattr(who, person))
    assert nothing_in_force()


def test_a_superuser_signs_nothing():
    who = story.cast()
    draft = story.before_director(who)

    with pytest.raises(NotAllowed, match="нет права подписи"):
        story.sign(draft, by=make.user(is_superuser=True))
    assert nothing_in_force()


def test_an_authority_that_has_ended_signs_nothing():
    who = story.cast()
    former = make.head(until=date(2026, 2, 25))
    draft = story.before_director(who)

    with pytest.raises(NotAllowed, match=r"нет права подписи на 26\.02\.2026"):
        story.sign(draft, by=former)


def test_the_acting_head_signs_in_that_capacity():
    who = story.cast()
    acting = make.user(last_name="Волкова", first_name="Ирина", patronymic="Юрьевна")
    make.authority(acting, since=date(2026, 2, 20), until=date(2026, 2, 28), capacity="acting", post="И.о. генерального директора")

    redaction = story.sign(story.before_director(who), by=acting)

    assert (redaction.order.signature.post, redaction.order.signature.get_capacity_display()) == ("И.о. генерального директора", "исполняющий обязанности")


def test_a_director_who_wrote_the_text_does_not_sign_it():
    who = story.cast()
    draft = story.before_director(who)
    DraftEdit.objects.create(draft=draft, user=who.head)

    with pytest.raises(NotAllowed, match="Составитель"):
        story.sign(draft, by=who.head)


def test_a_draft_is_signed_once():
    who = story.cast()
    draft = story.before_director(who)
    story.sign(draft, by=who.head)

    with pytest.raises(WrongStage, match="уже утверждён: Приказ от"):
        story.sign(draft, by=who.head)
    assert Redaction.objects.count() == 1


@pytest.mark.parametrize("stage_maker", [story.begun, story.submitted, story.agreed])
def test_nothing_is_signed_before_its_turn(stage_maker):
    who = story.cast()
    draft = stage_maker(who)

    with pytest.raises((WrongStage, Incomplete)):
        story.sign(draft, by=who.head, shown="0" * 64)
    assert nothing_in_force()


def test_no_act_comes_into_force_before_its_order():
    who = story.cast()
    draft = story.agreed(who)
    actions.prepare_order(draft, series=who.series, effective_from=date(2026, 2, 1), by=who.clerk)
    draft = actions.send_to_signature(draft, by=who.clerk)

    with pytest.raises(NotAllowed, match="раньше даты приказа"):
        story.sign(draft, by=who.head)
    assert nothing_in_force()


def test_an_act_may_come_into_force_later_than_its_order():
    who = story.cast()
    draft = story.agreed(who)
    actions.prepare_order(draft, series=who.series, effective_from=date(2026, 9, 1), by=who.clerk)

    redaction = story.sign(actions.send_to_signature(draft, by=who.clerk), by=who.head)

    assert status(redaction, on=date(2026, 8, 31)) == RedactionStatus.FUTURE
    assert status(redaction, on=date(2026, 9, 1)) == RedactionStatus.IN_FORCE
    assert redaction.order.clauses.get(position=2).text == "Ввести Порядок в действие с 1 сентября 2026 г."


def test_a_later_number_never_bears_an_earlier_date():
    who = story.cast()
    story.sign(story.before_director(who), by=who.head)
    draft = story.before_director(who, text=make.act_text(title="Порядок второй"))

    with pytest.raises(BadInput, match="уже есть приказ № 01/0226-У"):
        story.sign(draft, by=who.head, at=story.MORNING - timedelta(days=1))


def test_the_day_of_the_order_is_the_day_in_moscow():
    who = story.cast()
    draft = story.before_director(who)
    one_minute_past_midnight = datetime(2026, 2, 26, 0, 1, tzinfo=timezone.get_default_timezone())

    redaction = story.sign(draft, by=who.head, at=one_minute_past_midnight)

    assert redaction.order.signed_on == date(2026, 2, 26)


def test_numbers_follow_each_other():
    who = story.cast()

    numbers = [story.signed(who, text=make.act_text(title=f"Порядок {index}")).order.number for index in range(3)]

    assert numbers == ["01/0226-У", "02/0226-У", "03/0226-У"]


def test_a_refused_signature_gives_its_number_back():
    who = story.cast()
    broken = story.agreed(who)
    actions.prepare_order(broken, series=who.series, effective_from=date(2026, 3, 1), by=who.clerk)
    broken = actions.send_to_signature(broken, by=who.clerk)
    uid = current_packet(broken).text.provisions[0].uid
    LabelUse.objects.create(regulation=broken.regulation, key="1", uid=make.uid("чужой"), first=story.signed(who, text=make.act_text(title="Порядок 0")))
    assert uid != make.uid("чужой")

    with pytest.raises(NotAllowed, match="Номер 1 уже принадлежал другому пункту"):
        story.sign(broken, by=who.head)

    assert story.signed(who, text=make.act_text(title="Порядок 2")).order.number == "02/0226-У"


def test_the_director_sends_a_draft_back_with_words():
    who = story.cast()
    draft = story.before_director(who)

    with pytest.raises(Incomplete, match="Напишите замечания"):
        actions.refuse(draft, comment="", by=who.head)
    draft = actions.refuse(draft, comment="Уточните пункт 1.1", by=who.head)

    assert draft.stage == Stage.RETURNED
    assert ApprovalRecord.objects.get(decision=Decision.REFUSED).comment == "Уточните пункт 1.1"
