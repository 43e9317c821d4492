"""The cover of a case file and the inventory of what lies in it. No applicant is named: both outlive the papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from workflows.appeals.documents.house import letterhead
from workflows.appeals.models import CaseFile
from workflows.appeals.papers.case_file import CaseCover, Paper, case_cover_print, inventory
from workflows.appeals.papers.registers import register_print
from workflows.appeals.queries.case_files import cards_of, contents_of
from workflows.orders.filenames import file_name
from workflows.people.models import User
from workflows.printing.pdf import render_pdf
from workflows.printing.queue import Built

RENDERER = "appeals-case-1"


def cover_pdf(case_file: CaseFile) -> Built:
    """The cover as the file stands now: made for one reader, stored nowhere."""
    cover = cover_of(case_file)
    return _built(render_pdf(case_cover_print(cover), title=cover.caption), f"Обложка. {case_file}")


def cover_of(case_file: CaseFile) -> CaseCover:
    """What the cover says; the last day stays blank until the file is closed."""
    days = sorted(_days(case_file))
    return CaseCover(
        organisation=letterhead(),
        index=case_file.index.index,
        title=f"{case_file.index.title}, {case_file.year} год",
        volume=str(case_file.volume),
        begun=days[0] if days else None,
        ended=days[-1] if days and case_file.closed_on else None,
        sheets=None,
        term=case_file.term(),
    )


def inventory_pdf(case_file: CaseFile, *, by: User) -> Built:
    """The inventory as the file stands now."""
    papers = tuple(_papers(case_file))
    register = inventory(letterhead(), f"{case_file.index.index}, {case_file.year} год, том {case_file.volume}", papers, clerk=by.short_name, post=by.position)
    return _built(render_pdf(register_print(register), title=register.caption), f"Опись. {case_file}")


def _days(case_file: CaseFile) -> Iterator[date]:
    for appeal in contents_of(case_file):
        yield appeal.registered_on or appeal.received_on
        if appeal.concluded_on:
            yield appeal.concluded_on
    yield from cards_of(case_file).values_list("received_on", flat=True)


def _papers(case_file: CaseFile) -> Iterator[Paper]:
    for appeal in contents_of(case_file):
        yield _paper(appeal)
    for card in cards_of(case_file):
        yield Paper("Карточка личного приёма", card.number, card.received_on)


def _paper(appeal: Any) -> Paper:
    kind = appeal.get_kind_display() or "поступление"
    return Paper(
        title=f"{kind[0].upper()}{kind[1:]} и документы по рассмотрению",
        index=appeal.number or f"вх. {appeal.intake_id}",
        day=appeal.registered_on or appeal.received_on,
        sheets=str(appeal.intake.sheets or ""),
        note=f"документов: {appeal.papers_count}" if appeal.papers_count else "",
    )


def _built(data: bytes, name: str) -> Built:
    return Built(data=data, name=file_name(name, "pdf"), media_type="application/pdf", renderer=RENDERER)
