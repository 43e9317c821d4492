"""Columns of the lists: a lamp, marks, a box to tick; on a phone each row becomes a card."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.tables import Column, TitleColumn

from workflows.appeals.queries.rows import Row
from workflows.orders.views import WHOLE, WIDE
from workflows.printing.typography import bound

PLAIN = "register"
QUIET = "register register--quiet"  # left out on a tablet


class LampColumn(Column):
    """A term as a colour with a shape and words; the accessor gives a `Lamp`."""

    cell_template_name = "staff/appeals/cells/lamp.html"


class AboutColumn(Column):
    """What the letter is about, its kind, its door, its marks."""

    cell_template_name = "staff/appeals/cells/about.html"


class ResendColumn(Column):
    """The button that sends once more what came back; the accessor gives the row."""

    cell_template_name = "staff/appeals/cells/resend.html"


class TickColumn(Column):
    """A box to tick; it belongs to the form of bulk acts below the table."""

    cell_template_name = "staff/appeals/cells/tick.html"


def card_of(row: Any) -> str:
    """The card of a row of appeals."""
    return reverse("appeals:card", args=[row.pk])


class NumberColumn(TitleColumn):
    """Number and day, leading to the card."""

    cell_template_name = "staff/appeals/cells/number.html"


def number_column() -> Column:
    """The number with the day of registration, or of receipt before it."""
    return NumberColumn("number", label="№, дата", get_url=card_of, classname=f"{WHOLE} appeals__number")


def queue_columns(*, may_tick: bool) -> list[Column]:
    """The columns of the main queue."""
    ticks = [TickColumn("tick", label="Отметить", accessor="pk", classname="register appeals__tick")] if may_tick else []
    return [
        *ticks,
        number_column(),
        Column("applicant", label="Заявитель", accessor=lambda row: bound(row.applicant), classname=PLAIN),
        AboutColumn("about", label="О чём, вид, канал", accessor=lambda row: row, classname=WIDE),
        Column("responsible", label="Ответственный", accessor=lambda row: row.responsible or "не назначен", classname=PLAIN),
        Column("stage", label="Состояние", accessor=lambda row: row.appeal.get_stage_display(), classname=PLAIN),
        LampColumn("lamp", label="Осталось", accessor="lamp", classname=PLAIN),
        LampColumn("following", label="Следующий срок", accessor="following", classname=PLAIN),
        Column("last_at", label="Активность", accessor=_last, classname=QUIET),
    ]


def _last(row: Row) -> str:
    return f"{timezone.localtime(row.last_at):%d.%m.%Y}" if row.last_at else ""
