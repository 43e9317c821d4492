"""A piece of a text with the found words marked. Text is escaped first, marks are put in after."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from pages.lemmas import tokens
from workflows.printing.lemmas import clean, lemmas, spans

AROUND = 110
LENGTH = 300


def wanted_forms(query: str) -> frozenset[str]:
    """The dictionary forms to be marked."""
    return frozenset(form for word in tokens(clean(query)) for form in lemmas(word))


def excerpt(text: str, wanted: frozenset[str]) -> SafeString:
    """The part of the text around the first found word, found words marked."""
    whole = clean(" ".join(text.split()))
    found = [(start, end) for start, end, word in spans(whole) if wanted.intersection(lemmas(word))]
    first, last = _window(whole, found[0][0] if found else 0)
    inside = [(start, end) for start, end in found if first <= start and end <= last]
    return format_html(
        "{}{}{}", "… " if first else "", _marked(whole, first, last, inside), " …" if last < len(whole) else ""
    )


def _window(text: str, hit: int) -> tuple[int, int]:
    """Whole words from a little before the hit."""
    first = 0 if hit <= AROUND else text.find(" ", hit - AROUND) + 1
    last = first + LENGTH
    if last >= len(text):
        return first, len(text)
    return first, max(text.rfind(" ", first, last), first) or last


def _marked(text: str, first: int, last: int, found: list[tuple[int, int]]) -> SafeString:
    ends = [first, *(end for _, end in found)]
    starts = [*(start for start, _ in found), last]
    words = [text[start:end] for start, end in found] + [""]
    pieces = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    return format_html_join(
        "",
        "{}{}",
        (
            (piece, format_html("<mark>{}</mark>", word) if word else "")
            for piece, word in zip(pieces, words, strict=True)
        ),
    )
