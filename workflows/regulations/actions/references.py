"""References kept beside the archive, explanations for those that do not hold, and the register of cited acts."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from simple_history.utils import update_change_reason

from workflows.errors import Incomplete, Stale
from workflows.journal import entries
from workflows.people.models import User
from workflows.printing.words import long_date
from workflows.regulations import reference_rules, rules
from workflows.regulations.actions.drafting import fresh, subject_of
from workflows.regulations.drafts import text_of
from workflows.regulations.models import (
    ActState,
    CrossReference,
    ExternalAct,
    Redaction,
    RedactionDraft,
    ReferenceReview,
    ReferenceWaiver,
)
from workflows.regulations.reference_queries import cited_in, unexplained
from workflows.regulations.references.acts import Act
from workflows.regulations.references.resolving import Reference, resolve
from workflows.regulations.references.spoken import pinpoint
from workflows.regulations.tree import ActText


@transaction.atomic
def keep_references(redaction: Redaction, text: ActText) -> int:
    """Write down where the words of a redaction lead, instead of what was written before; returns how many there are."""
    found = resolve(text)
    acts = _registered(redaction, [each.act for each in found if each.act])
    CrossReference.objects.filter(redaction=redaction).delete()
    rows = [row for each in found for row in _rows(redaction, each, acts)]
    CrossReference.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _rows(redaction: Redaction, each: Reference, acts: dict[str, ExternalAct]) -> Iterable[CrossReference]:
    """One row for each place: a range of points has as many as there are points in it."""
    place = {"redaction": redaction, "source": each.source, "in_heading": each.in_heading, "start": each.start, "end": each.end}
    if each.act is not None:
        yield CrossReference(**place, act=acts[each.act.key], pinpoint=", ".join(map(pinpoint, each.pinpoints))[:300])
    for target in each.targets:
        yield CrossReference(**place, target=target)


def _registered(redaction: Redaction, cited: list[Act]) -> dict[str, ExternalAct]:
    """The rows of the register for the acts; what it does not know yet is entered as found, for a person to confirm."""
    by_key = {act.key: act for act in reversed(cited)} | {act.key: act for act in cited if act.title}
    known = {row.key: row for row in ExternalAct.objects.filter(key__in=by_key)}
    for key, act in by_key.items():
        row = known.get(key) or _same_number(act) or _entered(redaction, act)
        if act.title and not row.title and not row.is_confirmed:
            row.title = act.title
            row.save()
        known[key] = row
    return known


def _same_number(act: Act) -> ExternalAct | None:
    """«Закона № 273-ФЗ» without its date is the only act of this kind and number that the register has."""
    if act.adopted or not act.number:
        return None
    rows = list(ExternalAct.objects.filter(kind=act.kind, key__endswith=act.key.removeprefix(f"{act.kind}:"))[:2])
    return rows[0] if len(rows) == 1 else None


def _entered(redaction: Redaction, act: Act) -> ExternalAct:
    row: ExternalAct = ExternalAct.objects.create(
        key=act.key, kind=act.kind, adopted_on=act.adopted, number=act.number, issuer=act.issuer[:400], title=act.title
    )
    update_change_reason(row, f"Найден в тексте: {redaction}"[:100])
    return row


@transaction.atomic
def explain_reference(draft: RedactionDraft, *, source: str, words: str, reason: str, by: User, at: datetime | None = None) -> ReferenceWaiver:
    """Say why a reference that does not hold stays in the text; all who decide on the draft will read it."""
    draft = fresh(draft)
    rules.may_edit(by, draft)
    if not reason.strip():
        raise Incomplete("Напишите, почему ссылка остаётся: это прочитают те, кто согласует и подписывает.")
    found = next((each for each in unexplained(draft, text_of(draft)) if (each.source, each.words) == (source, words)), None)
    if found is None:
        raise Stale("Такой ссылки без объяснения в тексте уже нет. Посмотрите замечания к тексту ещё раз.")
    waiver: ReferenceWaiver = ReferenceWaiver.objects.create(
        draft=draft, source=source, place=found.place, words=words, problem=found.problem, reason=reason.strip(), by=by, at=at or timezone.now()
    )
    entries.write("reference.explained", subject=subject_of(draft), summary=f"{draft.regulation}: {found.sentence} Остаётся: {waiver.reason}", by=by)
    return waiver


@transaction.atomic
def confirm_act(act: ExternalAct, *, by: User, at: datetime | None = None) -> ExternalAct:
    """A person has looked at what the program found: the act is named rightly."""
    act = _fresh(act)
    reference_rules.may_confirm(by, act)
    act.confirmed_at, act.confirmed_by = at or timezone.now(), by
    act.save()
    update_change_reason(act, "Подтверждён")
    _note("cited_act.confirmed", act, f"{act}: подтверждён в реестре внешних актов", by=by)
    return act


@transaction.atomic
def mark_act(act: ExternalAct, *, state: ActState, changed_on: date | None, note: str = "", by: User, on: date) -> ExternalAct:
    """Say that a cited act has changed or lost its force: every provision in force that cites it is put on the list to review."""
    act = _fresh(act)
    reference_rules.may_mark(by, act, state=state, changed_on=changed_on, on=on)
    act.state, act.changed_on = state, None if state == ActState.IN_FORCE else changed_on
    act.note = note.strip() or act.note
    if not act.is_confirmed:
        act.confirmed_at, act.confirmed_by = timezone.now(), by  # who knows of its change has looked at it
    act.save()
    since = f" с {long_date(changed_on)}" if changed_on and state != ActState.IN_FORCE else ""
    said = f"{state.label}{since}"
    update_change_reason(act, said[:100])
    opened = _open_reviews(act, act.changed_on, on=on) if act.changed_on else 0
    _note("cited_act.marked", act, f"{act}: {said}; пунктов для проверки: {opened}", by=by)
    return act


def _open_reviews(act: ExternalAct, changed_on: date, *, on: date) -> int:
    opened = 0
    for cited in cited_in(act, on=on):
        _, is_new = ReferenceReview.objects.get_or_create(
            act=act, changed_on=changed_on, state=act.state, source=cited.provision.uid,
            defaults={"regulation": cited.redaction.regulation, "redaction": cited.redaction, "place": cited.place},
        )  # fmt: skip
        opened += is_new
    return opened


@transaction.atomic
def close_review(review: ReferenceReview, *, decision: str, by: User, at: datetime | None = None) -> ReferenceReview:
    """Write down what was decided about a provision after the act that it cites has changed."""
    review = ReferenceReview.objects.select_for_update(of=("self",)).select_related("act", "regulation").get(pk=review.pk)
    reference_rules.may_review(by, review)
    if not decision.strip():
        raise Incomplete("Напишите, что решено: например «Менять не нужно: часть 3 статьи 30 осталась прежней».")
    review.decision, review.done_at, review.done_by = decision.strip(), at or timezone.now(), by
    review.save()
    update_change_reason(review, "Проверено")
    entries.write(
        "reference.reviewed", subject=f"regulations.referencereview:{review.pk}", summary=f"{review}: {review.act} – {review.decision}", by=by
    )
    return review


def _fresh(act: ExternalAct) -> ExternalAct:
    found: ExternalAct = ExternalAct.objects.select_for_update().get(pk=act.pk)
    return found


def _note(verb: str, act: ExternalAct, said: str, *, by: User) -> None:
    entries.write(verb, subject=f"regulations.externalact:{act.pk}", summary=said, by=by, facts={"key": act.key, "state": act.state})
