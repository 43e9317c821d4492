"""What counts as the same words, how much two texts have in common, and which words stay as they were."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from workflows.regulations.redline.tokens import DASHES, QUOTES, SPACES, UNSEEN, tokens
from workflows.regulations.redline.words import Mark, compared

# A Latin letter put right, or «ё», is a correction that an order makes; these signs only look different.
NOISE = str.maketrans({**DASHES, **QUOTES, **SPACES, **dict.fromkeys(UNSEEN)})
SIGNS = re.compile(r"\w+|[^\w\s]")
STEM = 5  # «сервис», «сервисы» and «сервиса» are alike
LEAST = 0.3  # with less in common a closer look changes nothing
LONG = 1200
ALMOST = 0.98
GONE = re.compile(r"\W*(?:(?:раздел|пункт|подпункт|абзац|строка)\s+)?(?:утратил[аио]?\s+силу|исключ[её]н[аоы]?)\W*", re.IGNORECASE)

Signs = tuple[str, ...]


def signs(text: str) -> Signs:
    """Words and signs without spaces and typography."""
    return tuple(SIGNS.findall(unicodedata.normalize("NFC", text).translate(NOISE)))


def is_gone(text: str) -> bool:
    """«Утратил силу.», «Исключён»: what stands in the place of a repealed provision."""
    return GONE.fullmatch(text) is not None


def kept(old: str, new: str) -> str:
    """The new words, but the old ones wherever the two differ by typography alone."""
    if signs(old) == signs(new):
        return old
    pieces = compared(old, new)
    return "".join(piece.old if piece.mark is Mark.NOISE and signs(piece.old) == signs(piece.new) else piece.new for piece in pieces)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a provision, ready to be compared with many others."""

    signs: Signs
    stems: Signs
    bag: Counter[str]

    @classmethod
    def of(cls, text: str) -> Words:
        stems = tuple(token.key.casefold()[:STEM] for token in tokens(text) if token.key[:1].isalnum())
        return cls(signs(text), stems, Counter(stems))

    def likely(self, other: Words) -> float:
        """The same from above, quickly: the order of words is left aside."""
        if self.signs == other.signs:
            return 1.0
        if not self.stems or not other.stems:
            return 0.0
        return min(2 * (self.bag & other.bag).total() / (len(self.stems) + len(other.stems)), ALMOST)

    def like(self, other: Words) -> float:
        """From 0, nothing in common, to 1, the same."""
        likely = self.likely(other)
        if likely < LEAST or likely == 1 or len(self.stems) + len(other.stems) > LONG:
            return likely
        return min(SequenceMatcher(None, self.stems, other.stems, autojunk=False).ratio(), ALMOST)
