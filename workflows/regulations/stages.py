"""Stages of a draft of a redaction, and the words for results of visas and opinions. Imports nothing of ours."""

from django.db.models import TextChoices


class Stage(TextChoices):
    """Where a draft stands. Whether a redaction is in force is computed from dates, never stored."""

    DRAFT = "draft", "черновик"
    ON_VISA = "on_visa", "на согласовании"
    RETURNED = "returned", "возвращён на доработку"
    AGREED = "agreed", "согласован"
    ON_SIGNATURE = "on_signature", "на подписи"
    APPROVED = "approved", "утверждён"
    REJECTED = "rejected", "отклонён"


MOVES: dict[Stage, set[Stage]] = {
    Stage.DRAFT: {Stage.ON_VISA, Stage.REJECTED},
    Stage.RETURNED: {Stage.ON_VISA, Stage.REJECTED},
    Stage.ON_VISA: {Stage.AGREED, Stage.RETURNED, Stage.DRAFT},
    Stage.AGREED: {Stage.ON_SIGNATURE, Stage.DRAFT},
    Stage.ON_SIGNATURE: {Stage.APPROVED, Stage.RETURNED, Stage.REJECTED, Stage.DRAFT},
    Stage.APPROVED: set(),
    Stage.REJECTED: set(),
}

EDITABLE = frozenset({Stage.DRAFT, Stage.RETURNED})
FINAL = frozenset({Stage.APPROVED, Stage.REJECTED})


class DraftWay(TextChoices):
    """What a draft is for: what its order will do to the act."""

    FIRST = "", "утверждение"
    AMEND = "amend", "изменения"
    EDITION = "edition", "новая редакция"
    REPEAL = "repeal", "признание утратившим силу"


class StepKind(TextChoices):
    """What a step of the route asks for."""

    VISA = "visa", "виза"
    SIGNATURE = "signature", "подпись приказа"


class Decision(TextChoices):
    """What a person decided at a step."""

    AGREED = "agreed", "согласен"
    REMARKS = "remarks", "согласен с замечаниями"
    RETURNED = "returned", "возвращено на доработку"
    SIGNED = "signed", "подписано"
    REFUSED = "refused", "отказано в подписании"


POSITIVE = frozenset({Decision.AGREED, Decision.REMARKS})


class OpinionResult(TextChoices):
    """What a council or a representative body answered (273-ФЗ, ст. 30, ч. 3)."""

    AGREED = "agreed", "согласие"
    PROPOSALS = "proposals", "согласие с предложениями"
    DISAGREED = "disagreed", "несогласие"
    NO_BODY = "no_body", "орган не создан"
    NO_ANSWER = "no_answer", "мнение в срок не поступило"


class RedactionStatus(TextChoices):
    """How a redaction stands on a given day: computed, never stored."""

    FUTURE = "future", "вступит в силу"
    IN_FORCE = "in_force", "действует"
    PAST = "past", "не действует"
    SUPERSEDED = "superseded", "заменена до вступления в силу"
    NEVER = "never", "не вступила в силу"
    REPEALED = "repealed", "утратила силу"


NEVER_HELD = frozenset({RedactionStatus.SUPERSEDED, RedactionStatus.NEVER})  # replaced, or its act ended, before its first day
