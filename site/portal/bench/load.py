"""Requests one after another over kept connections: `wrk` when it is here, our own client otherwise."""

import asyncio
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

CONNECTIONS = 8
SECONDS = 5
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Load:
    """How many requests a second were answered, and who asked."""

    per_second: float
    client: str


def load(url: str, *, seconds: int = SECONDS) -> Load:
    """Ask for the address for some seconds."""
    if wrk := shutil.which("wrk"):
        return _by_wrk(wrk, url, seconds)
    return Load(asyncio.run(_by_ourselves(url, seconds)), "python")


def _by_wrk(wrk: str, url: str, seconds: int) -> Load:
    command = [wrk, "--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s", url]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in report or "Socket errors" in report:
        raise RuntimeError(report)
    found = re.search(r"Requests/sec: *([\d.]+)", report)
    if found is None:
        raise RuntimeError(report)
    return Load(float(found[1]), "wrk")


async def _by_ourselves(url: str, seconds: int) -> float:
    until = time.perf_counter() + seconds
    answered = await asyncio.gather(*(_keep_asking(url, until) for _ in range(CONNECTIONS)))
    return sum(answered) / seconds


async def _keep_asking(url: str, until: float) -> int:
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    question = f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode()
    answered = 0
    while time.perf_counter() < until:
        writer.write(question)
        head = await reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        if not head.startswith(b"HTTP/1.1 200") or length is None:
            raise RuntimeError(head.decode(errors="replace"))
        await reader.readexactly(int(length[1]))
        answered += 1
    writer.close()
    return answered
