"""Names of files that people can read: in Russian, without signs that a disk refuses, short enough for any of them."""

import re

MOST_BYTES = 200  # a name of 255 bytes is the most that disks keep; «(1)» of a browser and a folder need room
SIGNATURE_ENDINGS = frozenset({"sig", "p7s", "sgn"})
REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f«»]+')


def file_name(title: str, extension: str, *, note: str = "") -> str:
    """«Порядок применения сервисов… (редакция 1).pdf»: a long title is cut at a word, the note and extension stay."""
    ending = f" ({note}).{extension}" if note else f".{extension}"
    plain = " ".join(REFUSED.sub(" ", title.replace("/", "-").replace("\u00a0", " ")).split())
    return f"{_fitted(plain, MOST_BYTES - len(ending.encode()))}{ending}"


def signature_name(signed: str, given: str) -> str:
    """«Приказ от 26.02.2026 № 01-0226-У.pdf.sig»: programs that verify look for the document beside its signature."""
    ending = given.rpartition(".")[2].lower()
    return f"{signed}.{ending if ending in SIGNATURE_ENDINGS else 'sig'}"


def _fitted(words: str, most: int) -> str:
    if len(words.encode()) <= most:
        return words
    head = words.encode()[: most - len("…".encode())].decode(errors="ignore")
    return f"{head.rpartition(' ')[0] or head}…"
