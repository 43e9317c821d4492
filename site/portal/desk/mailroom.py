"""Panels of the mail room: letters that wait for a decision, and a mailbox that is silent."""

from functools import cached_property

from django.utils import timezone

from portal.desk import addresses
from portal.desk.rows import Panel, Row
from workflows.mailroom import queries
from workflows.mailroom.queries import Part

MOST = 10
URGENT = ("orange", "red")


class UnsortedMail(Panel):
    """For the clerk: shown while there is anything to sort. Neither senders nor subjects are named on the front page."""

    name, order = "unsorted-mail", 13
    heading = "Разобрать почту"
    empty = ""

    def is_shown(self) -> bool:
        return self.desk.has("appeals.register_appeal") and bool(self._rows)

    def rows(self) -> list[Row]:
        return list(self._rows)

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        found = queries.rows_of(list(queries.filings(Part.WAITING)[:MOST]), self.desk.user, at=timezone.now())
        return tuple(
            Row(
                title=f"{row.filing.letter}: {row.filing.get_reason_display()}",
                note=f"{row.left.words.capitalize()}, зарегистрировать до {row.left.due_on:%d.%m.%Y}." if row.left else "",
                verb="Разобрать",
                address=addresses.of_letter(row.filing),
                is_urgent=row.left is not None and row.left.colour in URGENT,
            )
            for row in found
        )


class SilentMailbox(Panel):
    """For the clerk and the administrator: shown only while letters are not fetched."""

    name, order = "silent-mailbox", 11
    heading = "Почта не забирается"
    empty = ""

    def is_shown(self) -> bool:
        return (self.desk.has("appeals.register_appeal") or self.desk.has("mail.change_letter")) and bool(self._rows)

    def rows(self) -> list[Row]:
        return list(self._rows)

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        return tuple(
            Row(title=f"С {timezone.localtime(one.troubled_at):%d.%m.%Y %H:%M}", note=one.trouble, verb="Открыть", address=addresses.of_mail_room(), is_urgent=True)
            for one in queries.troubles()
            if one.troubled_at
        )
