"""Whether what surrounds a redaction is what the chained journal tells: the day of force, rounds, visas, opinions, publications, errata."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from workflows.journal.models import Entry
from workflows.regulations.amendments import stages_sha256
from workflows.regulations.models import (
    ApprovalRecord,
    Erratum,
    LabelUse,
    OpinionRecord,
    OpinionRequest,
    Provision,
    Publication,
    Redaction,
    RedactionDraft,
    Repeal,
    Submission,
)
from workflows.regulations.route_snapshot import steps_of
from workflows.regulations.stages import POSITIVE, Decision, DraftWay

Fact = tuple[str, int | None, str, str]  # subject of the journal, who, hash, last words of the line


def problems() -> Iterator[str]:
    """Russian sentences, one for each fact that does not hold."""
    for redaction in Redaction.objects.select_related("regulation", "order__signature").order_by("pk"):
        for sentence in (*_as_approved(redaction), *_agreed(redaction)):
            yield f"Редакции: {redaction}: {sentence}"
    yield from _told("Согласование: круги", "draft.submitted", _submissions())
    yield from _stages()
    yield from _told("Согласование: решения", "draft.decided", _decisions())
    yield from _told("Согласование: мнения", "draft.opinion", _opinions())
    yield from _told("Согласование: направления на учёт мнения", "draft.opinion_asked", _requests())
    yield from _publications()
    yield from _repeals()
    yield from _errata()
    yield from _labels()


def _as_approved(redaction: Redaction) -> Iterator[str]:
    entry = Entry.objects.filter(verb="redaction.approved", subject=f"regulations.redaction:{redaction.pk}").first()
    if entry is None:
        return  # said by the comparison of the journal and the archive
    now = {
        "order": redaction.order.number,
        "from": redaction.effective_from.isoformat(),
        "draft": redaction.source_draft,
    }
    facts = json.loads(entry.facts)
    titles = {"order": "приказ", "from": "день вступления в силу", "draft": "проект"}
    if differing := [titles[name] for name in now if facts.get(name) != now[name]]:
        yield f"отличается от записанного в журнале: {', '.join(differing)}."


def _agreed(redaction: Redaction) -> Iterator[str]:
    """The last round has each visa of its route, by its holder, and the signature of the one who signed the order."""
    submission = Submission.objects.filter(draft=redaction.source_draft).order_by("-number").first()
    if submission is None:
        yield "нет круга согласования, по которому она утверждена."
        return
    records = {record.step: record for record in submission.records.all()}
    steps = steps_of(submission.route)
    for step in steps:
        record = records.get(step.index)
        wanted = POSITIVE if step.is_visa else {Decision.SIGNED}
        signer = redaction.order.signature.user_id if redaction.order.signature else None
        if record is None or record.decision not in wanted:
            yield f"нет решения на шаге «{step.title}»."
        elif ((step.is_visa and record.instead_of_id) or record.by_id) != (step.holder_id if step.is_visa else signer):
            yield f"решение на шаге «{step.title}» записано за другим человеком."
    if all(step.is_visa for step in steps):
        yield "в маршруте нет шага подписания приказа."


def _told(where: str, verb: str, rows: Iterator[Fact]) -> Iterator[str]:
    """As many lines in the journal as there are rows, of the same people and the same texts."""
    entries = Entry.objects.filter(verb=verb).values_list("subject", "by_id", "facts", "summary")
    lines: Counter[Fact] = Counter(
        (subject, by, _bound(json.loads(facts)), _end(said)) for subject, by, facts, said in entries
    )
    written = Counter(rows)
    for subject in sorted({fact[0] for fact in (written - lines) + (lines - written)}):
        yield f"{where} и журнал расходятся: «{subject}»."


def _bound(facts: dict[str, Any]) -> str:
    """What a line is bound to: the hash of the text, and for whom a visa was put."""
    instead = facts.get("instead_of")
    return f"{facts.get('sha256', '')}|{instead}" if instead else str(facts.get("sha256", ""))


def _end(said: str) -> str:
    return said.rpartition(": ")[2]


def _submissions() -> Iterator[Fact]:
    for row in Submission.objects.all():
        yield _of(row.draft_id), row.by_id, row.content_sha256, f"Передан на согласование, круг {row.number}"


def _stages() -> Iterator[str]:
    """The changes by days which each round had, by the hash in its line; lines from before these hashes say nothing of them."""
    rows = Submission.objects.exclude(stages=None)
    written = Counter((_of(row.draft_id), row.content_sha256, stages_sha256(row.stages or [])) for row in rows)
    lines = Entry.objects.filter(verb="draft.submitted").values_list("subject", "facts")
    told = [(subject, json.loads(facts)) for subject, facts in lines]
    said = Counter((subject, facts["sha256"], facts["stages"]) for subject, facts in told if facts.get("stages"))
    for subject in sorted({row[0] for row in said - written}):
        yield f"Согласование: круги: изменения по дням отличаются от переданных: «{subject}»."


def _decisions() -> Iterator[Fact]:
    rows: Any = ApprovalRecord.objects.exclude(decision__in=[Decision.SIGNED, Decision.REFUSED]).select_related("submission")
    for row in rows:
        bound = _bound({"sha256": row.content_sha256, "instead_of": row.instead_of_id})
        yield _of(row.submission.draft_id), row.by_id, bound, row.get_decision_display()


def _opinions() -> Iterator[Fact]:
    for row in OpinionRecord.objects.select_related("submission"):
        said = _end(f"{row.body_name}, {row.get_result_display()}")
        yield _of(row.submission.draft_id), row.by_id, row.content_sha256, said


def _requests() -> Iterator[Fact]:
    for row in OpinionRequest.objects.select_related("submission"):
        said = _end(f"{row.body_name}, {row.sent_on:%d.%m.%Y}")
        yield _of(row.submission.draft_id), row.by_id, row.content_sha256, said


def _errata() -> Iterator[str]:
    """Each mistake of reproduction says what the journal says about it."""
    rows = Erratum.objects.values_list("pk", "redaction_id", "by_id", "paper_says", "site_showed")
    written = {(f"regulations.redaction:{redaction}", by, pk, paper, site) for pk, redaction, by, paper, site in rows}
    lines = Entry.objects.filter(verb="redaction.erratum").values_list("subject", "by_id", "facts")
    told = {(subject, by, *(json.loads(facts)[name] for name in ("erratum", "paper_says", "site_showed"))) for subject, by, facts in lines}
    for subject in sorted({row[0] for row in written ^ told}):
        yield f"Ошибки воспроизведения: журнал и архив расходятся: «{subject}»."


def _of(draft: int) -> str:
    return f"regulations.redactiondraft:{draft}"


def _publications() -> Iterator[str]:
    rows = Publication.objects.values_list("redaction_id", "address")
    written = {f"regulations.redaction:{pk}": address for pk, address in rows}
    lines = Entry.objects.filter(verb="redaction.published").values_list("subject", "facts")
    said = {subject: json.loads(facts).get("address", "") for subject, facts in lines}
    for subject in sorted(written.keys() | said.keys()):
        if written.get(subject) != said.get(subject):
            yield f"Размещения: журнал и архив расходятся: «{subject}»."


def _repeals() -> Iterator[str]:
    """Each repeal is told by the journal with its order, day, draft and last redaction, and the journal tells of no other."""
    rows = Repeal.objects.values_list("regulation_id", "order__number", "effective_from", "source_draft", "redaction__number")
    written = {f"regulations.regulation:{act}": (number, day.isoformat(), draft, last) for act, number, day, draft, last in rows}
    lines = Entry.objects.filter(verb="regulation.repealed").values_list("subject", "facts")
    said = {subject: tuple(json.loads(facts).get(name) for name in ("order", "from", "draft", "redaction")) for subject, facts in lines}
    for subject in sorted(written.keys() | said.keys()):
        if written.get(subject) != said.get(subject):
            yield f"Отмена актов: журнал и архив расходятся: «{subject}»."
    yield from _heirs()


def _heirs() -> Iterator[str]:
    """The act that replaces a repealed one is the one that was agreed."""
    chosen = dict(RedactionDraft.objects.filter(way=DraftWay.REPEAL).values_list("pk", "successor_id"))
    for repeal in Repeal.objects.select_related("regulation"):
        if repeal.source_draft in chosen and chosen[repeal.source_draft] != repeal.successor_id:
            yield f"Отмена актов: {repeal}: вместо него назван другой акт, чем в проекте."


def _labels() -> Iterator[str]:
    """Every number that a redaction bears is taken by the same provision; a new edition may give it to another."""
    taken = {(act, key, uid) for act, key, uid in LabelUse.objects.values_list("regulation_id", "key", "uid")}
    numbered = Provision.objects.exclude(label="").exclude(parent__label="").exclude(parent__parent__label="")  # see tree.numbered_places
    borne = numbered.order_by("pk").values_list("redaction__regulation_id", "key", "uid", "redaction__regulation__short_title")
    wrong = {title: key for act, key, uid, title in borne.iterator(chunk_size=500) if (act, key, uid) not in taken}
    for title, key in sorted(wrong.items()):
        yield f"Занятые номера: {title}: номер «{key}» записан не за своей структурной единицей."
