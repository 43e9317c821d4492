"""Аналитическая справка (59-ФЗ, ст. 14): the report of a period as a paper; causes and measures are the words of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflows.appeals.documents.house import letterhead
from workflows.appeals.papers.head import Executor, Signature
from workflows.appeals.papers.report import Breakdown, Count, Durations, ReportFacts, report_print
from workflows.appeals.reporting import report as figures
from workflows.appeals.reporting.report import Compared, Report
from workflows.orders.filenames import file_name
from workflows.people.models import User
from workflows.printing.pdf import render_pdf
from workflows.printing.periods import Period
from workflows.printing.queue import Built
from workflows.signing.models import SigningAuthority

RENDERER = "appeal-note-1"
FOR_INK = Signature(post="Руководитель", name="")


@dataclass(frozen=True, slots=True)
class Words:
    """What numbers do not say."""

    causes: str = ""
    measures: str = ""


def note_pdf(period: Period, words: Words, *, by: User, on: date) -> Built:
    """The note, made for the one who prepares it; ink is left for the head."""
    facts = facts_of(figures.report(period, on=on), words, by=by)
    return Built(data=render_pdf(report_print(facts), title=facts.caption), name=file_name(facts.caption, "pdf"), media_type="application/pdf", renderer=RENDERER)


def facts_of(found: Report, words: Words, *, by: User) -> ReportFacts:
    """The numbers as the paper wants them: beside the period before; a year ago is told in a sentence."""
    return ReportFacts(
        organisation=letterhead(),
        period=found.period.words,
        before=found.period.before().words,
        total=_count("Всего", found.total),
        breakdowns=tuple(_breakdown(part) for part in found.breakdowns if part.lines),
        durations=Durations(found.days.mean, found.days.median, found.days_before.mean, found.days_before.median),
        signature=_signature(found.on),
        causes=words.causes,
        measures=words.measures,
        remarks=(
            f"Год назад, {found.period.year_ago().words}, зарегистрировано обращений: {found.total.year_ago}; изменение: {found.total.change_in_year}.",
            f"Обратилось человек, считая всех подписавших: {found.people.value}.",
        ),
        executor=Executor(by.full_name),
    )


def _breakdown(part: figures.Breakdown) -> Breakdown:
    counts = tuple(_count(line.label, line.number) for line in part.lines)
    return Breakdown(part.title, counts, shares=part.has_shares, charted=part.is_charted)


def _count(label: str, number: Compared) -> Count:
    return Count(label, number.value, number.before)


def _signature(on: date) -> Signature:
    authority = SigningAuthority.objects.valid(on).select_related("user").order_by("-valid_from", "-pk").first()
    return Signature(post=authority.post, name=authority.user.short_name) if authority else FOR_INK
