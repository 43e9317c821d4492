"""The entrance of the staff desk: guessing a password is stopped for a while, as it is at the signature.

The journal counts, so that the limit holds for all processes. Unknown names are not counted: there is nothing to guess.
"""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from wagtail.admin.forms.auth import LoginForm

from workflows.journal import entries
from workflows.journal.models import Entry
from workflows.people.models import User

MISSED = "entrance.wrong_password"
MOST_MISSES = 10
WINDOW = timedelta(minutes=15)


class EntranceForm(LoginForm):
    """Wagtail's form with a limit of attempts for each account (WAGTAILADMIN_USER_LOGIN_FORM)."""

    def clean(self) -> dict[str, Any]:
        person = User.objects.filter(username=self.cleaned_data.get("username", "")).first()
        if person is not None:
            _is_open(person, at=timezone.now())
        try:
            cleaned: dict[str, Any] = super().clean()
        except forms.ValidationError:
            if person is not None:
                _remember(person)
            raise
        return cleaned


def _is_open(person: User, *, at: datetime) -> None:
    misses = Entry.objects.filter(subject=_subject(person), verb=MISSED, at__gte=at - WINDOW).order_by("seq")
    moments = list(misses.values_list("at", flat=True))
    if len(moments) >= MOST_MISSES:
        until = timezone.localtime(moments[-MOST_MISSES] + WINDOW)
        raise forms.ValidationError(f"Слишком много неверных паролей. Вход для этой учётной записи закрыт до {until:%H:%M}.")


def _remember(person: User) -> None:
    with transaction.atomic():
        entries.write(MISSED, subject=_subject(person), summary="Неверный пароль при входе", by=None)


def _subject(person: User) -> str:
    return f"people.user:{person.pk}"
