"""What quoted words are called: «слово», «слова», «цифру», «знак препинания»."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from workflows.regulations.amending.wording.quotes import quoted


@dataclass(frozen=True, slots=True)
class Span:
    """A name of quoted words in the cases that orders need."""

    accusative: str
    genitive: str
    instrumental: str


WORD = Span("слово", "слова", "словом")
WORDS = Span("слова", "слов", "словами")
FIGURE = Span("цифру", "цифры", "цифрой")
FIGURES = Span("цифры", "цифр", "цифрами")
MARK = Span("знак препинания", "знака препинания", "знаком препинания")
MARKS = Span("знаки препинания", "знаков препинания", "знаками препинания")
SIGN = Span("символ", "символа", "символом")
SIGNS = Span("символы", "символов", "символами")
NUMBER = re.compile(r"\d+(?:[\s.,:/–-]+\d+)*%?")


def span_of(words: str) -> Span:
    """By the words themselves; a number with a noun beside it is words."""
    bare = words.strip()
    if NUMBER.fullmatch(bare):
        return FIGURE if len(bare) == 1 else FIGURES
    if any(char.isalnum() for char in bare):
        return WORDS if len(bare.split()) > 1 else WORD
    signs = bare.replace(" ", "")
    if signs and all(unicodedata.category(char).startswith("P") for char in signs):
        return MARK if len(signs) == 1 else MARKS
    return SIGN if len(signs) == 1 else SIGNS


def shown(words: str) -> str:
    """In quotes and without the spaces at the edges, which belong to the change and not to the reader."""
    return quoted(words.strip() or words)


def accusative(words: str) -> str:
    """«слова «…»»: what is replaced or excluded."""
    return f"{span_of(words).accusative} {shown(words)}"


def genitive(words: str) -> str:
    """«слов «…»»: after what something goes."""
    return f"{span_of(words).genitive} {shown(words)}"


def instrumental(words: str) -> str:
    """«словами «…»»: by what it is replaced."""
    return f"{span_of(words).instrumental} {shown(words)}"
