"""The password typed again before a signature: 63-ФЗ, ст. 9, ч. 1 – the key of a simple signature is used by its owner.

Each miss is an entry of the journal, and the journal is the counter: it holds for all processes, and nobody resets it.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from workflows.errors import NotAllowed
from workflows.journal import entries
from workflows.journal.models import Entry
from workflows.people.models import User

MISSED = "signing.wrong_password"
MOST_MISSES = 5
WINDOW = timedelta(minutes=15)


class WrongPassword(NotAllowed):
    """The password is not that of the account."""


class TooManyAttempts(NotAllowed):
    """Guessing is stopped for a while."""


def confirm(user: User, password: str) -> None:
    """Return when the password is the person's own; otherwise remember the miss and raise.

    The row of the account is locked, so that parallel guesses are counted one by one.
    """
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=user.pk)
        now = timezone.now()
        misses = recent_misses(person, since=now - WINDOW)
        if len(misses) >= MOST_MISSES:
            raise TooManyAttempts(_closed(misses[0] + WINDOW))
        is_right = person.is_active and person.check_password(password)
        if not is_right:
            _remember(person)
    if not is_right:
        raise WrongPassword(_missed(left=MOST_MISSES - len(misses) - 1))


def recent_misses(user: User, *, since: datetime) -> list[datetime]:
    """Moments of wrong passwords, the earliest of the counted ones first."""
    found = Entry.objects.filter(subject=_subject(user), verb=MISSED, at__gte=since).order_by("seq")
    return list(found.values_list("at", flat=True))


def _remember(person: User) -> None:
    entries.write(
        MISSED, subject=_subject(person), summary=f"Неверный пароль при подписании: {person.full_name}", by=person
    )


def _subject(user: User) -> str:
    return f"people.user:{user.pk}"


def _missed(*, left: int) -> str:
    if left == 0:
        return f"Пароль не подошёл. Попыток больше нет: попробуйте через {WINDOW.seconds // 60} минут."
    return f"Пароль не подошёл. Осталось попыток: {left}. Если вы забыли пароль, его сменит администратор."


def _closed(until: datetime) -> str:
    return f"Слишком много неверных паролей. Подписание для вас закрыто до {timezone.localtime(until):%H:%M}. Это записано в журнале событий."
