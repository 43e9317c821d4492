"""What an act of destruction erases of an appeal and of a card of reception: the same columns that the guards let go.

The fact stays: numbers, dates, kinds, stages, terms, results, hashes, who of the staff acted, the act itself. Rows that hold
nothing but words of history are removed whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models

from workflows.appeals.models import (
    Appeal,
    AskedVisa,
    Assignment,
    CoApplicant,
    ComplainedOf,
    DangerEnd,
    Decision,
    DecisionEnd,
    Extension,
    Identification,
    InfoReply,
    InfoRequest,
    IntakeItem,
    Note,
    Paper,
    PaperFile,
    PaperVisa,
    Question,
    ReceptionCard,
    ReceptionSlot,
    Refusal,
    Sending,
    SendingEvent,
    SubjectPerson,
    TechnicalDuplicate,
)
from workflows.archive.erasing import ERASED, Value


@dataclass(frozen=True, slots=True)
class Erasure:
    """One table: which columns become what, and by which lookups its rows are reached from appeals."""

    model: type[models.Model]
    lookups: tuple[str, ...]
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Owner:
    """Rows by which others are found: of which table, reached by which lookups from appeals."""

    model: type[models.Model]
    lookups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """A table with history: its lines whose `column` names a destroyed row are removed with all that they repeat."""

    model: type[models.Model]
    column: str
    owner: Owner


APPLICANT: Mapping[str, Value] = {
    "last_name": ERASED,
    **dict.fromkeys(("first_name", "patronymic", "postal_address", "email", "phone"), ""),
    "reply_by": "nowhere",
    **dict.fromkeys(("dative", "salutation", "represents"), ""),
    "reason": ERASED,
}
CARD: Mapping[str, Value] = {
    "visitor": ERASED,
    "postal_address": "",
    "phone": "",
    "identity_document": ERASED,
    "gist": ERASED,
    "outcome_words": ERASED,
}
SLOT: Mapping[str, Value] = {"visitor": "", "phone": "", "about": ""}

OF_APPEALS: tuple[Erasure, ...] = (
    Erasure(SubjectPerson, ("appeal",), {"name": ERASED, "group": "", "note": ""}),
    Erasure(CoApplicant, ("appeal",), {"name": ERASED, "contact": ""}),
    Erasure(
        IntakeItem, ("appeal", "message__appeal"), {"subject": "", "text": ERASED, "sender_words": "", "envelope": "", "sent_number": ""}
    ),
    Erasure(Identification, ("item__appeal", "item__message__appeal"), {"subject": ERASED}),
    Erasure(Note, ("appeal",), {"text": ERASED}),
    Erasure(DangerEnd, ("danger__appeal",), {"words": ERASED}),
    Erasure(Refusal, ("appeal",), {"reason": ERASED}),
    Erasure(TechnicalDuplicate, ("appeal",), {"reason": ERASED}),
    Erasure(Extension, ("appeal",), {"reason": ERASED}),
    Erasure(Decision, ("appeal",), {"reason": ERASED, "late_reason": ""}),
    Erasure(DecisionEnd, ("decision__appeal",), {"reason": ERASED}),
    Erasure(InfoRequest, ("appeal",), {"wanted": ERASED}),
    Erasure(InfoReply, ("request__appeal",), {"gist": ""}),
    Erasure(Paper, ("appeal",), {"heading": "", "body": "", "content": ERASED}),
    Erasure(PaperVisa, ("paper__appeal",), {"remark": ERASED}),
    Erasure(PaperFile, ("paper__appeal",), {"title": ERASED}),
    Erasure(Sending, ("paper__appeal",), {"address": ERASED, "postal_number": "", "message_id": ""}),
    Erasure(SendingEvent, ("sending__paper__appeal",), {"detail": ""}),
    Erasure(ReceptionCard, ("appeal",), CARD),
    Erasure(ReceptionSlot, ("card__appeal",), SLOT),
    Erasure(Question, ("appeal",), {"text": ERASED, "measures": "", "answer": ""}),
    Erasure(Assignment, ("appeal",), {"text": "", "remark": ""}),
    Erasure(Appeal, ("pk",), {"summary": ERASED, "safe_summary": "", "regime_note": ""}),
)
OWN = Owner(Appeal, ("pk",))
HISTORIES: tuple[Past, ...] = (
    Past(Appeal, "id", OWN),
    Past(Question, "appeal_id", OWN),
    Past(ComplainedOf, "appeal_id", OWN),
    Past(Assignment, "appeal_id", OWN),
    Past(Paper, "appeal_id", OWN),
    Past(AskedVisa, "paper_id", Owner(Paper, ("appeal",))),
    Past(ReceptionSlot, "id", Owner(ReceptionSlot, ("card__appeal",))),
)
WITHOUT_FACTS = Owner(ComplainedOf, ("appeal",))  # who was complained of is nothing but a person: the row goes whole
PRINTS: Mapping[str, Owner] = {  # whose words a stored print repeats
    "appeals.paper.pdf": Owner(Paper, ("appeal",)),
    "appeals.receipt.pdf": Owner(IntakeItem, ("appeal", "message__appeal")),
    "filing.receipt.pdf": Owner(IntakeItem, ("appeal", "message__appeal")),
    "appeals.reception.pdf": Owner(ReceptionCard, ("appeal",)),
}
