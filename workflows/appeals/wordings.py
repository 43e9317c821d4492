"""First words of a letter for a form: the active template with what is known filled in.

What is not known yet stays in braces under its Russian name: the letter is not accepted while such a brace is left in it.
"""

from __future__ import annotations

from dataclasses import dataclass

from workflows.appeals.models import LetterTemplate, PaperKind, TemplateVariant
from workflows.appeals.papers.merge import FIELD, LABELS, LATE, TWO_STOPS, Values
from workflows.appeals.stages import Ground


@dataclass(frozen=True, slots=True)
class FirstWords:
    """A heading, a text, and the version of the template behind them, if there is one."""

    heading: str
    body: str
    template: LetterTemplate | None = None


def first_words(kind: PaperKind, ground: Ground | None, values: Values, variant: TemplateVariant = TemplateVariant.USUAL) -> FirstWords:
    """The words from which a letter begins; empty ones where no template is entered."""
    found = LetterTemplate.objects.filter(kind=kind, ground=ground or "", is_active=True, variant__in=[variant, TemplateVariant.USUAL])
    template = found.order_by("-variant").first()
    if template is None:
        return FirstWords("", "")
    return FirstWords(_merged(template.heading, values), _merged(template.body, values), template)


def left_open(text: str) -> list[str]:
    """Fields that a person has still to fill; those that the signature fills are left alone."""
    return [name for name in FIELD.findall(text) if name not in LATE]


def _merged(text: str, values: Values) -> str:
    return TWO_STOPS.sub("", FIELD.sub(lambda found: _value(found[1], values), text))


def _value(name: str, values: Values) -> str:
    if name in LATE or name not in LABELS:
        return f"{{{name}}}"
    return values.shown(name) or f"{{{LABELS[name]}}}"
