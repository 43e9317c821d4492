"""A source understood as a regulation: the tree, the order on its title page, and everything noticed on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from workflows.regulations.importing.checks import CHECKS, Draft
from workflows.regulations.importing.findings import Finding, Severity, Span
from workflows.regulations.importing.hyphens import words_of
from workflows.regulations.importing.order_reference import OrderReference
from workflows.regulations.importing.paragraphs import to_paragraphs
from workflows.regulations.importing.source import Source
from workflows.regulations.importing.structure import Placed, build, grow
from workflows.regulations.importing.title_page import TitlePage, split, understand
from workflows.regulations.importing.words import INVISIBLE, tidy
from workflows.regulations.tree import ActText

MOST_OF_A_KIND = 300
MOST_OF_A_CHECK = 2_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What the review screen shows. `lines` leads from the uid of a provision to its lines in the source.

    `stamp` is the approval stamp as it stood, `remarks` the other stamps of the title page («ПРИНЯТО …»):
    they are kept here, since the tree of the act has no place for them.
    """

    text: ActText
    order: OrderReference | None
    findings: tuple[Finding, ...]
    lines: Mapping[str, Span]
    title_lines: Span = (0, 0)
    stamp: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def read_regulation(source: Source) -> Imported:
    """The tree of the act; nothing in it is repaired without a finding."""
    page = split(source.lines)
    elsewhere = words_of(tidy(line.text) for line in source.lines)
    paragraphs, joined = to_paragraphs(page.body, elsewhere, wraps=source.wraps)
    branches, style = build(paragraphs)
    title = understand(page, elsewhere)
    nodes, placed = grow(branches, title.title)
    text = ActText(
        kind=title.kind,
        title=title.title,
        provisions=nodes,
        organisation=title.organisation,
        approval_word=title.approval_word,
        imprint=title.imprint,
    )
    title_lines = _span(page)
    draft = Draft(text, tuple(placed), style, title_lines)
    checked = [finding for check in CHECKS for finding in islice(check(draft), MOST_OF_A_CHECK)]
    findings = [*source.findings, *title.findings, *_invisible(source), *joined, *checked]
    return Imported(
        text=text,
        order=title.order,
        findings=_capped(_in_order(findings, placed)),
        lines={each.node.uid: each.branch.span for each in placed},
        title_lines=title_lines,
        stamp=tuple(tidy(line.text) for line in page.approval),
        remarks=tuple(tidy(line.text) for line in page.stamps),
    )


def _span(page: TitlePage) -> Span:
    numbers = [line.number for line in (*page.organisation, *page.approval, *page.title, *page.imprint, *page.stamps)]
    return (min(numbers), max(numbers)) if numbers else (0, 0)


def _invisible(source: Source) -> list[Finding]:
    where = [line.number for line in source.lines if INVISIBLE.search(line.text)]
    if not where:
        return []
    message = f"Невидимые знаки (мягкие переносы и подобные) убраны; строк с ними: {len(where)}. На бумаге их нет."
    return [Finding("invisible_characters", "", message, Severity.CHANGED, (where[0], where[-1]))]


def _capped(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Nobody reads a thousand remarks of one kind: after the first hundreds their number is told."""
    count = Counter(finding.code for finding in findings)
    shown: Counter[str] = Counter()
    kept = []
    for finding in findings:
        shown[finding.code] += 1
        if shown[finding.code] <= MOST_OF_A_KIND:
            kept.append(finding)
        elif shown[finding.code] == MOST_OF_A_KIND + 1:
            message = f"Таких замечаний ещё не меньше {count[finding.code] - MOST_OF_A_KIND}. Исправьте показанные и загрузите файл снова."
            kept.append(replace(finding, message=message))
    return tuple(kept)


def _in_order(findings: list[Finding], placed: list[Placed]) -> tuple[Finding, ...]:
    """By place in the source; those that know only their lines get the label of the point standing there."""
    owners: dict[int, str] = {}
    for each in placed:
        for number in range(each.branch.span[0], each.branch.span[1] + 1):
            owners[number] = each.label
    whole = {"markdown_markers", "wrapped_lines_joined", "invisible_characters"}
    named = [
        finding if finding.label or finding.code in whole else replace(finding, label=owners.get(finding.lines[0], ""))
        for finding in findings
    ]
    return tuple(sorted(named, key=lambda finding: finding.lines))
