"""A paper as it is shown before a signature: read from the very canonical text whose hash is signed, so that both are one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from workflows.appeals.models import Paper, Result
from workflows.appeals.papers_content import shown
from workflows.appeals.stages import PaperStage
from workflows.archive.erasing import ERASED


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with what is said to it."""

    position: int
    text: str
    result: str
    answer: str
    measures: str


@dataclass(frozen=True, slots=True)
class PaperText:
    """Everything that the hash covers, in the order of the letter."""

    sha256: str
    organisation: str
    to: tuple[str, ...]
    greeting: str
    heading: str
    paragraphs: tuple[str, ...]
    answers: tuple[Answered, ...]
    attachments: tuple[str, ...]
    number: str
    executor: str


def text_of(paper: Paper) -> PaperText:
    """The text of a project as it is now, of a signed paper as it was signed; of a destroyed one its number and hash."""
    if paper.is_erased:
        return PaperText(
            sha256=paper.content_sha256, organisation="", to=(), greeting="", heading=ERASED, paragraphs=(), answers=(), attachments=(), number=paper.number, executor=""
        )
    if paper.stage == PaperStage.SIGNED:
        return _read(json.loads(paper.content), paper.content_sha256)
    now = shown(paper)
    return _read(json.loads(now.text), now.sha256)


def _read(facts: dict[str, Any], sha256: str) -> PaperText:
    return PaperText(
        sha256=sha256,
        organisation=facts["organisation"]["full_name"],
        to=tuple(_to(facts["addressee"])),
        greeting=facts["addressee"]["greeting"],
        heading=facts["heading"],
        paragraphs=tuple(part for part in facts["body"].split("\n") if part.strip()),
        answers=tuple(_answered(one) for one in facts["questions"]),
        attachments=tuple(_attached(one) for one in facts["attachments"]),
        number=facts.get("number", ""),
        executor=", ".join(part for part in facts["executor"].values() if part),
    )


def _to(addressee: dict[str, Any]) -> list[str]:
    """The very lines of the sheet: names in the case in which they are printed."""
    return ["В дело"] if addressee["sort"] == "file" else list(addressee["lines"])


def _answered(one: dict[str, Any]) -> Answered:
    result = str(Result(one["result"]).label) if one["result"] else ""
    return Answered(one["position"], one["text"], result, one["answer"], one["measures"])


def _attached(one: dict[str, Any]) -> str:
    sheets = f", листов {one['sheets']}" if one["sheets"] else ""
    return f"{one['title']}{sheets}"
