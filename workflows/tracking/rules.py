"""How many attempts are free, how long the next one waits, and what a citizen may ask for by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from workflows.appeals.models import Appeal, Message
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage
from workflows.tracking.models import CabinetSession
from workflows.tracking.stages import Sort

LONGEST_TEXT = 20_000
LONGEST_EMAIL = 254
MOST_A_DAY = 20
KEY_LIVES = timedelta(hours=1)
ACCESS_RESTS, ACCESS_LIVES = timedelta(minutes=30), timedelta(hours=4)
CABINET_RESTS, CABINET_LIVES = timedelta(hours=2), timedelta(hours=12)
MOST_SESSIONS = 5
ONE_TIME_LIVES, ONE_TIME_KEPT, MOST_TRIES = timedelta(minutes=10), timedelta(days=1), 5


class TooOften(NotAllowed):
    """Too many attempts; `wait` is how long to wait."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        super().__init__(f"Слишком много попыток. Попробуйте {_in_words(wait)}.")


def _in_words(wait: timedelta) -> str:
    minutes = -(-int(wait.total_seconds()) // 60)
    if minutes <= 1:
        return "через минуту"
    last, teens = minutes % 10, 11 <= minutes % 100 <= 14
    word = "минут" if teens or last == 0 or last > 4 else "минуту" if last == 1 else "минуты"
    return f"через {minutes} {word}"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many attempts are free; then each waits twice as long as the one before, up to the longest."""

    free: int
    first: timedelta
    longest: timedelta
    each_hour: bool = False

    def wait_after(self, misses: int) -> timedelta:
        """How long the attempt after so many of them waits."""
        if misses < self.free:
            return timedelta(0)
        return min(self.first * 2 ** min(misses - self.free, 20), self.longest)

    def within(self, period: timedelta) -> int:
        """How many attempts are let in from one moment on for so long, however many are made."""
        made, at = 0, timedelta(0)
        while at < period:
            made += 1
            at += self.wait_after(made)
        return made


LIMITS = {
    Sort.NUMBER: Limit(free=5, first=timedelta(minutes=1), longest=timedelta(minutes=15)),
    Sort.PLACE: Limit(free=20, first=timedelta(minutes=1), longest=timedelta(hours=1)),
    Sort.ALL: Limit(free=300, first=timedelta(seconds=10), longest=timedelta(minutes=1), each_hour=True),
    Sort.SECOND: Limit(free=5, first=timedelta(minutes=1), longest=timedelta(minutes=15)),
    Sort.SIGN_IN: Limit(free=30, first=timedelta(minutes=1), longest=timedelta(minutes=15), each_hour=True),
    Sort.LETTERS_TO: Limit(free=3, first=timedelta(hours=1), longest=timedelta(hours=1), each_hour=True),
    Sort.LETTERS_FROM: Limit(free=10, first=timedelta(hours=1), longest=timedelta(hours=1), each_hour=True),
}


def clean_email(typed: str) -> str:
    """The address as it is kept; one that cannot be an address is refused."""
    email = typed.strip().lower()
    if not email:
        raise BadInput("Укажите адрес электронной почты.")
    try:
        validate_email(email)
    except ValidationError:
        raise BadInput("Это не похоже на адрес электронной почты. Проверьте его, например: ivanova@example.ru.") from None
    if len(email) > LONGEST_EMAIL:
        raise BadInput("Этот адрес слишком длинный. Укажите другой.")
    return email


def says_something(text: str) -> str:
    """Words of the citizen, neither empty nor endless."""
    if not text.strip():
        raise Incomplete("Напишите хотя бы несколько слов: что вы хотите сообщить.")
    if len(text) > LONGEST_TEXT:
        raise BadInput(f"В тексте {len(text)} знаков, сайт принимает до {LONGEST_TEXT}. Сократите его или приложите файлом.")
    return text


def may_write(appeal: Appeal, *, at: datetime) -> None:
    """A known appeal takes more as long as it is open, and not endlessly on one day."""
    if not appeal.is_open:
        raise WrongStage("Рассмотрение завершено, добавить к нему ничего нельзя. Если вопрос остался, подайте новое обращение.")
    if Message.objects.filter(appeal=appeal, by=None, at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        raise NotAllowed("За сутки по этому обращению уже пришло много сообщений. Продолжите завтра или принесите материалы лично.")


def may_stop(appeal: Appeal, *, at: datetime) -> None:
    """One statement to stop is enough: a person decides on it."""
    may_write(appeal, at=at)
    if Message.objects.filter(appeal=appeal, sort=Message.Sort.STOP).exists():
        raise WrongStage("Заявление о прекращении уже у нас. О решении вы получите уведомление.")


def may_change_address(appeal: Appeal) -> None:
    """The address for the answer matters until the answer has left."""
    if not appeal.is_open:
        raise WrongStage("Рассмотрение завершено, адрес для ответа менять поздно. Нужна копия ответа на другой адрес – напишите нам.")


def may_put_in(session: CabinetSession) -> None:
    """What is added belongs to a mail box."""
    if not session.email:
        raise WrongStage("Служба входа не сообщила вашей почты. Чтобы собрать здесь другие обращения, выйдите и войдите по электронной почте.")
