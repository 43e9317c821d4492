"""References kept by uid, the register of cited acts, and what a change of one of them calls for."""

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from tests import make
from tests.make_text import uid
from tests.workflows.regulations import story
from tests.workflows.regulations.references.make_references import act
from workflows.errors import ArchiveIsFrozen, Incomplete, NotAllowed, Stale, WrongStage
from workflows.journal.models import Entry
from workflows.regulations import actions
from workflows.regulations.models import (
    ActState,
    CrossReference,
    ExternalAct,
    RedactionDraft,
    ReferenceReview,
    ReferenceWaiver,
)
from workflows.regulations.reference_queries import cited_in, official_addresses, to_check, to_review, troubles

pytestmark = pytest.mark.django_db

ON = date(2026, 3, 1)
FZ = "fz:2012-12-29:273-фз"
LAW = "Федерального закона от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»"
CITING = (f"Разработан по статье 28 {LAW} и статье 372 ТК РФ.", "Доступ дают по пунктам 2.1–2.3 настоящего Порядка и пункту 1.1.")


def the_act(key: str = FZ) -> ExternalAct:
    return ExternalAct.objects.get(key=key)


def marked(act_: ExternalAct, who, *, state: ActState = ActState.CHANGED, changed_on: date | None = date(2026, 2, 28)) -> ExternalAct:
    return actions.mark_act(act_, state=state, changed_on=changed_on, note="Статья 28 изложена иначе.", by=who.lawyer, on=ON)


# --- kept by uid


def test_signing_keeps_each_reference():
    redaction = story.signed(story.cast(), text=act(*CITING))

    uids = {str(row.uid): row.label for row in redaction.provisions.all()}
    rows = CrossReference.objects.filter(redaction=redaction).select_related("act")
    texts = {str(row.uid): row.text for row in redaction.provisions.all()}
    assert [(uids[str(row.source)], texts[str(row.source)][row.start : row.end], uids[str(row.target)]) for row in rows if row.target] == [
        ("1.2", "пунктам 2.1–2.3", "2.1"),
        ("1.2", "пунктам 2.1–2.3", "2.2"),
        ("1.2", "пунктам 2.1–2.3", "2.2¹"),
        ("1.2", "пунктам 2.1–2.3", "2.3"),
        ("1.2", "пункту 1.1", "1.1"),
    ]
    assert [(uids[str(row.source)], row.act.key, row.pinpoint) for row in rows if row.act] == [("1.1", FZ, "ст.\u00a028"), ("1.1", "code::тк", "ст.\u00a0372")]


def test_rebuilding_gives_the_same_rows(capsys):
    redaction = story.signed(story.cast(), text=act(*CITING))
    fields = ("source", "in_heading", "start", "end", "target", "act", "pinpoint")
    before = list(CrossReference.objects.values_list(*fields))
    CrossReference.objects.all().delete()

    call_command("rebuild_references")
    call_command("rebuild_references")

    assert list(CrossReference.objects.values_list(*fields)) == before
    assert capsys.readouterr().out == f"{redaction}: ссылок 7\n" * 2


def test_a_reference_leads_to_one_thing():
    redaction = story.signed(story.cast(), text=act(*CITING))

    with pytest.raises(IntegrityError), transaction.atomic():
        CrossReference.objects.create(redaction=redaction, source=uid(11), start=0, end=4)


# --- the register


def test_what_a_text_cites_is_found_and_waits_for_a_person():
    who = story.cast()
    story.signed(who, text=act(*CITING))

    assert [(row.key, str(row).replace("\u00a0", " "), row.title, row.state, row.is_confirmed) for row in ExternalAct.objects.order_by("key")] == [
        ("code::тк", "Трудовой кодекс Российской Федерации", "Трудовой кодекс Российской Федерации", "in_force", False),
        (FZ, "Федеральный закон от 29 декабря 2012 г. № 273-ФЗ", "Об образовании в Российской Федерации", "in_force", False),
    ]

    actions.confirm_act(the_act(), by=who.lawyer)

    assert [row.key for row in ExternalAct.objects.unconfirmed()] == ["code::тк"]
    with pytest.raises(WrongStage, match="уже подтверждён"):
        actions.confirm_act(the_act(), by=who.lawyer)


