"""Stages of an appeal, who leads it from one to another, and how papers move. Imports nothing of ours.

«Продлено», «просрочено», «частично переадресовано», «на контроле» are attributes, never stages.
"""

from dataclasses import dataclass

from django.db.models import TextChoices


class Stage(TextChoices):
    """Where an appeal stands."""

    RECEIVED = "received", "поступило"
    REGISTERED = "registered", "зарегистрировано"
    ASSIGNED = "assigned", "передано исполнителю"
    IN_REVIEW = "in_review", "на рассмотрении"
    INFO_REQUESTED = "info_requested", "запрошены материалы"
    DRAFT_ANSWER = "draft_answer", "проект ответа"
    ON_SIGNATURE = "on_signature", "на подписи"
    ANSWERED = "answered", "ответ направлен"
    FORWARDED = "forwarded", "переадресовано"
    RETURNED_COURT = "returned_court", "возвращено: обжалуется судебное решение"
    RETURNED_8_7 = "returned_8_7", "возвращено: переадресовать некому"
    NO_ANSWER_ANONYMOUS = "no_answer_anonymous", "без ответа: нет имени или адреса"
    NO_ANSWER_ABUSE = "no_answer_abuse", "без ответа по существу: оскорбления или угрозы"
    NO_ANSWER_ILLEGIBLE = "no_answer_illegible", "без ответа: текст не читается"
    NO_ANSWER_UNCLEAR = "no_answer_unclear", "без ответа: суть не определить"
    TERMINATED_11_5 = "terminated_11_5", "переписка прекращена"
    REF_PUBLISHED = "ref_published", "указан адрес опубликованного ответа"
    NO_ANSWER_SECRET = "no_answer_secret", "без ответа по существу: охраняемая тайна"
    ORAL_ANSWERED = "oral_answered", "дан устный ответ"
    WITHDRAWN = "withdrawn", "рассмотрение прекращено по заявлению"
    NOT_AN_APPEAL = "not_an_appeal", "не является обращением"
    TECHNICAL_DUPLICATE = "technical_duplicate", "технический дубль"
    FILED = "filed", "в деле"
    DESTROYED = "destroyed", "уничтожено по акту"


class Actor(TextChoices):
    """Who leads an appeal on. What makes a person one of these on a day is said in `rules.actors`."""

    REGISTRAR = "registrar", "делопроизводитель"
    CONFIRMER = "confirmer", "юрист или руководитель"
    HEAD = "head", "руководитель или уполномоченный"
    EXECUTOR = "executor", "ответственный исполнитель"
    RECEIVER = "receiver", "ведущий приём"


@dataclass(frozen=True, slots=True)
class Move:
    """One edge: who decides on it and by which norm."""

    start: Stage
    end: Stage
    actor: Actor
    basis: str


OPEN = (Stage.RECEIVED, Stage.REGISTERED, Stage.ASSIGNED, Stage.IN_REVIEW, Stage.INFO_REQUESTED, Stage.DRAFT_ANSWER, Stage.ON_SIGNATURE)
TERMINAL = tuple(stage for stage in Stage if stage not in OPEN and stage not in (Stage.FILED, Stage.DESTROYED))
BEFORE_REVIEW = (Stage.REGISTERED, Stage.ASSIGNED, Stage.IN_REVIEW)

# What is decided on reading the letter: no merits are examined.
ON_READING = {
    Stage.FORWARDED: "59-ФЗ, ст. 8, ч. 3",
    Stage.RETURNED_8_7: "59-ФЗ, ст. 8, ч. 7",
    Stage.RETURNED_COURT: "59-ФЗ, ст. 11, ч. 2",
    Stage.NO_ANSWER_ANONYMOUS: "59-ФЗ, ст. 11, ч. 1",
    Stage.NO_ANSWER_ILLEGIBLE: "59-ФЗ, ст. 11, ч. 4",
    Stage.NO_ANSWER_UNCLEAR: "59-ФЗ, ст. 11, ч. 4.1",
    Stage.REF_PUBLISHED: "59-ФЗ, ст. 11, ч. 5.1",
}
# What is decided after examination.
ON_REVIEW = {
    Stage.NO_ANSWER_ABUSE: "59-ФЗ, ст. 11, ч. 3",
    Stage.TERMINATED_11_5: "59-ФЗ, ст. 11, ч. 5",
    Stage.NO_ANSWER_SECRET: "59-ФЗ, ст. 11, ч. 6",
}

