"""The panel of letters from the form that should be looked at first."""

from collections import Counter
from functools import cached_property

from portal.desk import addresses
from portal.desk.rows import Panel, Row
from workflows.filing.looking import counted, waiting_for, why
from workflows.filing.stages import Held


class HeldLetters(Panel):
    """For the clerk: how many wait and why; shown while any does. Neither senders nor words are named on the front page."""

    name, order = "held-letters", 13
    heading = "Очередь проверки"
    empty = ""

    def is_shown(self) -> bool:
        return self.desk.has("appeals.register_appeal") and bool(self._found)

    def rows(self) -> list[Row]:
        return [Row(title=f"Обращений с сайта: {self._found.total()}", note=f"Почему здесь: {why(self._found)}. Сроки идут.", verb="Просмотреть", address=addresses.of_held_letters())]

    @cached_property
    def _found(self) -> Counter[Held]:
        return counted(waiting_for(self.desk.user, on=self.desk.on))
