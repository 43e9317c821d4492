"""Talking to clamd: one file over one connection (INSTREAM). Whatever is not a clear answer is never «clean»."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO
from urllib.parse import urlsplit

PIECE = 64 * 1024
SECONDS = 60
PING_SECONDS = 5
LONGEST_ANSWER = 4096
LONGEST_NAME = 100
LOCKED = ("Encrypted", "Heuristics.Encrypted")
LIMITS = "Heuristics.Limits.Exceeded"


class Answer(StrEnum):
    """What a scan has ended with."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNSCANNABLE = "unscannable"
    ERROR = "error"  # the scanner is not there or hung up: asked again later, and not for ever


@dataclass(frozen=True, slots=True)
class Scanned:
    """The answer and why: the name of the virus, or what hindered."""

    answer: Answer
    detail: str = ""


class NotAnAddress(ValueError):
    """The setting does not say where clamd listens."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """Where clamd listens: a path of a socket, or a host and a port."""

    path: str = ""
    host: str = ""
    port: int = 0

    @contextmanager
    def connected(self, seconds: float) -> Iterator[socket.socket]:
        """A connection for one command."""
        if self.path:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
                link.settimeout(seconds)
                link.connect(self.path)
                yield link
            return
        with socket.create_connection((self.host, self.port), timeout=seconds) as link:
            yield link

    def is_there(self) -> bool:
        """Whether it answers at all."""
        try:
            with self.connected(PING_SECONDS) as link:
                link.sendall(b"zPING\0")
                return _answer(link) == "PONG"
        except OSError:
            return False

    def scan(self, file: BinaryIO, *, seconds: float = SECONDS) -> Scanned:
        """Send the file and read the verdict; `seconds` is the longest silence."""
        try:
            with self.connected(seconds) as link:
                return _verdict(_ask(link, file))
        except TimeoutError:
            return Scanned(Answer.UNSCANNABLE, "проверка не закончилась вовремя")
        except (BrokenPipeError, ConnectionResetError):
            return Scanned(Answer.ERROR, "сканер прервал приём файла")
        except OSError as broken:
            return Scanned(Answer.ERROR, f"сканер не отвечает: {broken.strerror or type(broken).__name__}"[:LONGEST_NAME])


def scanner_at(address: str) -> Scanner:
    """`unix:/run/clamav/clamd.ctl` or `tcp://127.0.0.1:3310`."""
    parts = urlsplit(address)
    if parts.scheme == "unix" and parts.path:
        return Scanner(path=parts.path)
    if parts.scheme == "tcp" and parts.hostname and parts.port:
        return Scanner(host=parts.hostname, port=parts.port)
    raise NotAnAddress(address)


def _ask(link: socket.socket, file: BinaryIO) -> str:
    """The answer may come before the file has ended: clamd says that it is too long and hangs up."""
    try:
        link.sendall(b"zINSTREAM\0")
        while piece := file.read(PIECE):
            link.sendall(len(piece).to_bytes(4, "big") + piece)
        link.sendall(b"\0\0\0\0")
    except (BrokenPipeError, ConnectionResetError):
        if said := _last_words(link):
            return said
        raise
    if said := _answer(link):
        return said
    raise ConnectionResetError


def _last_words(link: socket.socket) -> str:
    try:
        return _answer(link)
    except OSError:
        return ""


def _answer(link: socket.socket) -> str:
    said = b""
    while b"\0" not in said and len(said) < LONGEST_ANSWER:
        piece = link.recv(1024)
        if not piece:
            break
        said += piece
    return said.partition(b"\0")[0].decode("utf-8", "replace").strip()


def _verdict(said: str) -> Scanned:
    words = said.removeprefix("stream: ")
    if words == "OK":
        return Scanned(Answer.CLEAN)
    if words.endswith(" FOUND"):
        name = words.removesuffix(" FOUND")[:LONGEST_NAME]
        if name.startswith(LOCKED):
            return Scanned(Answer.UNSCANNABLE, "закрыт паролем")
        return Scanned(Answer.UNSCANNABLE, "больше пределов сканера") if name.startswith(LIMITS) else Scanned(Answer.INFECTED, name)
    if "size limit exceeded" in words:
        return Scanned(Answer.UNSCANNABLE, "больше, чем принимает сканер")
    return Scanned(Answer.UNSCANNABLE, "сканер не смог прочитать файл")
