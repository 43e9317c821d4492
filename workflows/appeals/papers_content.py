"""What a paper says, as canonical JSON: everything that its print shows, and nothing that it does not.

`shown` is what people read and agree before the signature; `signed` adds the number, the day and the signatory. Two texts
are one exactly when their hashes are equal: NFC, sorted keys, no spaces.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.appeals.models import Applicant, Paper, PaperKind, Question
from workflows.people.models import organisation

FORMAT = 1
OF_HOUSE = ("full_name", "short_name", "place", "address", "phone", "email", "ogrn", "inn")
OF_APPLICANT = ("last_name", "first_name", "patronymic", "dative", "salutation", "postal_address", "email", "reply_by", "represents")


@dataclass(frozen=True, slots=True)
class Content:
    """A canonical text with its hash."""

    text: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the signature adds to the words."""

    number: str
    on: date
    post: str
    name: str
    full_name: str


def shown(paper: Paper) -> Content:
    """What the paper says now, before its number: visas and the signature are bound to this hash."""
    return _canonical(_facts(paper))


def signed(paper: Paper, imprint: Imprint) -> Content:
    """What the signed paper says."""
    signer = {"post": imprint.post, "name": imprint.name, "full_name": imprint.full_name}
    return _canonical({**_facts(paper), "number": imprint.number, "signed_on": imprint.on.isoformat(), "signer": signer})


def _canonical(facts: dict[str, Any]) -> Content:
    text = unicodedata.normalize("NFC", json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    return Content(text, hashlib.sha256(text.encode()).hexdigest())


def _facts(paper: Paper) -> dict[str, Any]:
    house, appeal = organisation(), paper.appeal
    return {
        "format": FORMAT,
        "kind": paper.kind,
        "ground": paper.ground,
        "organisation": {name: getattr(house, name) for name in OF_HOUSE},
        "addressee": _addressee(paper),
        "appeal": {"number": appeal.number, "registered_on": _iso(appeal.registered_on), "received_on": _iso(appeal.received_on), "form": appeal.form},
        "heading": paper.heading,
        "body": paper.body,
        "questions": [_question(question) for question in appeal.questions.all()] if paper.kind == PaperKind.ANSWER else [],
        "attachments": [
            {"title": item.title, "sheets": item.sheets, "sha256": item.file.blob.sha256}
            for item in paper.files.select_related("file__blob")
        ],
        "replaces": _replaced(paper.replaces),
        "executor": {"name": paper.author.short_name, "position": paper.author.position},
    }


def _addressee(paper: Paper) -> dict[str, Any]:
    if not paper.is_to_citizen and paper.to_body is None:
        return {"sort": "file"}
    if paper.to_body is not None:
        body = paper.to_body
        return {"sort": "body", "name": body.name, "addressee": body.addressee, "postal_address": body.postal_address, "email": body.email}
    applicant: Applicant = paper.appeal.applicant
    return {"sort": "citizen", **{name: getattr(applicant, name) for name in OF_APPLICANT}}


def _question(question: Question) -> dict[str, Any]:
    return {"position": question.position, "text": question.text, "result": question.result, "answer": question.answer, "measures": question.measures}


def _replaced(paper: Paper | None) -> dict[str, Any] | None:
    return {"number": paper.number, "signed_on": _iso(paper.signed_on)} if paper else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
