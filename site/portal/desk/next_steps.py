"""What a draft waits for, in words. Reads prefetched rows only, so that a list of drafts costs what one draft costs."""

from django.db.models import QuerySet

from workflows.regulations.models import RedactionDraft, Submission
from workflows.regulations.route_snapshot import Step, steps_of
from workflows.regulations.stages import POSITIVE, Decision, Stage


def with_rounds(drafts: QuerySet[RedactionDraft]) -> QuerySet[RedactionDraft]:
    """Drafts with everything that the functions below look at."""
    return drafts.select_related("regulation", "author", "order").prefetch_related(
        "submissions__records", "submissions__opinions", "regulation__opinions"
    )


def last_round(draft: RedactionDraft) -> Submission | None:
    """The current round, found among the prefetched ones."""
    return max(draft.submissions.all(), key=lambda submission: submission.number, default=None)


def open_steps(submission: Submission) -> list[Step]:
    """The visas whose turn has come."""
    decided = {record.step: record.decision for record in submission.records.all()}
    steps = [step for step in steps_of(submission.route) if step.is_visa]

    def is_open(step: Step) -> bool:
        before = [other for other in steps if other.position < step.position]
        return step.index not in decided and all(decided.get(other.index) in POSITIVE for other in before)

    return [step for step in steps if is_open(step)]


def not_ready(draft: RedactionDraft) -> list[str]:
    """What an agreed draft lacks before it may go to the director."""
    found = last_round(draft)
    heard = {opinion.body_id for opinion in found.opinions.all()} if found else set()
    unheard = [body.genitive for body in draft.regulation.opinions.all() if body.pk not in heard]
    lacks = [f"внести мнение: {', '.join(unheard)}"] if unheard else []
    has_order = draft.order_id and found and draft.order_round == found.number
    return lacks if has_order else [*lacks, "подготовить приказ"]


def what_is_next(draft: RedactionDraft) -> str:
    """One sentence for the author: where the draft stands and whose move it is."""
    return {
        Stage.DRAFT: _of_editing,
        Stage.RETURNED: _of_return,
        Stage.ON_VISA: _of_visas,
        Stage.AGREED: _of_agreed,
        Stage.ON_SIGNATURE: _of_signature,
    }[Stage(draft.stage)](draft)


def _of_editing(draft: RedactionDraft) -> str:
    findings = f"Замечаний разбора: {len(draft.findings)}. " if draft.findings else ""
    return f"Черновик. {findings}Проверьте текст и передайте его на согласование."


def _of_return(draft: RedactionDraft) -> str:
    found = last_round(draft)
    refusals = (
        [record for record in found.records.all() if record.decision in (Decision.RETURNED, Decision.REFUSED)]
        if found
        else []
    )
    if not refusals:
        return "Возвращён на доработку. Исправьте текст и передайте его снова."
    return f"Вернул(а) {refusals[-1].by_name}: «{refusals[-1].comment}»"


def _of_visas(draft: RedactionDraft) -> str:
    found = last_round(draft)
    waited = ", ".join(f"{step.title} ({step.holder_name})" for step in open_steps(found)) if found else ""
    return f"На согласовании. Ждём визу: {waited}." if waited else "На согласовании."


def _of_agreed(draft: RedactionDraft) -> str:
    lacks = not_ready(draft)
    return (
        f"Согласован. Осталось: {'; '.join(lacks)}."
        if lacks
        else "Согласован, приказ готов. Осталось передать на подпись."
    )


def _of_signature(draft: RedactionDraft) -> str:
    return "На подписи. Теперь ход руководителя."
