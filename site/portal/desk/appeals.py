"""Panels of citizens' appeals: what is to be registered, done today, signed, and what is late."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property

from django.utils import timezone

from portal.desk import addresses
from portal.desk.rows import Panel, Row, Start
from workflows.appeals.actions.danger import unlooked
from workflows.appeals.models import Appeal, Assignment, Paper, Sending
from workflows.appeals.queries import lists, papers
from workflows.appeals.queries.alarms import Alarm, alarms_for
from workflows.appeals.queries.lamps import Colour
from workflows.appeals.queries.rows import Row as Line
from workflows.appeals.queries.rows import rows_of
from workflows.appeals.rules import visible_to
from workflows.signing.signatures import may_sign_letters

MOST = 10
LATE = timedelta(minutes=10)
URGENT = (Colour.RED, Colour.ORANGE, Colour.VIOLET)


def term_of(line: Line) -> str:
    """«Ответ: ещё 3 дня, 02.12.2026.»"""
    shown = [lamp for lamp in (line.lamp, line.following) if lamp and lamp.due_on]
    nearest = min(shown, key=lambda lamp: lamp.due_on or line.day, default=None)
    return f"{nearest.kind[0].upper()}{nearest.kind[1:]}: {nearest.words}, {nearest.due_on:%d.%m.%Y}." if nearest else ""


def is_urgent(line: Line) -> bool:
    """Whether one of its terms burns or is over, or somebody is in danger."""
    return line.appeal.is_danger or any(lamp is not None and lamp.colour in URGENT for lamp in (line.lamp, line.following))


class OfAppeals(Panel):
    """Rows of appeals, the nearest term first."""

    verb = "Открыть"

    def rows(self) -> list[Row]:
        return [self._row(line) for line in rows_of(self._found, self.desk.user, on=self.desk.on, reads_all=False)]

    def _row(self, line: Line) -> Row:
        title = f"{line.appeal}: {line.about}" if line.about else str(line.appeal)
        return Row(title=title, note=term_of(line), verb=self.verb, address=self.address(line.appeal), is_urgent=is_urgent(line))

    def address(self, appeal: Appeal) -> str:
        return addresses.of_appeal(appeal)

    @cached_property
    def _found(self) -> list[Appeal]:
        raise NotImplementedError


class UnknownSendings(Panel):
    """For the clerk, while of some letter nobody knows whether it left."""

    name, order = "unknown-sendings", 13
    heading = "Неизвестно, ушло ли письмо"
    empty = ""

    def is_shown(self) -> bool:
        return self.desk.has("appeals.register_appeal") and bool(self._found)

    def rows(self) -> list[Row]:
        return [
            Row(title=f"{one.paper.appeal}: {one.paper}", note=f"Отправлялось {one.sent_on:%d.%m.%Y}. Программа не повторяет его сама.", verb="Решить", address=addresses.of_paper(one.paper), is_urgent=True)
            for one in self._found
        ]

    @cached_property
    def _found(self) -> list[Sending]:
        readable = visible_to(self.desk.user, on=self.desk.on)
        return list(lists.unknown().filter(paper__appeal__in=readable).select_related("paper__appeal").order_by("pk")[:MOST])


class Dangers(Panel):
    """For the head, the deputies and the clerk while an alarm rings; before everything else."""

    name, order = "danger", 1
    heading = "Угроза безопасности: действуйте сейчас"
    empty = ""

    def is_shown(self) -> bool:
        return bool(self._found)

    def rows(self) -> list[Row]:
        return [Row(title=one.title, note=one.words, verb="Открыть", address=addresses.of_appeal(one.danger.appeal), is_urgent=True, mark="Тревога") for one in self._found]

    @cached_property
    def _found(self) -> Sequence[Alarm]:
        return alarms_for(self.desk.user, on=self.desk.on)


class NotLookedThrough(Panel):
    """For the clerk: letters in which nobody has looked for a danger, because the search has failed or the queue stands."""

    name, order = "not-looked-through", 2
    heading = "Письма не проверены на угрозу"
    empty = ""

    def is_shown(self) -> bool:
        return self.desk.has("appeals.register_appeal") and bool(self._count)

    def rows(self) -> list[Row]:
        note = "Программа не смогла поискать в них слова об угрозе. Прочитайте их сами и скажите администратору, что очередь заданий стоит."
        return [Row(title=f"Писем: {self._count}", note=note, verb="Открыть поступление", address=addresses.of_incoming(), is_urgent=True)]

    @cached_property
    def _count(self) -> int:
        now = timezone.now()
        return unlooked(at=now).filter(at__lt=now - LATE).count()


class ToRegister(OfAppeals):
    """For the clerk: letters without a number."""

    name, order = "to-register", 12
    heading = "Зарегистрировать"
    empty = "Все поступления зарегистрированы. Письмо появляется здесь, когда приходит с сайта или почтой или когда вы вносите его с бумаги."
    verb = "Зарегистрировать"

    def is_shown(self) -> bool:
        return self.desk.has("appeals.register_appeal")

    def start(self) -> Start:
        return Start("Внести поступление", addresses.of_taking_in())

    def address(self, appeal: Appeal) -> str:
        return addresses.of_registration(appeal)

    @cached_property
    def _found(self) -> list[Appeal]:
        return list(lists.incoming(self.desk.user, on=self.desk.on)[:MOST])


class MyAppeals(OfAppeals):
    """For whoever has an assignment now or ever had one."""

    name, order = "my-appeals", 14
    heading = "Мои поручения на сегодня"
    empty = "Поручений по обращениям нет. Они появляются здесь, когда руководитель поручает обращение вам или тому, кого вы замещаете."

    def is_shown(self) -> bool:
        return bool(self._found) or Assignment.objects.filter(executor=self.desk.user).exists()

    @cached_property
    def _found(self) -> list[Appeal]:
        return list(lists.mine(self.desk.user, on=self.desk.on)[:MOST])


class LettersToSign(Panel):
    """For those who have letters to sign or to agree now."""

    name, order = "letters-to-sign", 16
    heading = "На подписи: ответы и уведомления"
    empty = "Писем на подпись нет. Они появляются здесь, когда исполнитель передаёт их вам."

    def is_shown(self) -> bool:
        return bool(self._found)

    def rows(self) -> list[Row]:
        return [self._row(paper) for paper in self._found]

    def _row(self, paper: Paper) -> Row:
        return Row(title=f"{paper.appeal}: {paper}", note=f"Составитель: {paper.author.short_name}.", verb="Прочитать", address=addresses.of_paper(paper))

    @cached_property
    def _found(self) -> list[Paper]:
        return list(papers.waiting_for(self.desk.user, on=self.desk.on)[:MOST])


class OverdueAppeals(OfAppeals):
    """For the clerk and the head, while something is late."""

    name, order = "overdue-appeals", 18
    heading = "Просрочено"
    empty = "Просроченных обращений нет."

    def is_shown(self) -> bool:
        answers = self.desk.has("appeals.register_appeal") or may_sign_letters(self.desk.user, on=self.desk.on)
        return answers and bool(self._found)

    @cached_property
    def _found(self) -> list[Appeal]:
        return list(lists.register(self.desk.user, lists.View.OVERDUE, on=self.desk.on)[:MOST])
