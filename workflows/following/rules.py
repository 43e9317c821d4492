"""What is asked of who wants letters."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from workflows.errors import BadInput, NotAllowed
from workflows.following.keys import knock_digest
from workflows.following.models import Knock

WINDOW = timedelta(hours=1)
MOST_FROM_ONE_PLACE = 10
MOST_TO_ONE_ADDRESS = 3
CONFIRM_WITHIN = timedelta(days=7)
LONGEST = 254


def clean_email(typed: str) -> str:
    """The address as it is kept; one that cannot be an address is refused."""
    email = typed.strip().lower()
    if not email:
        raise BadInput("Укажите адрес электронной почты.")
    try:
        validate_email(email)
    except ValidationError:
        raise BadInput(f"«{typed.strip()[:LONGEST]}» не похоже на адрес почты. Проверьте его, например: ivanova@example.ru.") from None
    if len(email) > LONGEST:
        raise BadInput("Этот адрес слишком длинный. Укажите другой.")
    return email


def place_is_calm(place: str, *, at: datetime) -> None:
    """One computer does not ask too often."""
    if _knocks("place", place, at=at) >= MOST_FROM_ONE_PLACE:
        raise NotAllowed("С вашего устройства уже пришло много просьб. Попробуйте снова через час.")


def address_is_calm(email: str, *, at: datetime) -> bool:
    """Whether one more letter to the address is no nuisance. Nobody is told when it would be."""
    return _knocks("address", email, at=at) < MOST_TO_ONE_ADDRESS


def _knocks(sort: str, value: str, *, at: datetime) -> int:
    return Knock.objects.filter(digest=knock_digest(sort, value), at__gte=at - WINDOW).count()
