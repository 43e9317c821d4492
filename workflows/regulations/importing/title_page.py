"""The title page: organisation, approval stamp with its order, title, imprint; what is not recognised is kept and told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from workflows.regulations.importing.findings import Finding, Severity
from workflows.regulations.importing.hyphens import join
from workflows.regulations.importing.marks import HEADS, Family, read_drawn, read_mark
from workflows.regulations.importing.order_reference import OrderReference, read_order
from workflows.regulations.importing.paragraphs import hyphen_finding
from workflows.regulations.importing.source import Line
from workflows.regulations.importing.title_words import (
    APPENDIX_TO_ORDER,
    APPROVAL,
    IMPRINT,
    IMPRINT_PLACE,
    IMPRINT_YEAR,
    OF_APPROVAL,
    OTHER_STAMP,
    TO_ORDER,
    is_heading_case,
    kind_of,
)
from workflows.regulations.importing.words import first_words, is_finished, starts_low, tidy

LONGEST_TITLE_LINE = 600
LONGEST_PAGE = 80
ABOUT = re.compile(r"(?:об?|обо)\s", re.IGNORECASE)


@dataclass(slots=True)
class TitlePage:
    """The pieces of the title page, still as lines."""

    organisation: list[Line] = field(default_factory=list)
    approval: list[Line] = field(default_factory=list)
    title: list[Line] = field(default_factory=list)
    imprint: list[Line] = field(default_factory=list)
    stamps: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)


def split(lines: Sequence[Line]) -> TitlePage:
    """The lines dealt out between the title page and the body."""
    head = _head(lines)
    page = _Dealer().deal(lines[:head])
    if not page.title and not page.approval and not _only_title(page, marked=head < len(lines)):
        return TitlePage(body=list(lines))
    _settle_rest(page)
    page.body += lines[head:]
    return page


def _head(lines: Sequence[Line]) -> int:
    """How many lines stand before the first section or point."""
    above = ""
    for index, line in enumerate(lines):
        text = tidy(line.text)
        if line.row:
            continue
        mark, rest = read_drawn(tidy(line.mark), text) if line.mark else read_mark(text, above)
        if mark is not None and mark.family in HEADS and not (mark.family is Family.APPENDIX and _leads_to_order(lines, index)):
            return _before_heading(lines, index)
        above = "" if not rest or is_finished(rest) else rest
    return len(lines)


def _before_heading(lines: Sequence[Line], opened: int) -> int:
    """A heading without a number («ОБЩИЕ ПОЛОЖЕНИЯ») right above the first point belongs to the body, not to the title."""
    above = [index for index in range(opened) if lines[index].text]
    if len(above) < 2:
        return opened
    last, text = above[-1], tidy(lines[above[-1]].text)
    gap = last - above[-2] > 1
    named = [index for index in above[:-1] if kind_of(tidy(lines[index].text))]
    if not named or kind_of(text) or ABOUT.match(text) or IMPRINT.match(text) or _one_word_title(lines, named[-1], above):
        return opened
    return last if lines[last].heading or (gap and is_heading_case(text)) else opened


def _one_word_title(lines: Sequence[Line], named: int, above: Sequence[int]) -> bool:
    """«ПОРЯДОК» alone, its object in the next block."""
    return len(lines[named].text.split()) == 1 and above[-2] == named


def _leads_to_order(lines: Sequence[Line], index: int) -> bool:
    """«Приложение № 1 к приказу от …» above the title: the act itself is the appendix."""
    near = [line.text for line in lines[index : index + 4] if line.text]
    return bool(APPENDIX_TO_ORDER.match(near[0])) and any("приказ" in text.casefold() for text in near[:2])


class _Dealer:
    """Reads the page line by line and knows in which block it stands."""

    def __init__(self) -> None:
        self.page = TitlePage()
        self.state = "organisation"
        self.gap = False

    def deal(self, lines: Sequence[Line]) -> TitlePage:
        """Each line into its block."""
        for index, line in enumerate(lines):
            text = tidy(line.text)
            if not text:
                self.gap = True
                continue
            if self.state == "body" or index > LONGEST_PAGE * 2:
                self.page.body.append(line)
                continue
            self._one(line, text, next((tidy(each.text) for each in lines[index + 1 :] if each.text), ""))
            self.gap = False
        return self.page

    def _one(self, line: Line, text: str, following: str) -> None:
        self.state = self._next(text, following)
        blocks = {
            "organisation": self.page.organisation, "approval": self.page.approval, "title": self.page.title,
            "imprint": self.page.imprint, "stamp": self.page.stamps, "rest": self.page.rest, "body": self.page.body,
        }  # fmt: skip
        blocks[self.state].append(line)

    def _next(self, text: str, following: str) -> str:
        opened = self._opened(text, following)
        if opened:
            return opened
        if self.state == "approval":
            return "approval" if self._still_approval(text) else self._after()
        if self.state == "title":
            return "title" if self._still_title(text) else "body"
        if self.state == "stamp":
            return self._after() if self.gap and not OF_APPROVAL.match(text) else "stamp"
        return "body" if self.state == "imprint" else self.state

    def _opened(self, text: str, following: str) -> str:
        if not self.page.title and (APPROVAL.match(text) or APPENDIX_TO_ORDER.match(text)):
            return "approval"
        if OTHER_STAMP.match(text) and len(text) < 200:
            return "stamp"
        if (IMPRINT.match(text) and self._has_name()) or (IMPRINT_PLACE.match(text) and IMPRINT_YEAR.match(following)):
            return "imprint"
        if not self.page.title and kind_of(text) and self._starts_title(text):
            return "title"
        return ""

    def _after(self) -> str:
        """Where an unrecognised line goes: before the title it may be the title itself."""
        return "body" if self.page.title else "rest"

    def _has_name(self) -> bool:
        return bool(self.page.approval or self.page.title or self.page.organisation)

    def _starts_title(self, text: str) -> bool:
        return len(text) < LONGEST_TITLE_LINE and not (is_finished(text) and len(text) > 200)

    def _still_approval(self, text: str) -> bool:
        order, _ = read_order(" ".join(line.text for line in self.page.approval))
        complete = order is not None and order.number and order.date
        return bool(OF_APPROVAL.match(text) or TO_ORDER.match(text)) or (not self.gap and not complete)

    def _still_title(self, text: str) -> bool:
        above = self.page.title[-1].text
        if self.gap:
            begun = starts_low(text) or ABOUT.match(text) or len(self.page.title[0].text.split()) == 1 == len(self.page.title)
            return bool(begun) and not is_finished(above) and len(text) < LONGEST_TITLE_LINE
        return not is_finished(above) and len(text) < LONGEST_TITLE_LINE


def _only_title(page: TitlePage, *, marked: bool) -> bool:
    """A text that opens with a bare name and goes straight to its points («Школьный музей», «1. …»)."""
    lines = page.organisation
    return marked and 0 < len(lines) <= 12 and not any(is_finished(line.text) for line in lines)


def _settle_rest(page: TitlePage) -> None:
    """Where no line names a kind of act, the lines after the stamp or all those above are the title."""
    if not page.title:
        source = page.rest or ([] if page.approval else page.organisation)
        cut = next((index for index, line in enumerate(source) if is_finished(line.text)), len(source))
        page.title = source[:cut]
        if source is page.organisation:
            page.organisation, page.rest = [], source[cut:]
        else:
            page.rest = source[cut:]
    page.body, page.rest = page.rest + page.body, []


@dataclass(frozen=True, slots=True)
class TitleRead:
    """The title page understood."""

    kind: str
    title: str
    organisation: str
    approval_word: str
    imprint: str
    order: OrderReference | None
    findings: tuple[Finding, ...]


def understand(page: TitlePage, elsewhere: Counter[str]) -> TitleRead:
    """Names, dates and joined lines of the title page."""
    findings: list[Finding] = []
    title = _joined(page.title, elsewhere, findings)
    kind = kind_of(title)
    approval = " ".join(tidy(line.text) for line in page.approval)
    word = APPROVAL.match(approval)
    order, wrong = read_order(re.sub(r"^приложение.*?(?=к приказу)", "", approval, flags=re.IGNORECASE))
    findings += _missing(page, title, kind is not None, order, wrong)
    return TitleRead(
        kind=kind.name if kind else "",
        title=title,
        organisation=" ".join(tidy(line.text) for line in page.organisation),
        approval_word=word.group(1) if word else "",
        imprint=" ".join(tidy(line.text) for line in page.imprint),
        order=order,
        findings=tuple(findings),
    )


def _joined(lines: Sequence[Line], elsewhere: Counter[str], findings: list[Finding]) -> str:
    title = ""
    for line in lines:
        text = tidy(line.shown)
        if not title:
            title = text
            continue
        joint = join(title, text, elsewhere)
        title = joint.text
        if joint.word:
            findings.append(hyphen_finding(joint.word, joint.sure, line.number - 1, line.number))
    return re.sub(r"\s+", " ", title)


def _missing(page: TitlePage, title: str, has_kind: bool, order: OrderReference | None, wrong: str) -> list[Finding]:
    found = []
    stamp = (page.approval[0].number, page.approval[-1].number) if page.approval else (0, 0)
    if not title:
        found.append(Finding("title_missing", "", "Название документа не найдено. Впишите его по титульному листу.", Severity.CHECK))
    elif not has_kind:
        message = f"Вид документа не определён по названию «{first_words(title, 6)}…». Выберите вид: Порядок, Положение, Правила."
        found.append(Finding("kind_unknown", "", message, Severity.CHECK, (page.title[0].number, page.title[-1].number)))
    if wrong:
        found.append(Finding("order_date_invalid", "", f"Дата приказа «{wrong}» не существует. Впишите верную.", Severity.CHECK, stamp))
    if order is None or not order.number or order.date is None:
        message = "Номер и дата приказа на титуле не найдены или неполны. Впишите их по бумажному экземпляру."
        found.append(Finding("order_missing", "", message, Severity.CHECK, stamp))
    if page.stamps:
        quoted = " / ".join(tidy(line.text) for line in page.stamps)
        message = f"На титуле есть другие отметки: «{quoted}». В текст они не вошли; учтите их как визы или мнения."
        found.append(Finding("title_page_rest", "", message, Severity.CHECK, (page.stamps[0].number, page.stamps[-1].number)))
    return found
