"""Texts that were encoded twice on their way: «РЎРїР°СЃРёР±Рѕ» for «Спасибо»."""

from __future__ import annotations

import codecs
import re

from workflows.inbox.parsing.likeness import SAMPLE, likeness

# What UTF-8 of Russian letters looks like in each charset: leading bytes D0 and D1, then any continuation.
_TRACES = {
    "cp1251": re.compile("[РС][^\\s\\w]|[РС][\u0402-\u045f\u0080-\u00bfА-п]"),
    "cp1252": re.compile("[ÐÑ][^\\s]"),
    "koi8-r": re.compile("[пя][\u2500-\u25a0\u2320\u2321\u00a0-\u00f7ё©║╟]"),
    "cp866": re.compile("[╨╤].", re.DOTALL),
}


def _keep_control(error: UnicodeError) -> tuple[bytes, int]:
    """Bytes that a charset does not name pass through twice unchanged, as Windows lets them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    if any(not 0x80 <= ord(sign) <= 0x9F for sign in signs):
        raise error
    return bytes(ord(sign) for sign in signs), error.end


codecs.register_error("keep-control", _keep_control)


def restored(text: str) -> str | None:
    """The text before its second encoding; None when it was encoded once."""
    if text.isascii():
        return None
    strange = sum(char > "\x7f" for char in text[:SAMPLE])
    for charset, trace in _TRACES.items():
        if 2 * len(trace.findall(text[:SAMPLE])) < 0.7 * strange:
            continue
        found = _once(text, charset)
        if found is not None and likeness(found) > likeness(text):
            return found
    return None


def _once(text: str, charset: str) -> str | None:
    try:
        return text.encode(charset, "keep-control").decode("utf-8")
    except UnicodeError:
        return None
