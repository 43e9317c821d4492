"""How a term stands on a day. Pure: the day comes as an argument."""

from datetime import date

from django.db import models

from workflows.printing.words import short_date
from workflows.terms.counting import Deadline
from workflows.terms.values import days_in_words


class Overdue(models.TextChoices):
    """Three answers to «не опоздали ли»."""

    IN_TIME = "in_time", "в срок"
    CONTROL = "control", "просрочен контрольный срок"
    LIMIT = "limit", "просрочено"


def overdue(deadline: Deadline, *, on: date) -> Overdue:
    """What is true of a thing done, or still not done, on the day; the term ends with the last hour of its last day."""
    if on > deadline.limit:
        return Overdue.LIMIT
    return Overdue.CONTROL if on > deadline.control else Overdue.IN_TIME


def standing(deadline: Deadline, *, on: date) -> str:
    """«осталось 3 дня», «последний день», «просрочен контрольный срок (18.12.2026)», «просрочено на 1 день»."""
    found = overdue(deadline, on=on)
    if found is Overdue.LIMIT:
        return f"просрочено на {days_in_words((on - deadline.limit).days)}"
    if found is Overdue.CONTROL:
        return f"просрочен контрольный срок ({short_date(deadline.control)})"
    left = (deadline.control - on).days
    if not left:
        return "последний день"
    return f"{'остался' if left % 10 == 1 and left % 100 != 11 else 'осталось'} {days_in_words(left)}"
