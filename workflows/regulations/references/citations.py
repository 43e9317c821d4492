"""What the grammar finds: places in this act and in others, each with its span in the very text that was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workflows.regulations.references.acts import Act
from workflows.regulations.tree import label_key


class Unit(StrEnum):
    """The units that acts are made of; `rank` grows outwards: a subpoint stands in a point, a point in a section."""

    PARAGRAPH = "paragraph"
    SUBPOINT = "subpoint"
    POINT = "point"
    PART = "part"
    ARTICLE = "article"
    CHAPTER = "chapter"
    SECTION = "section"
    APPENDIX = "appendix"

    @property
    def rank(self) -> int:
        return list(Unit).index(self)


@dataclass(frozen=True, slots=True)
class Step:
    """One unit on the way to a place: «пункт 2.2», «абзац второй» (label «2»), «пункты 3.1–3.5» (`last` is «3.5»).

    Without a label it is the unit in which the words stand: «настоящего пункта».
    """

    unit: Unit
    label: str = ""
    last: str = ""

    @property
    def key(self) -> str:
        """The label as it stands in addresses."""
        return label_key(self.label)


Path = tuple[Step, ...]  # the outermost unit first; empty is the whole act


@dataclass(frozen=True, slots=True)
class Target:
    """One place, or one range of places, with the words that name it."""

    start: int
    end: int
    path: Path

    @property
    def key(self) -> str:
        """The key of the innermost unit with a number of its own: «2-2» for «абзац второй пункта 2.2»."""
        numbered = [step for step in self.path if step.unit is not Unit.PARAGRAPH and step.label]
        return numbered[-1].key if numbered else ""

    @property
    def paragraph(self) -> int:
        """Which paragraph is meant; 0 when none is named."""
        last = self.path[-1] if self.path else None
        return int(last.label) if last and last.unit is Unit.PARAGRAPH and last.label else 0


@dataclass(frozen=True, slots=True)
class Internal:
    """A reference to places of this act. `called` is the kind that the words give it («порядка»), if they give one;
    `is_own` says that they call it «настоящий» or «данный»; `dot` is a full stop that does not belong after the number."""

    start: int
    end: int
    targets: tuple[Target, ...]
    called: str = ""
    is_own: bool = False
    dot: int | None = None


@dataclass(frozen=True, slots=True)
class External:
    """A reference to another act; `pinpoints` are the places in it, none when it is named as a whole."""

    start: int
    end: int
    act: Act
    pinpoints: tuple[Path, ...] = ()


Citation = Internal | External
