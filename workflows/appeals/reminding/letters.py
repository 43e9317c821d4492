"""What a reminder says: numbers, days and the way to the desk. Mail leaves the house, so no citizen and no child is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from workflows.appeals.models import Appeal, Reminder
from workflows.appeals.reminding.errands import Errand, ErrandTelling
from workflows.appeals.reminding.finding import Matter, Telling
from workflows.appeals.reminding.ladder import Step
from workflows.mail.letters import Message
from workflows.people.models import User
from workflows.printing.words import long_date, short_date

# the worst first; the first group that a letter has gives it its subject
GROUPS: tuple[tuple[str, tuple[Reminder.Step, ...]], ...] = (
    ("Угроза безопасности", (Step.DANGER,)),
    ("Срок прошёл", (Step.OVERDUE,)),
    ("Сегодня последний день", (Step.TODAY,)),
    ("Письма вернулись", (Step.BOUNCED,)),
    ("Срок подходит", (Step.DAYS_1, Step.DAYS_3, Step.DAYS_5, Step.DAYS_10)),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One appeal in a letter."""

    title: str
    words: str
    address: str
    absent: str


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one urgency."""

    heading: str
    lines: tuple[Line, ...]


def letter(person: User, tellings: Sequence[Telling | ErrandTelling], *, sender: str, on: date) -> Message:
    """Everything that one person has to be told now, in one letter; `sender` is the organisation."""
    groups = tuple(_groups(tellings, on=on))
    subject = f"{groups[0].heading}: обращения граждан, {short_date(on)}"
    facts = {"subject": subject, "name": person.short_name, "groups": groups, "desk": _desk(), "organisation": sender}
    text = render_to_string("mail/appeals_reminder.txt", facts).strip() + "\n"
    return Message(to=person.email, subject=subject, text=text, html=render_to_string("mail/appeals_reminder.html", facts))


def _groups(tellings: Sequence[Telling | ErrandTelling], *, on: date) -> list[Group]:
    found = []
    for heading, steps in GROUPS:
        own = sorted((one for one in tellings if one.matter.step in steps), key=lambda one: one.matter.order)
        if own:
            found.append(Group(heading, tuple(_line(one, on=on) for one in own)))
    return found


def _line(telling: Telling | ErrandTelling, *, on: date) -> Line:
    matter, absent = telling.matter, telling.to.absent
    return Line(title=str(matter.appeal), words=words(matter, on=on), address=_card(matter.appeal), absent=absent.short_name if absent else "")


def words(matter: Matter | Errand, *, on: date) -> str:
    """What is to be said of a matter on the day."""
    return _of_errand(matter, on=on) if isinstance(matter, Errand) else _of_term(matter, on=on)


def _of_errand(errand: Errand, *, on: date) -> str:
    """What has to be done stands on the card: here are only its day and who does it."""
    said = f"поручение, исполняет {errand.assignment.executor.short_name}"
    if errand.step == Step.OVERDUE:
        return f"{said}: не выполнено в срок, последний день был {long_date(errand.due_on)}"
    if errand.step == Step.TODAY:
        return f"{said}: сегодня последний день"
    return f"{said}: до {long_date(errand.due_on)} осталось дней: {(errand.due_on - on).days}"


def _of_term(matter: Matter, *, on: date) -> str:
    clock = matter.clock
    duty = f"{clock.get_kind_display()} ({clock.basis})"
    if matter.danger is not None:
        return f"{matter.danger.reason}. Откройте и решите сейчас, потом запишите принятые меры"
    if matter.sending is not None:
        return f"{matter.sending.paper}: отправка от {short_date(matter.sending.sent_on)} вернулась, отправьте заново"
    if matter.step == Step.OVERDUE:
        return f"{duty}: просрочено, последний день был {long_date(clock.limit_on)}"
    if matter.step == Step.TODAY:
        return f"{duty}: контрольная дата {long_date(clock.control_due_on)}, завтра начнётся просрочка" if clock.limit_on == on else f"{duty}: контрольная дата {long_date(clock.control_due_on)}"
    return f"{duty}: до {long_date(clock.control_due_on)} осталось дней: {(clock.control_due_on - on).days}"


def _desk() -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, reverse("wagtailadmin_home"))


def _card(appeal: Appeal) -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, reverse("appeals:card", args=[appeal.pk]))
