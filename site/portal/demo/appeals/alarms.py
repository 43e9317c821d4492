"""Alarms of the demonstration: what came is looked through at its own moment, and an alarm that was heard long ago ended long ago."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from portal.demo.appeals.letters import Letter
from portal.demo.appeals.office import Office
from workflows.appeals.actions import danger
from workflows.appeals.models import Danger, DangerEnd, IntakeItem

TOOK = timedelta(minutes=25)  # from the alarm to the words that end it


class Alarms:
    """The queue does not work while the demonstration is told: its search for words of danger is made here, on the day that has come."""

    def __init__(self, office: Office, letters: Mapping[str, Letter]) -> None:
        self._office, self._letters = office, letters

    def hear(self) -> None:
        """Look through what has come by now; where the table says how an alarm ended, the head ends it."""
        for item in IntakeItem.objects.filter(danger_check=None).order_by("pk"):
            if raised := danger.look_through(item, at=self._office.days.at):
                self._end(raised, item)

    def _end(self, raised: Danger, item: IntakeItem) -> None:
        letter = self._letters.get(item.idempotency_key.removeprefix("demo-"))
        if letter is None or not (letter.calm or letter.measures):
            return
        days = self._office.days
        days.pass_by(TOOK)
        danger.note_seen(raised.appeal, by=self._office.people[letter.head], at=days.at)
        outcome = DangerEnd.Outcome.MEASURES if letter.measures else DangerEnd.Outcome.NO_DANGER
        danger.end(raised.appeal, outcome=outcome, words=letter.measures or letter.calm, by=self._office.people[letter.head], on=days.on, at=days.at)
