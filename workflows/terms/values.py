"""What a term is, apart from any database: so many days of a kind, given by a norm."""

from dataclasses import dataclass

from django.db import models

from workflows.printing.words import NBSP


class Unit(models.TextChoices):
    """Which days are counted. 59-ФЗ says «дни», so all of them; the law says «рабочие» where it means them."""

    CALENDAR = "calendar", "календарные дни"
    WORKDAY = "workday", "рабочие дни"


class Certainty(models.TextChoices):
    """How well founded the number of days is."""

    LAW = "law", "по закону"
    PRACTICE = "practice", "практика"
    UNSURE = "unsure", "не проверено"


@dataclass(frozen=True, slots=True)
class TermValue:
    """A term as the counting needs it."""

    basis: str
    days: int
    unit: Unit
    counted_from: str = "день начала срока"

    @property
    def words(self) -> str:
        """«30 календарных дней», «10 рабочих дней»."""
        return days_in_words(self.days, self.unit)


def days_in_words(count: int, unit: Unit | None = None) -> str:
    """«1 рабочий день», «3 календарных дня», «30 дней»."""
    adjective, noun = _forms(count)
    kind = {Unit.CALENDAR: "календарн", Unit.WORKDAY: "рабоч", None: ""}[unit]
    ending = {"ый": "ий", "ых": "их"}[adjective] if unit is Unit.WORKDAY else adjective
    return f"{count}{NBSP}{kind}{ending} {noun}" if kind else f"{count}{NBSP}{noun}"


def _forms(count: int) -> tuple[str, str]:
    if count % 10 == 1 and count % 100 != 11:
        return "ый", "день"
    return "ых", "дня" if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else "дней"