def test_a_law_without_its_date_is_the_known_one():
    who = story.cast()
    story.signed(who, text=act(f"По статье 28 {LAW}."))
    story.signed(who, text=act("По части 3 статьи 30 Федерального закона № 273-ФЗ."), regulation=make.regulation(slug="drugoy"))

    assert [row.key for row in ExternalAct.objects.all()] == [FZ]
    assert [row.pinpoint for row in the_act().citations.order_by("pk")] == ["ст.\u00a028", "ч.\u00a03 ст.\u00a030"]


def test_only_a_lawyer_keeps_the_register():
    who = story.cast()
    story.signed(who, text=act(*CITING))

    for person in (who.head, who.clerk, who.deputy):
        with pytest.raises(NotAllowed, match="ведёт юрист"):
            actions.confirm_act(the_act(), by=person)
        with pytest.raises(NotAllowed, match="ведёт юрист"):
            actions.mark_act(the_act(), state=ActState.CHANGED, changed_on=ON, by=person, on=ON)


def test_official_addresses_are_those_that_a_person_gave():
    story.signed(story.cast(), text=act(*CITING))
    ExternalAct.objects.filter(key=FZ).update(address="http://pravo.gov.ru/273")

    assert official_addresses([FZ, "code::тк", "нет"]) == {FZ: "http://pravo.gov.ru/273"}


# --- a change, and the provisions to look through


def test_a_changed_act_puts_every_citing_provision_on_the_list():
    who = story.cast()
    story.signed(who, text=act(*CITING, f"Также по {LAW}."))
    story.signed(who, text=act("Ничего."), regulation=make.regulation(slug="drugoy", short_title="Другой"))

    changed = marked(the_act(), who)

    assert (changed.state, changed.changed_on, changed.note) == ("changed", date(2026, 2, 28), "Статья 28 изложена иначе.")
    assert [(review.place, review.act.key, review.done_at) for review in ReferenceReview.objects.all()] == [("п.\u00a01.1", FZ, None), ("п.\u00a01.3", FZ, None)]
    assert Entry.objects.get(verb="cited_act.marked").summary.replace("\u00a0", " ") == (
        "Федеральный закон от 29 декабря 2012 г. № 273-ФЗ: изменён с 28 февраля 2026 г.; пунктов для проверки: 2"
    )
    assert [row.state for row in changed.history.order_by("pk")][-1] == "changed"


def test_the_same_change_is_marked_once_and_the_next_one_opens_new_reviews():
    who = story.cast()
    story.signed(who, text=act(*CITING))
    marked(the_act(), who)

    with pytest.raises(WrongStage, match="уже отмечено"):
        marked(the_act(), who)
    marked(the_act(), who, changed_on=ON)

    assert list(ReferenceReview.objects.values_list("changed_on", flat=True)) == [date(2026, 2, 28), ON]


@pytest.mark.parametrize(("changed_on", "sentence"), [(None, "с какого дня"), (date(2012, 1, 1), "раньше измениться он не мог")])
def test_a_change_has_its_day(changed_on, sentence):
    who = story.cast()
    story.signed(who, text=act(*CITING))

    with pytest.raises(Incomplete, match=sentence):
        marked(the_act(), who, changed_on=changed_on)

    assert (the_act().state, ReferenceReview.objects.count()) == ("in_force", 0)


def test_where_an_act_is_cited_today():
    who = story.cast()
    redaction = story.signed(who, text=act(*CITING))

    assert [(cited.redaction, cited.place, cited.pinpoints) for cited in cited_in(the_act(), on=ON)] == [(redaction, "п.\u00a01.1", ("ст.\u00a028",))]


def test_a_review_is_closed_with_a_decision():
    who = story.cast()
    story.signed(who, text=act(*CITING))
    marked(the_act(), who)
    review = ReferenceReview.objects.get()

    with pytest.raises(Incomplete, match="что решено"):
        actions.close_review(review, decision=" ", by=who.lawyer)
    with pytest.raises(NotAllowed):
        actions.close_review(review, decision="Не нужно.", by=who.deputy)
    done = actions.close_review(review, decision="Менять не нужно.", by=who.lawyer)

    assert (done.decision, done.done_by) == ("Менять не нужно.", who.lawyer)
    assert list(to_review(who.lawyer, everything=True)) == []
    with pytest.raises(WrongStage, match="уже проверено"):
        actions.close_review(review, decision="Ещё раз.", by=who.lawyer)


