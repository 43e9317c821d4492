"""A letter on its way from the child process: plain data with a length before each file. Whatever is not exactly that is refused."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from workflows.inbox.parsing.letter import Address, Attached, Bounce, Letter, Nature

_LENGTH = struct.Struct(">Q")


class Garbled(Exception):
    """What came is not a letter."""


def packed(letter: Letter) -> bytes:
    """The letter as bytes."""
    told = asdict(replace(letter, files=()))
    told["files"] = [[file.name, file.media_type, file.inside, len(file.data)] for file in letter.files]
    told["written_at"] = letter.written_at.isoformat() if letter.written_at else None
    head = json.dumps(told, ensure_ascii=False).encode()
    return b"".join([_LENGTH.pack(len(head)), head, *(file.data for file in letter.files)])


def unpacked(data: bytes) -> Letter:
    """The letter of the bytes; raises Garbled alone."""
    try:
        (length,) = _LENGTH.unpack_from(data)
        told = json.loads(data[_LENGTH.size : _LENGTH.size + length].decode())
        return _letter(told, data, _LENGTH.size + length)
    except (struct.error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as broken:
        raise Garbled(type(broken).__name__) from broken


def _letter(told: Any, data: bytes, place: int) -> Letter:
    files = []
    for name, media_type, inside, size in told["files"]:
        end = place + _whole(size)
        files.append(Attached(_text(name), _text(media_type), data[place:end], _text(inside)))
        place = end
    if place != len(data):
        raise ValueError(place)
    return Letter(
        message_id=_text(told["message_id"]),
        references=_texts(told["references"]),
        subject=_text(told["subject"]),
        recipients=_texts(told["recipients"]),
        text=_text(told["text"]),
        html=_text(told["html"]),
        charset=_text(told["charset"]),
        authenticity=_texts(told["authenticity"]),
        defects=_texts(told["defects"]),
        sender=_address(told["sender"]),
        reply_to=_address(told["reply_to"]),
        written_at=datetime.fromisoformat(told["written_at"]) if told["written_at"] else None,
        charset_guessed=bool(told["charset_guessed"]),
        quoted_from=None if told["quoted_from"] is None else _whole(told["quoted_from"]),
        files=tuple(files),
        nature=Nature(told["nature"]),
        bounce=_bounce(told["bounce"]),
    )


def _text(value: Any) -> str:
    """A text without half signs, which no database takes."""
    if not isinstance(value, str):
        raise TypeError(type(value))
    value.encode()
    return value


def _texts(values: Any) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError(type(values))
    return tuple(_text(one) for one in values)


def _whole(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError(type(value))
    return value


def _address(told: Any) -> Address:
    return Address(_text(told["name"]), _text(told["email"]))


def _bounce(told: Any) -> Bounce | None:
    if told is None:
        return None
    hard = told["hard"]
    if hard not in (True, False, None):
        raise TypeError(type(hard))
    return Bounce(_text(told["recipient"]), _text(told["status"]), _text(told["detail"]), _text(told["original_message_id"]), hard)
