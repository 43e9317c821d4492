"""Lines become paragraphs: marks taken off, wrapped lines and paragraphs broken by a page joined, each with a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workflows.regulations.importing.findings import Finding, Severity
from workflows.regulations.importing.hyphens import join
from workflows.regulations.importing.marks import HEADS, REFERENCE_BEFORE, Family, Mark, read_drawn, read_mark
from workflows.regulations.importing.source import Line
from workflows.regulations.importing.title_words import is_heading_case
from workflows.regulations.importing.words import first_words, is_finished, last_words, starts_low, tidy

WIDEST_WRAP = 130
HEADING_MAX = 400
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its mark apart and the lines it came from."""

    text: str
    mark: Mark | None
    first: int
    last: int
    heading: bool = False
    row: bool = False

    @property
    def opens(self) -> bool:
        """Whether a section or a numbered point begins here."""
        return self.mark is not None and self.mark.family in HEADS


@dataclass(slots=True)
class Joiner:
    """Goes through the lines once and keeps what it joined."""

    elsewhere: Counter[str]
    width: int
    done: list[Paragraph]
    findings: list[Finding]
    wrapped: list[int]
    gap: bool = True
    shape: str = ""

    def take(self, line: Line) -> None:
        """One more line: a new paragraph or the rest of the last one."""
        text = tidy(line.text)
        if not text and not line.mark:
            self.gap = True
            return
        mark, rest = self._marked(line, text)
        paragraph = Paragraph(rest, mark, line.number, line.number, heading=line.heading, row=line.row)
        why = "" if mark is not None or line.row or line.heading or not self.done else self._why_one(line, text)
        if why:
            self._join(paragraph, why)
        else:
            self.done.append(paragraph)
        self.gap, self.shape = False, text

    def _marked(self, line: Line, text: str) -> tuple[Mark | None, str]:
        if line.row:
            return None, text
        if line.mark:
            return read_drawn(tidy(line.mark), text)
        above = self.done[-1].text if self.done and not is_finished(self.done[-1].text) else ""
        return read_mark(text, above)

    def _why_one(self, line: Line, text: str) -> str:
        """Why the line goes on with the paragraph above it; empty when it begins a new one."""
        above = self.done[-1]
        if above.row or len(above.text) > LONGEST:
            return ""
        if not above.text:
            return "heading" if self._heads(above, text) else ""
        return self._why_after(above, line, text)

    def _why_after(self, above: Paragraph, line: Line, text: str) -> str:
        unfinished = not is_finished(above.text)
        if line.soft and (unfinished or starts_low(text)):
            return "soft"
        if self.width and not self.gap and (unfinished or len(self.shape) > self.width * 0.75):
            return "wrapped"
        if unfinished and (starts_low(text) or (text[:1].isdigit() and REFERENCE_BEFORE.search(above.text[-40:]))):
            return "heading" if _is_title(above) else "page"
        capitals = unfinished and not self.gap and is_heading_case(above.text) and is_heading_case(text)
        return "heading" if capitals and _is_title(above) else ""

    def _heads(self, above: Paragraph, text: str) -> bool:
        """«Раздел 1» alone on its line, its heading on the next."""
        named = above.mark is not None and above.mark.family in (Family.WORD, Family.APPENDIX)
        return named and len(text) < HEADING_MAX and not is_finished(text)

    def _join(self, below: Paragraph, why: str) -> None:
        above = self.done.pop()
        joint = join(above.text, below.text, self.elsewhere) if above.text else None
        self.done.append(replace(above, text=joint.text if joint else below.text, last=below.last))
        if why == "wrapped":
            self.wrapped.append(below.first)
        elif why in MESSAGES:
            self.findings.append(_joined(above, below, why))
        if joint and joint.word:
            self.findings.append(hyphen_finding(joint.word, joint.sure, above.last, below.first))

    def close(self) -> None:
        """One finding for all wrapped lines: they are how the file is written, not a defect."""
        if self.wrapped:
            message = f"Текст разбит на короткие строки; собрано в абзацы: {len(self.wrapped)}. Проверьте границы абзацев."
            self.findings.append(
                Finding("wrapped_lines_joined", "", message, Severity.CHANGED, (self.wrapped[0], self.wrapped[-1]))
            )


MESSAGES = {
    "page": ("page_break_joined", "Абзац был разорван: «…{above}» и «{below}…» соединены. Сверьте с бумагой."),
    "heading": ("heading_joined", "Заголовок стоял на двух строках: «…{above}» и «{below}…» соединены. Сверьте с бумагой."),
}


def _joined(above: Paragraph, below: Paragraph, why: str) -> Finding:
    code, sentence = MESSAGES[why]
    above_words = last_words(above.text) or (above.mark.label if above.mark else "")
    message = sentence.format(above=above_words, below=first_words(below.text))
    return Finding(code, "", message, Severity.CHANGED, (above.first, below.last))


def hyphen_finding(word: str, sure: bool, first: int, last: int) -> Finding:
    """What was done with a word cut by the end of a line."""
    ground = "так слово написано в других местах текста" if sure else "в тексте оно больше не встречается"
    message = f"Слово на переносе строки записано как «{word}»: {ground}. Сверьте с бумагой."
    return Finding("line_hyphen_joined", "", message, Severity.CHANGED, (first, last))


def _is_title(paragraph: Paragraph) -> bool:
    return paragraph.heading or (paragraph.mark is not None and _heads_section(paragraph.mark))


def _heads_section(mark: Mark) -> bool:
    return mark.family in (Family.WORD, Family.APPENDIX, Family.ROMAN) or (mark.family is Family.NUMBER and len(mark.parts) == 1)


def to_paragraphs(lines: Sequence[Line], elsewhere: Counter[str], *, wraps: bool) -> tuple[list[Paragraph], list[Finding]]:
    """The paragraphs of the body."""
    joiner = Joiner(elsewhere, wrap_width(lines) if wraps else 0, [], [], [])
    for line in lines:
        joiner.take(line)
    joiner.close()
    return joiner.done, joiner.findings


def wrap_width(lines: Sequence[Line]) -> int:
    """The width at which the file cuts its lines, or 0 where a line is a whole paragraph."""
    lengths = [len(line.text) for line in lines if line.text]
    if not lengths or max(lengths) > WIDEST_WRAP:
        return 0
    pairs = [(above.text, below.text) for above, below in pairwise(lines) if above.text and below.text]
    cut = [len(above) for above, below in pairs if read_mark(below)[0] is None and not is_finished(above)]
    width = max(lengths)
    full = sum(length > width * 0.6 for length in cut)
    return width if full >= 3 and full * 5 >= len(lengths) else 0
