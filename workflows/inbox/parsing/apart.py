"""Reading a letter in a process of its own: a letter that hangs, crashes or swells takes nobody with it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime

from workflows.confined.running import End, command_of, outcome_of
from workflows.inbox.parsing.child import READ, UNREADABLE
from workflows.inbox.parsing.letter import Letter
from workflows.inbox.parsing.limits import Limits, Unreadable
from workflows.inbox.parsing.wire import Garbled, unpacked

__all__ = ["Limits", "Unreadable", "read_apart"]

CHILD = "workflows.inbox.parsing.child"
SEE_ORIGINAL = "Откройте исходное письмо в почтовой программе."
REASONS = {
    End.CRASHED: "Программа чтения остановилась на этом письме.",
    End.OUT_OF_MEMORY: "Письму не хватило памяти: оно слишком велико или составлено со злым умыслом.",
    End.OUT_OF_TIME: "Чтение письма не закончилось за отведённое время: оно слишком велико или составлено со злым умыслом.",
    End.TOO_TALKATIVE: "Прочитанное больше допустимого размера: письмо слишком велико или составлено со злым умыслом.",
    End.NOT_STARTED: "Программу чтения не удалось запустить: сообщите администратору и повторите чтение.",
}


def read_apart(
    raw: bytes, *, our_server: str = "", received_at: datetime | None = None, limits: Limits | None = None
) -> Letter | Unreadable:
    """What `read` would return or raise; anything worse that befalls the child is Unreadable too. Raises nothing."""
    limits = limits or Limits()
    options = {"our_server": our_server, "received_at": received_at.isoformat() if received_at else None, "limits": asdict(limits)}
    outcome = outcome_of(command_of(CHILD, json.dumps(options)), raw, limits=limits)
    if outcome.end is not End.DONE:
        return Unreadable(f"{REASONS[outcome.end]} {SEE_ORIGINAL}")
    return _answer(outcome.said)


def _answer(said: bytes) -> Letter | Unreadable:
    try:
        if said[:1] == UNREADABLE:
            return Unreadable(said[1:].decode())
        if said[:1] == READ:
            return unpacked(said[1:])
    except (Garbled, UnicodeError):
        pass
    return Unreadable(f"{REASONS[End.CRASHED]} {SEE_ORIGINAL}")
