"""A question in words for whoever has no scripts: another one after each mistake, never stored."""

from __future__ import annotations

import hashlib

from workflows.filing.models import Draft

NUMBERS = ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать"]


def question_of(draft: Draft) -> str:
    """«Сколько будет семь плюс два?»."""
    first, second = _numbers(draft)
    return f"Сколько будет {NUMBERS[first]} плюс {NUMBERS[second]}?"


def is_right(answer: str, draft: Draft) -> bool:
    """In digits or in words."""
    given = answer.strip().lower().rstrip(".").replace("ё", "е")
    return given in {str(sum(_numbers(draft))), NUMBERS[sum(_numbers(draft))]}


def _numbers(draft: Draft) -> tuple[int, int]:
    digest = hashlib.sha256(f"{draft.form_key}:{draft.failures}".encode()).digest()
    return 2 + digest[0] % 8, 1 + digest[1] % 9
