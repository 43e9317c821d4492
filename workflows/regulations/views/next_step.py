"""What a draft waits for, in a few words."""

from workflows.regulations.models import RedactionDraft
from workflows.regulations.route_snapshot import steps_of
from workflows.regulations.stages import POSITIVE, DraftWay, Stage

WORDS: dict[str, str] = {
    Stage.DRAFT: "Закончить текст и передать на согласование",
    Stage.RETURNED: "Исправить по замечаниям и передать снова",
    Stage.AGREED: "Внести мнения, подготовить приказ и передать на подпись",
    Stage.ON_SIGNATURE: "Подписать приказ",
    Stage.APPROVED: "Ничего: приказ подписан",
    Stage.REJECTED: "Ничего: проект закрыт",
}


def whats_next(draft: RedactionDraft) -> str:
    """«Ждём визу: Соколова А.В.»; for lists, so it reads only what the list has fetched."""
    if draft.way == DraftWay.REPEAL and draft.stage == Stage.DRAFT:
        return "Передать на согласование"
    return WORDS.get(draft.stage) or f"Ждём визу: {_waited(draft)}"


def _waited(draft: RedactionDraft) -> str:
    rounds = sorted(draft.submissions.all(), key=lambda submission: submission.number)
    if not rounds:
        return "–"
    decided = {record.step: record.decision for record in rounds[-1].records.all()}
    visas = [step for step in steps_of(rounds[-1].route) if step.is_visa]
    agreed = {index for index, decision in decided.items() if decision in POSITIVE}
    waited = [step for step in visas if step.index not in decided and all(other.index in agreed for other in visas if other.position < step.position)]
    return ", ".join(step.holder_name or step.title for step in waited) or "–"
