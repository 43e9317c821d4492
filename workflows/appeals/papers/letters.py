"""Letters on legal grounds: a template, the values of its fields and an envelope give a whole letter."""

from workflows.appeals.papers.letter import Answer, Envelope, LetterFacts
from workflows.appeals.papers.merge import Template, Values, filled


def letter_of(
    kind: str, template: Template, values: Values, envelope: Envelope, *, answers: tuple[Answer, ...] = ()
) -> LetterFacts:
    """The letter of a kind («Ответ на обращение»), or a refusal that names the field to fill."""
    ready = filled(template, values)
    return LetterFacts(kind, ready.heading, ready.opening, envelope, answers, ready.closing)
