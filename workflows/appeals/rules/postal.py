"""Numbers that the post gives: 14 digits inside the country, two letters – nine digits – two letters abroad (S10). Both end in a check digit."""

from __future__ import annotations

import re

from workflows.errors import BadInput

INLAND = re.compile(r"\d{14}")
ABROAD = re.compile(r"[A-Z]{2}\d{9}[A-Z]{2}")
WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
SPECIAL = {10: 0, 11: 5}
APART = re.compile(r"[\s\-\u2010-\u2015]+")


def postal_number(typed: str) -> str:
    """The number as the post writes it; an ordinary letter has none. Refuses a number that no letter can have."""
    number = APART.sub("", typed).upper()
    if not number:
        return ""
    if INLAND.fullmatch(number):
        _must_end_in(number, inland_check(number), number[-1])
    elif ABROAD.fullmatch(number):
        _must_end_in(number, abroad_check(number), number[10])
    else:
        raise BadInput(f"«{typed.strip()}» не похоже на номер почтового отправления: в нём 14 цифр или две латинские буквы, девять цифр и ещё две буквы. Перепишите его с квитанции.")
    return number


def inland_check(number: str) -> int:
    """The check digit of the first thirteen: digits in odd places count three times."""
    digits = [int(sign) for sign in number[:13]]
    return -(3 * sum(digits[::2]) + sum(digits[1::2])) % 10


def abroad_check(number: str) -> int:
    """The check digit of the eight between the letters (S10 of the Universal Postal Union)."""
    left = 11 - sum(int(sign) * weight for sign, weight in zip(number[2:10], WEIGHTS, strict=True)) % 11
    return SPECIAL.get(left, left)


def _must_end_in(number: str, expected: int, found: str) -> None:
    if str(expected) != found:
        raise BadInput(f"В номере отправления {number} ошибка: контрольная цифра {found}, а должна быть {expected}. Сверьте номер с квитанцией.")
