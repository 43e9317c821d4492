"""First words of a letter: the active template of its ground, or the default text, with what is known already filled in.

What is not known yet stays in braces under its Russian name: the letter is not accepted while a brace is left in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflows.appeals.models import Appeal, ClockKind, CompetentBody, LetterTemplate, PaperKind, RunningClock
from workflows.appeals.papers.merge import FIELD, LABELS, Values
from workflows.appeals.papers.wording import WORDINGS
from workflows.appeals.papers.wording import Ground as Reason
from workflows.appeals.stages import Ground
from workflows.people.models import User, organisation

TWO_STOPS = re.compile(r"(?<=\bг\.)\.|(?<=\bл\.)\.")
DEFAULTS: dict[tuple[PaperKind, str], Reason] = {
    (PaperKind.REGISTRATION_NOTICE, ""): Reason.REGISTERED,
    (PaperKind.INFO_LETTER, ""): Reason.NOT_AN_APPEAL,
    (PaperKind.WITHDRAWAL_NOTICE, ""): Reason.WITHDRAWN,
    (PaperKind.ANSWER, ""): Reason.ANSWER,
    (PaperKind.EXTENSION_NOTICE, ""): Reason.EXTENDED,
    (PaperKind.INFO_REQUEST, ""): Reason.MATERIALS,
    (PaperKind.FORWARDING_NOTICE, Ground.FORWARD_8_3): Reason.FORWARDED,
    (PaperKind.FORWARDING_NOTICE, Ground.FORWARD_8_3_1): Reason.FORWARDED_MIGRATION,
    (PaperKind.FORWARDING_NOTICE, Ground.FORWARD_8_4): Reason.FORWARDED_SEVERAL,
    (PaperKind.COVER_LETTER, Ground.FORWARD_8_3): Reason.COVER,
    (PaperKind.COVER_LETTER, Ground.FORWARD_8_3_1): Reason.COVER_MIGRATION,
    (PaperKind.COVER_LETTER, Ground.FORWARD_8_4): Reason.COVER_SEVERAL,
    (PaperKind.COVER_LETTER, Ground.FORWARD_11_1): Reason.COVER_UNLAWFUL_ACT,
    (PaperKind.RETURN_LETTER, Ground.RETURN_8_7): Reason.RETURNED_SAME_BODY,
    (PaperKind.RETURN_LETTER, Ground.COURT): Reason.RETURNED_COURT,
    (PaperKind.ARTICLE_11_NOTICE, Ground.ABUSE): Reason.ABUSE,
    (PaperKind.ARTICLE_11_NOTICE, Ground.ILLEGIBLE): Reason.ILLEGIBLE,
    (PaperKind.ARTICLE_11_NOTICE, Ground.UNCLEAR): Reason.UNCLEAR,
    (PaperKind.ARTICLE_11_NOTICE, Ground.REPEATED): Reason.TERMINATED,
    (PaperKind.ARTICLE_11_NOTICE, Ground.PUBLISHED): Reason.PUBLISHED,
    (PaperKind.ARTICLE_11_NOTICE, Ground.SECRET): Reason.SECRET,
    (PaperKind.TERMINATION, Ground.REPEATED): Reason.DECISION_TERMINATE,
}


@dataclass(frozen=True, slots=True)
class FirstWords:
    """A heading, a text, and the version of the template behind them; none behind a default text."""

    heading: str
    body: str
    template: LetterTemplate | None = None


def first_words(kind: PaperKind, ground: str, values: Values) -> FirstWords:
    """The words from which a letter begins."""
    template = LetterTemplate.objects.filter(kind=kind, ground=ground, is_active=True).first()
    if template is not None:
        return FirstWords(_merged(template.heading, values), _merged(template.body, values), template)
    reason = DEFAULTS.get((kind, ground))
    if reason is None:
        return FirstWords("", "")
    words = WORDINGS[reason].template
    return FirstWords(_merged(words.heading, values), _merged("\n\n".join([*words.opening, *words.closing]), values))


def values_of(appeal: Appeal, *, by: User, body: CompetentBody | None = None) -> Values:
    """What is known of the appeal."""
    running = RunningClock.objects.filter(appeal=appeal, kind=ClockKind.ANSWER).first()
    return Values(
        number=appeal.number,
        received_on=appeal.received_on,
        registered_on=appeal.registered_on,
        due_on=running.control_due_on if running else None,
        subject=appeal.summary,
        question=" ".join(question.text for question in appeal.questions.all()),
        applicant=appeal.applicant.full_name,
        body=str(body) if body else "",
        body_address=body.postal_address if body else "",
        executor=by.short_name,
        phone=organisation().phone,
    )


def left_open(text: str) -> list[str]:
    """Fields that are still in braces."""
    return FIELD.findall(text)


def _merged(text: str, values: Values) -> str:
    return TWO_STOPS.sub("", FIELD.sub(lambda found: _value(found[1], values), text))


def _value(name: str, values: Values) -> str:
    if name not in LABELS:
        return f"{{{name}}}"
    return values.shown(name) or f"{{{LABELS[name]}}}"
