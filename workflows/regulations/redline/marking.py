"""Pieces as HTML: `<ins>` and `<del>` with words that a screen reader says and nobody sees."""

from __future__ import annotations

from html import escape
from typing import Protocol

from workflows.printing.typography import bound_html
from workflows.regulations.redline.tokens import alien
from workflows.regulations.redline.words import Mark, Piece, Pieces

VISIBLE = str.maketrans({"\u00a0": "°", " ": "·", "\u202f": "°", "\u00ad": "¬", "\n": "¶", "\t": "→"})


class OneSided(Protocol):
    """How one of the two wordings is written."""

    def __call__(self, pieces: Pieces, *, noise: bool) -> str: ...


def both(pieces: Pieces, *, noise: bool) -> str:
    """What went and what came in one line; between a word that went and the one in its place the line may break."""
    return "".join(_both(piece, noise=noise) for piece in pieces).replace("</del><ins", "</del><wbr><ins")


def old_only(pieces: Pieces, *, noise: bool) -> str:
    """The former wording with what went from it marked."""
    return "".join(_old(piece, noise=noise) for piece in pieces)


def new_only(pieces: Pieces, *, noise: bool) -> str:
    """The present wording with what came into it marked."""
    return "".join(_new(piece, noise=noise) for piece in pieces)


def _both(piece: Piece, *, noise: bool) -> str:
    if piece.mark is Mark.NOISE:
        return f"{_noise('del', piece.old)}{_noise('ins', piece.new)}" if noise else bound_html(piece.new)
    return _old(piece, noise=noise) + _added(piece)


def _old(piece: Piece, *, noise: bool) -> str:
    if piece.mark is Mark.NOISE:
        return _noise("del", piece.old) if noise else bound_html(piece.old)
    return _marked("del", "исключено", piece.old) if piece.mark is Mark.REMOVED else bound_html(piece.old)


def _new(piece: Piece, *, noise: bool) -> str:
    if piece.mark is Mark.NOISE:
        return _noise("ins", piece.new) if noise else bound_html(piece.new)
    return _added(piece) or bound_html(piece.new)


def _added(piece: Piece) -> str:
    return _marked("ins", "добавлено", piece.new) if piece.mark is Mark.ADDED else ""


def _marked(tag: str, word: str, text: str) -> str:
    """Spaces at the ends stay outside: a line through an empty place says nothing. A lone sign is framed: a line hides it."""
    words = text.strip()
    if not words:
        return _noise(tag, text) if text else ""
    start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    shape = "" if any(sign.isalnum() for sign in words) else f" redline__{tag}--sign"
    return f'{start}<{tag} class="redline__{tag}{shape}">{_hidden(f" ({word}: ")}{bound_html(words)}{_hidden(")")}</{tag}>{end}'


def _hidden(words: str) -> str:
    return f'<span class="visually-hidden">{words}</span>'


def _noise(tag: str, text: str) -> str:
    """Typography made visible: signs for spaces, letters of the other alphabet set apart."""
    if not text:
        return ""
    word = "было" if tag == "del" else "стало"
    return f'<{tag} class="redline__noise">{_hidden(f" ({word}: ")}{_seen(text)}{_hidden(")")}</{tag}>'


def _seen(text: str) -> str:
    parts, last = [], 0
    for start, end in alien(text):
        parts += [_shown(text[last:start]), f'<b class="redline__alien">{_hidden(" латинские буквы ")}{escape(text[start:end])}</b>']
        last = end
    return "".join([*parts, _shown(text[last:])])


def _shown(text: str) -> str:
    blank = text.translate(VISIBLE) if not text.strip() or "\u00ad" in text else text
    return escape(blank, quote=False)
