"""How days, moments and numbers are written in documents. No locale is asked: a print never depends on who asks for it."""

from datetime import date, datetime

NBSP = "\u00a0"
MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip


def long_date(day: date) -> str:
    """«26 февраля 2026 г.», on one line."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]}{NBSP}{day.year}{NBSP}г."


def short_date(day: date) -> str:
    """«26.02.2026»."""
    return f"{day:%d.%m.%Y}"


def moment(at: datetime) -> str:
    """«26.02.2026 14:05:09 (UTC+03:00)»: a moment of signing means nothing without its zone."""
    return f"{at:%d.%m.%Y %H:%M:%S} {zone(at)}"


def zone(at: datetime) -> str:
    """«(UTC+03:00)»."""
    if at.tzinfo is None:
        raise ValueError("Момент без часового пояса.")
    offset = f"{at:%z}"
    return f"(UTC{offset[:3]}:{offset[3:5]})"


def numbered(number: str) -> str:
    """«№ 01/0226-У»."""
    return f"№{NBSP}{number}"


def grouped(sha256: str) -> str:
    """A long hash in groups of eight, so that a person can compare two of them."""
    return " ".join(sha256[start : start + 8] for start in range(0, len(sha256), 8))
