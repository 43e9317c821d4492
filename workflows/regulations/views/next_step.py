"""What a draft waits for, in a few words."""

from workflows.regulations.models import RedactionDraft
from workflows.regulations.queries import step_states
from workflows.regulations.stages import Stage

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
    return WORDS.get(draft.stage) or f"Ждём визу: {_waited(draft)}"


def _waited(draft: RedactionDraft) -> str:
    rounds = sorted(draft.submissions.all(), key=lambda submission: submission.number)
    if not rounds:
        return "–"
    waited = [state.step for state in step_states(rounds[-1]) if state.is_open and state.step.is_visa]
    return ", ".join(step.holder_name or step.title for step in waited) or "–"
