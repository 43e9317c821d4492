"""What was read from a file, line by line, before anything tries to understand it."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.errors import BadInput
from workflows.regulations.importing.findings import Finding

MAX_BYTES = 50 * 1024 * 1024
MAX_CHARACTERS = 2_000_000
MAX_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text file or a paragraph of a .docx, numbered from 1 as a person would count it.

    `mark` is a number that Word drew itself («1.2.», «а)»); a typed number stays in `text`. `soft` follows
    a line break inside one paragraph, `heading` was marked as one, `row` is a row of a table.
    """

    number: int
    text: str
    mark: str = ""
    soft: bool = False
    heading: bool = False
    row: bool = False

    @property
    def shown(self) -> str:
        """The line as it stood before the eyes of the reader of the source."""
        return f"{self.mark} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Source:
    """A file that could be read. `wraps` says that a paragraph may take several lines (plain text)."""

    name: str
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()
    wraps: bool = False


def checked(source: Source) -> Source:
    """The same source, when there is something to read in it and not more than a person could review."""
    full = [line for line in source.lines if line.shown]
    if not any(char.isalnum() for line in full for char in line.shown):
        raise BadInput(f"В файле «{source.name}» нет текста. Загрузите файл с текстом документа (.docx или .txt).")
    if len(full) > MAX_LINES or sum(len(line.text) for line in full) > MAX_CHARACTERS:
        raise BadInput(
            f"В файле «{source.name}» слишком много текста: больше {MAX_LINES} абзацев или 2 миллионов знаков (около тысячи страниц). "
            "Разделите документ и загрузите части по отдельности."
        )
    return source
