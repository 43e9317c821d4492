"""Addresses in headers, as far as people and programs let them be told apart. Commas in names, groups, lost quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflows.inbox.parsing.charsets import decode
from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.letter import Address
from workflows.inbox.parsing.plain import one_line
from workflows.inbox.parsing.words import text_of

UNBALANCED = "Адрес в заголовке письма записан с ошибкой: сверьте его с исходным письмом."
MOST = 20_000
LONGEST_NAME = 300
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.){0,300}+"|<[^<>]*+>|\([^()]*+\)|[,;:]|=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*+\?=|[^"<>(),;:=]++|.', re.DOTALL)
_EMAIL = re.compile(r"[^\s<>\"'(),;:\[\]]{1,64}@[^\s<>\"'(),;:@\[\]]{1,255}|[^\s<>\"'(),;:\[\]]{1,64}@\[[0-9A-Fa-f:.]{1,60}\]")
_QUOTED_PAIR = re.compile(rb'\\(["\\])')
_STRAY = frozenset({b'"', b"<", b">", b"(", b")"})


def addresses(value: bytes, defects: Defects) -> list[Address]:
    """Every address of the header; those without a sign of an address keep their name."""
    found: list[Address] = []
    for tokens in _groups(value):
        address = _address(tokens, defects)
        if address != Address():
            found.append(address)
        if len(found) >= MOST:
            break
    return found


def _groups(value: bytes) -> Iterator[list[bytes]]:
    """Tokens between commas; the name of a group is left out."""
    gathered: list[bytes] = []
    for token in _TOKEN.findall(value):
        if token == b":" and b"@" not in b"".join(gathered):
            gathered = []
        elif token in (b",", b";"):
            yield gathered
            gathered = []
        else:
            gathered.append(token)
    yield gathered


def _address(tokens: list[bytes], defects: Defects) -> Address:
    if _STRAY & set(tokens):
        defects.add(UNBALANCED)
    angle = next((token for token in reversed(tokens) if token[:1] == b"<" and token[-1:] == b">"), b"")
    rest = [token for token in tokens if token is not angle and token not in _STRAY]
    email = _email(angle[1:-1]) or _email(b"".join(rest))
    comments = [token[1:-1] for token in rest if token[:1] == b"(" and token[-1:] == b")"]
    name = b"".join(_spoken(token) for token in rest if token[:1] != b"(")
    shown = one_line(text_of(name.strip(), defects)).strip("\"' ")
    if shown == email or (not angle and email in shown):
        shown = shown.replace(email, "").strip("\"'<> ")
    if not shown.strip("[]<>\"' ") or shown.replace(" ", "") == email:
        shown = ""
    if not shown and comments:
        shown = one_line(text_of(b" ".join(comments), defects))
    return Address(shown[:LONGEST_NAME], email)


def _spoken(token: bytes) -> bytes:
    if len(token) > 1 and token[:1] == token[-1:] == b'"':
        return _QUOTED_PAIR.sub(rb"\1", token[1:-1])
    return token


def _email(value: bytes) -> str:
    """The address with its domain in small letters: domains know no others."""
    found = _EMAIL.search(one_line(decode(value.replace(b" @", b"@").replace(b"@ ", b"@")).text))
    if not found:
        return ""
    local, _, domain = found[0].strip(".").rpartition("@")
    return f"{local}@{domain.lower().rstrip('.')}" if local and domain else ""
