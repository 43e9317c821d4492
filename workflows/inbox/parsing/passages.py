"""A stretch of what the sender wrote: its text, and its page when it was written as one."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from workflows.inbox.parsing.charsets import decode, known
from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.flowed import unflowed
from workflows.inbox.parsing.markup import charset_inside, is_markup, sanitised, text_view
from workflows.inbox.parsing.plain import clean
from workflows.inbox.parsing.tree import Part
from workflows.inbox.parsing.unuuencode import Written, taken_out
from workflows.inbox.parsing.words import tell


@dataclass(frozen=True, slots=True)
class Passage:
    """`page` is sanitised. `written` are files found inside the text."""

    text: str
    page: str = ""
    charset: str = ""
    is_guessed: bool = False
    written: tuple[Written, ...] = ()


def passage(part: Part, data: bytes, defects: Defects) -> Passage:
    """What a part of text says."""
    is_page = part.media_type == "text/html"
    declared = part.kind.ascii("charset") or (charset_inside(data) if is_page else "")
    found = decode(data, declared)
    tell(found, is_declared=bool(known(declared)), defects=defects)
    text = clean(found.text)
    if is_page or is_markup(text):
        page = sanitised(text, defects)
        return Passage(text_view(page, text), page, found.charset, found.guessed)
    if part.kind.ascii("format").lower() == "flowed":
        text = unflowed(text, is_space_deleted=part.kind.ascii("delsp").lower() == "yes")
    text, written = taken_out(text)
    return Passage(text.strip("\n").rstrip(), "", found.charset, found.guessed, tuple(written))


def alternatives(passages: Sequence[Passage]) -> Passage:
    """The same said in plain text and as a page. Plain text that only points to the page gives way to it."""
    plain = next((one for one in passages if not one.page and one.text.strip()), Passage(""))
    page = next((one for one in reversed(passages) if one.page), Passage(""))
    is_shorter = 3 * len(plain.text.split()) < len(page.text.split())
    chosen = page if is_shorter or not plain.text.strip() else plain
    return Passage(chosen.text, page.page, chosen.charset, chosen.is_guessed, plain.written)


def joined(passages: Sequence[Passage]) -> Passage:
    """Passages one after another."""
    said = [one for one in passages if one.text.strip() or one.page]
    text = "\n\n".join(one.text for one in said if one.text.strip())
    has_page = any(one.page for one in said)
    page = "\n".join(one.page or _as_page(one.text) for one in said) if has_page else ""
    charset = next((one.charset for one in said), "")
    written = tuple(file for one in passages for file in one.written)
    return Passage(text, page, charset, any(one.is_guessed for one in said), written)


def _as_page(text: str) -> str:
    return f"<pre>{html.escape(text, quote=False)}</pre>"