def test_the_owner_of_an_act_closes_its_reviews():
    who = story.cast()
    story.signed(who, text=act(*CITING))
    ExternalAct.objects.filter(key=FZ).update(owner=who.engineer, review_on=date(2026, 2, 27))
    assert list(to_check(who.engineer, on=ON, everything=False)) == [the_act()]
    assert list(to_check(who.deputy, on=ON, everything=False)) == []
    marked(the_act(), who)

    (review,) = to_review(who.engineer, everything=False)
    actions.close_review(review, decision="Менять не нужно.", by=who.engineer)

    assert list(to_review(who.engineer, everything=False)) == []


# --- references that do not hold


DANGLING = "Как указано в пункте 5.1 настоящего Порядка."


def waived(draft: RedactionDraft, who, reason: str = "Пункт появится вторым приказом.") -> ReferenceWaiver:
    found = troubles(draft, act(DANGLING))[0]
    return actions.explain_reference(draft, source=str(draft.body.raw_data[1]["id"]), words=found.words, reason=reason, by=who.lawyer)


def test_a_dangling_reference_is_not_handed_in():
    who = story.cast()
    draft = story.begun(who, text=act(DANGLING))

    with pytest.raises(Incomplete) as refused:
        actions.submit(draft, by=who.lawyer)

    assert str(refused.value).replace("\u00a0", " ") == (
        "Место: п. 1.1. Ссылка «пункте 5.1» указывает на пункт 5.1, которого нет. "
        "Исправьте ссылку или объясните в замечаниях к тексту, почему она остаётся."
    )
    assert RedactionDraft.objects.get(pk=draft.pk).stage == "draft"


def test_a_reference_to_a_repealed_point_is_not_handed_in():
    who = story.cast()
    text = act("Как указано в пункте 2.2 настоящего Порядка.", repealed=("2.2",))
    draft = RedactionDraft(regulation=make.regulation(), author=who.lawyer)

    assert [each.problem for each in troubles(draft, text)] == ["указывает на пункт 2.2, утративший силу"]


def test_the_lawyer_says_why_it_stays_and_the_text_goes_on():
    who = story.cast()
    draft = story.begun(who, text=act(DANGLING))

    waiver = waived(draft, who)
    handed = actions.submit(draft, by=who.lawyer)

    assert handed.stage == "on_visa"
    assert (waiver.place, waiver.words, waiver.problem) == ("п.\u00a01.1", "пункте 5.1", "указывает на пункт 5.1, которого нет")
    assert Entry.objects.get(verb="reference.explained").by == who.lawyer


def test_a_reason_is_needed_and_a_reference_that_is_there():
    who = story.cast()
    draft = story.begun(who, text=act(DANGLING))

    with pytest.raises(Incomplete, match="почему ссылка остаётся"):
        waived(draft, who, reason="  ")
    with pytest.raises(Stale, match="в тексте уже нет"):
        actions.explain_reference(draft, source=uid(99), words="пункте 5.1", reason="Так.", by=who.lawyer)
    with pytest.raises(NotAllowed):
        actions.explain_reference(draft, source=uid(99), words="пункте 5.1", reason="Так.", by=who.clerk)
    waived(draft, who)
    with pytest.raises(Stale, match="без объяснения"):
        waived(draft, who)


def test_an_explanation_is_a_fact():
    who = story.cast()
    waiver = waived(story.begun(who, text=act(DANGLING)), who)

    with pytest.raises(ArchiveIsFrozen):
        waiver.save()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE regulations_referencewaiver SET reason = 'иначе'")


def test_an_act_that_lost_its_force_stops_the_signature():
    """The register learns of it after the visas: the director does not sign, the lawyer explains in a new round."""
    who = story.cast()
    story.signed(who, text=act(*CITING))
    draft = story.before_director(who, text=act(f"По {LAW}."), regulation=make.regulation(slug="drugoy"))
    marked(the_act(), who, state=ActState.REPEALED)

    with pytest.raises(Incomplete, match="утратил силу 28") as refused:
        story.sign(draft, by=who.head)

    assert str(refused.value).endswith("Верните проект на доработку: юрист исправит ссылку или объяснит, почему она остаётся.")
    assert json.loads(Entry.objects.get(verb="cited_act.marked").facts) == {"key": FZ, "state": "repealed"}
