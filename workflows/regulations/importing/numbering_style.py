"""How this act numbers itself: which single numbers are sections, which are points, and which lines are headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workflows.regulations.importing.marks import Family, Mark
from workflows.regulations.importing.paragraphs import Paragraph
from workflows.regulations.importing.title_words import is_heading_case
from workflows.regulations.importing.words import is_finished

LONGEST_HEADING = 400
LONGEST_BARE_HEADING = 120
LONGEST_STOPPED = 6
ORDER = ("раздел", "часть", "глава", "параграф", "§", "статья")


@dataclass(frozen=True, slots=True)
class Style:
    """Decided once for the whole text. `sections` and `headings` are places in the list of paragraphs.

    `outermost` is the rank of a single number: 0 for a section, 1 for a point, 2 inside articles that are points.
    """

    sections: frozenset[int]
    headings: frozenset[int]
    words: tuple[str, ...]
    outermost: int

    def word_rank(self, mark: Mark) -> int:
        """Outermost 0; a second kind of headings («Глава» inside «Раздел») is one deeper."""
        name = _name(mark)
        return self.words.index(name) if name in self.words else 0


def style_of(paragraphs: Sequence[Paragraph]) -> Style:
    """Look at the whole text first: «1.» is a section only where «1.1.» follows or headings alone carry numbers."""
    words = _words(paragraphs)
    end = _before_appendix(paragraphs)
    numbers = [(index, each) for index, each in enumerate(paragraphs[:end]) if _is_number(each)]
    nested = any(len(each.mark.parts) > 1 for _, each in numbers if each.mark)
    single = [(index, each) for index, each in numbers if each.mark and len(each.mark.parts) == 1]
    leading = frozenset(index for (index, each), (_, below) in pairwise(numbers) if _leads(each, below))
    head = _mostly_head(single, leading) if nested else _all_headings(single, paragraphs)
    sections = frozenset(index for index, _ in single) if head and not words else frozenset()
    headings = frozenset(index for index, each in enumerate(paragraphs[:end]) if _bare_heading(paragraphs, index, each))
    return Style(sections, headings, words, 0 if sections or (nested and not words and not single) else max(1, min(len(words), 2)))


def _words(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    families = (Family.WORD, Family.ROMAN)
    names = {_name(each.mark) for each in paragraphs if each.mark is not None and each.mark.family in families}
    order = [name for name in ORDER if name in names]
    return tuple((["roman"] if "roman" in names else []) + order)


def _name(mark: Mark) -> str:
    return "roman" if mark.family is Family.ROMAN else mark.label.split()[0].rstrip("0123456789").casefold()


def _before_appendix(paragraphs: Sequence[Paragraph]) -> int:
    return next(
        (index for index, each in enumerate(paragraphs) if each.mark is not None and each.mark.family is Family.APPENDIX),
        len(paragraphs),
    )


def _is_number(paragraph: Paragraph) -> bool:
    return paragraph.mark is not None and paragraph.mark.family is Family.NUMBER


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.heading or (0 < len(paragraph.text) < LONGEST_HEADING and not is_finished(paragraph.text))


def _leads(paragraph: Paragraph, following: Paragraph) -> bool:
    """The next number in the text is a child of this one."""
    if following.mark is None or paragraph.mark is None:
        return False
    return len(following.mark.parts) > 1 and following.mark.parts[0] == paragraph.mark.parts[0]


def _mostly_head(single: Sequence[tuple[int, Paragraph]], leading: frozenset[int]) -> bool:
    """«1. Общие положения» over «1.1», rather than whole sentences with a few subpoints."""
    looks = [_is_heading(each) or (index in leading and len(each.text.split()) <= LONGEST_STOPPED) for index, each in single]
    return sum(looks) * 2 >= len(looks) > 0


def _all_headings(single: Sequence[tuple[int, Paragraph]], paragraphs: Sequence[Paragraph]) -> bool:
    """Only single numbers, but most stand over text of their own and look like headings."""
    looks = 0
    for index, each in single:
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        over = following is not None and (following.mark is None or following.mark.family in (Family.BRACKET, Family.BULLET))
        looks += _is_heading(each) and len(each.text) < LONGEST_BARE_HEADING and over
    return len(single) > 1 and looks * 10 >= len(single) * 7


def _bare_heading(paragraphs: Sequence[Paragraph], index: int, paragraph: Paragraph) -> bool:
    """A line without a number that is a heading by its style or its capitals, with something below it."""
    if paragraph.mark is not None or paragraph.row or not paragraph.text or index + 1 >= len(paragraphs):
        return False
    if paragraph.heading:
        return True
    short = len(paragraph.text) < LONGEST_BARE_HEADING and len(paragraph.text.split()) > 1
    return short and is_heading_case(paragraph.text) and not is_finished(paragraph.text)