TABLE: tuple[Move, ...] = (
    Move(Stage.RECEIVED, Stage.REGISTERED, Actor.REGISTRAR, "59-ФЗ, ст. 8, ч. 2"),
    Move(Stage.RECEIVED, Stage.NOT_AN_APPEAL, Actor.CONFIRMER, "59-ФЗ, ст. 4, п. 1"),
    Move(Stage.RECEIVED, Stage.TECHNICAL_DUPLICATE, Actor.REGISTRAR, "то же письмо пришло ещё раз"),
    Move(Stage.RECEIVED, Stage.ORAL_ANSWERED, Actor.RECEIVER, "59-ФЗ, ст. 13, ч. 3"),
    Move(Stage.REGISTERED, Stage.ASSIGNED, Actor.HEAD, "59-ФЗ, ст. 9"),
    Move(Stage.ASSIGNED, Stage.REGISTERED, Actor.EXECUTOR, "возврат поручения"),
    Move(Stage.ASSIGNED, Stage.IN_REVIEW, Actor.EXECUTOR, "59-ФЗ, ст. 10, ч. 1"),
    Move(Stage.IN_REVIEW, Stage.ASSIGNED, Actor.HEAD, "новое поручение"),
    Move(Stage.IN_REVIEW, Stage.INFO_REQUESTED, Actor.EXECUTOR, "59-ФЗ, ст. 10, ч. 1, п. 2"),
    Move(Stage.INFO_REQUESTED, Stage.IN_REVIEW, Actor.EXECUTOR, "59-ФЗ, ст. 10, ч. 2"),
    Move(Stage.IN_REVIEW, Stage.DRAFT_ANSWER, Actor.EXECUTOR, "59-ФЗ, ст. 10, ч. 1, п. 4"),
    Move(Stage.DRAFT_ANSWER, Stage.IN_REVIEW, Actor.EXECUTOR, "проект отложен"),
    Move(Stage.DRAFT_ANSWER, Stage.ON_SIGNATURE, Actor.EXECUTOR, "59-ФЗ, ст. 10, ч. 3"),
    Move(Stage.ON_SIGNATURE, Stage.DRAFT_ANSWER, Actor.HEAD, "возврат на доработку"),
    Move(Stage.ON_SIGNATURE, Stage.ANSWERED, Actor.REGISTRAR, "59-ФЗ, ст. 10, ч. 4; ст. 12, ч. 1"),
    *(Move(start, end, Actor.HEAD, basis) for end, basis in ON_READING.items() for start in BEFORE_REVIEW),
    *(Move(Stage.IN_REVIEW, end, Actor.HEAD, basis) for end, basis in ON_REVIEW.items()),
    *(Move(start, Stage.WITHDRAWN, Actor.REGISTRAR, "59-ФЗ, ст. 5, п. 5") for start in OPEN),
    *(Move(start, Stage.FILED, Actor.REGISTRAR, "номенклатура дел") for start in TERMINAL),
    Move(Stage.FILED, Stage.DESTROYED, Actor.REGISTRAR, "акт об уничтожении"),
)
MOVES: dict[Stage, frozenset[Stage]] = {stage: frozenset(move.end for move in TABLE if move.start == stage) for stage in Stage}
MOVE_BETWEEN: dict[tuple[Stage, Stage], Move] = {(move.start, move.end): move for move in TABLE}


class PaperStage(TextChoices):
    """How far a paper has come."""

    DRAFT = "draft", "проект"
    ON_VISA = "on_visa", "на согласовании"
    ON_SIGNATURE = "on_signature", "на подписи"
    SIGNED = "signed", "подписано"
    CANCELLED = "cancelled", "отменено"


PAPER_MOVES: dict[PaperStage, frozenset[PaperStage]] = {
    PaperStage.DRAFT: frozenset({PaperStage.ON_VISA, PaperStage.ON_SIGNATURE, PaperStage.CANCELLED}),
    PaperStage.ON_VISA: frozenset({PaperStage.DRAFT, PaperStage.ON_SIGNATURE, PaperStage.CANCELLED}),
    PaperStage.ON_SIGNATURE: frozenset({PaperStage.DRAFT, PaperStage.SIGNED, PaperStage.CANCELLED}),
    PaperStage.SIGNED: frozenset(),
    PaperStage.CANCELLED: frozenset(),
}


class Ground(TextChoices):
    """By which norm an appeal ends without an answer on the merits, or goes to another body."""

    FORWARD_8_3 = "8_3", "ст. 8, ч. 3: не наша компетенция"
    FORWARD_8_3_1 = "8_3_1", "ст. 8, ч. 3.1: нарушения миграционного законодательства"
    FORWARD_8_4 = "8_4", "ст. 8, ч. 4: вопросы нескольких органов"
    FORWARD_11_1 = "11_1_crime", "ст. 11, ч. 1: сведения о противоправном деянии"
    RETURN_8_7 = "8_7", "ст. 8, ч. 7: жалобу нельзя направить тому, на кого жалуются"
    ANONYMOUS = "11_1", "ст. 11, ч. 1: нет имени или адреса"
    COURT = "11_2", "ст. 11, ч. 2: обжалуется судебное решение"
    ABUSE = "11_3", "ст. 11, ч. 3: оскорбления или угрозы"
    ILLEGIBLE = "11_4", "ст. 11, ч. 4: текст не читается"
    UNCLEAR = "11_4_1", "ст. 11, ч. 4.1: суть не определить"
    REPEATED = "11_5", "ст. 11, ч. 5: на вопрос неоднократно отвечали"
    PUBLISHED = "11_5_1", "ст. 11, ч. 5.1: ответ опубликован"
    SECRET = "11_6", "ст. 11, ч. 6: охраняемая тайна"


ENDS_AT: dict[Ground, Stage] = {
    Ground.FORWARD_8_3: Stage.FORWARDED,
    Ground.FORWARD_8_3_1: Stage.FORWARDED,
    Ground.FORWARD_8_4: Stage.FORWARDED,
    Ground.FORWARD_11_1: Stage.FORWARDED,
    Ground.RETURN_8_7: Stage.RETURNED_8_7,
    Ground.ANONYMOUS: Stage.NO_ANSWER_ANONYMOUS,
    Ground.COURT: Stage.RETURNED_COURT,
    Ground.ABUSE: Stage.NO_ANSWER_ABUSE,
    Ground.ILLEGIBLE: Stage.NO_ANSWER_ILLEGIBLE,
    Ground.UNCLEAR: Stage.NO_ANSWER_UNCLEAR,
    Ground.REPEATED: Stage.TERMINATED_11_5,
    Ground.PUBLISHED: Stage.REF_PUBLISHED,
    Ground.SECRET: Stage.NO_ANSWER_SECRET,
}
