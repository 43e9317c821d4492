"""A letter by ГОСТ Р 7.0.97-2025: corner head, addressee at the right, heading, text, signature, who prepared it, code.

Every notice, cover letter, request, return and answer of 59-ФЗ is such a letter; they differ in words alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string

from workflows.appeals.papers.addressees import Addressee
from workflows.appeals.papers.head import Attachment, Executor, Letterhead, Signature, attached
from workflows.appeals.papers.lines import kept_html
from workflows.printing.proof import Proof
from workflows.printing.typography import bound, bound_html, name_html
from workflows.printing.words import numbered, short_date

BLANK_DAY, BLANK_NUMBER = "___.___._______", "____________"


@dataclass(frozen=True, slots=True)
class Reference:
    """The number and the day of the document that is answered (реквизит 12)."""

    number: str
    day: date

    def __str__(self) -> str:
        return f"На {numbered(self.number)} от {short_date(self.day)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one question of the appeal, and what has been done about it."""

    question: str
    text: str
    measures: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Everything of a letter but its words. Without a number it is a project and says so on each sheet."""

    organisation: Letterhead
    addressee: Addressee
    signature: Signature
    number: str = ""
    day: date | None = None
    reference: Reference | None = None
    delivery: str = ""
    attachments: tuple[Attachment, ...] = ()
    executor: Executor | None = None
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """A whole letter: `kind` names it in registers («Уведомление о продлении срока рассмотрения обращения»)."""

    kind: str
    heading: str
    opening: tuple[str, ...]
    envelope: Envelope
    answers: tuple[Answer, ...] = ()
    closing: tuple[str, ...] = ()

    @property
    def is_project(self) -> bool:
        """Not registered yet."""
        return not self.envelope.number

    @property
    def requisites(self) -> str:
        """«26.11.2026 № 15-исх», or blanks to fill."""
        day = short_date(self.envelope.day) if self.envelope.day else BLANK_DAY
        return f"{day} {numbered(self.envelope.number or BLANK_NUMBER)}"

    @property
    def caption(self) -> str:
        """«Ответ на обращение от 26.11.2026 № 15-исх», «Проект: ответ на обращение»."""
        if self.is_project:
            return f"Проект: {self.kind[0].lower()}{self.kind[1:]}"
        return f"{self.kind} от {self.requisites}"


@dataclass(frozen=True, slots=True)
class PrintedAnswer:
    """An answer ready for the page; `label` is empty where there is one question."""

    label: str
    question: str
    paragraphs: tuple[str, ...]
    measures: tuple[str, ...]


def letter_print(facts: LetterFacts) -> str:
    """The letter as HTML for `printing.pdf.render_pdf`."""
    envelope = facts.envelope
    context = {
        "letter": facts,
        "envelope": envelope,
        "proof": envelope.proof,
        "organisation": name_html(envelope.organisation.full_name),
        "requisites": tuple(kept_html(line) for line in envelope.organisation.lines),
        "addressee": tuple(kept_html(line) for line in envelope.addressee.lines),
        "salutation": bound(envelope.addressee.salutation),
        "heading": bound_html(facts.heading),
        "opening": tuple(paragraphs(facts.opening)),
        "answers": tuple(_printed(facts.answers)),
        "closing": tuple(paragraphs(facts.closing)),
        "attachments": tuple(bound_html(line) for line in attached(envelope.attachments)),
    }
    return render_to_string("print/appeals/letter.html", context)


def paragraphs(texts: Iterable[str]) -> Iterator[str]:
    """Each line of each text as a paragraph of HTML; empty lines are no paragraphs."""
    for text in texts:
        yield from (kept_html(line.strip()) for line in text.splitlines() if line.strip())


def _printed(answers: tuple[Answer, ...]) -> Iterator[PrintedAnswer]:
    for number, answer in enumerate(answers, start=1):
        yield PrintedAnswer(
            label=f"{number}." if len(answers) > 1 else "",
            question=bound_html(answer.question),
            paragraphs=tuple(paragraphs([answer.text])),
            measures=tuple(paragraphs([answer.measures])),
        )
