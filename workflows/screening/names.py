"""Names of files from outside: what cannot be seen or turns a name round is replaced where everybody sees it, never silently."""

from __future__ import annotations

import re
import unicodedata

MARK = "_"
LONGEST = 200
LONGEST_ENDING = 10
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))})
FORBIDDEN = frozenset('<>:"|?*')
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk", "Zl", "Zp"})  # controls, turns of direction, emoji, unassigned
VARIATIONS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2800\u3164\ufe00-\ufe0f\uffa0]")


def cleaned(name: str) -> str:
    """The last part of the name, composed, with a mark in place of what is unseen or forbidden; its ending stays."""
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name[-4 * LONGEST :])[-1])
    plain = "".join(MARK if _is_odd(char) else char for char in last)
    plain = re.sub(rf"{MARK}{{2,}}", MARK, plain) if plain != last else plain
    plain = re.sub(r"\s+", " ", plain).strip(" ").rstrip(". ")
    if plain.startswith("."):
        plain = MARK + plain
    if plain.partition(".")[0].lower() in DEVICES:
        plain = MARK + plain
    return _fit(plain) or "файл"


def is_altered(name: str) -> bool:
    """Whether cleaning changed what a person sees; folders and the way a letter is composed do not count."""
    return cleaned(name) != unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])


def ending(name: str) -> str:
    """«pdf» of «Справка.PDF»; nothing where there is none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem and 0 < len(last) <= LONGEST_ENDING and last.isalnum() else ""


def _is_odd(char: str) -> bool:
    return unicodedata.category(char) in UNSEEN or char in FORBIDDEN or VARIATIONS.match(char) is not None


def _fit(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    tail = f".{ending(name)}" if ending(name) else ""
    return name[: LONGEST - len(tail)] + tail
