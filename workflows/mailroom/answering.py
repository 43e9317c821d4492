"""What the program writes back by itself: rarely, never to a program, never to ourselves, at most once for a letter."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from workflows.appeals.models import Appeal, ClockKind, RunningClock
from workflows.appeals.policy import policy
from workflows.appeals.tokens import reply_address
from workflows.connections.choosing import mailbox_address
from workflows.inbox.models import Reading
from workflows.inbox.parsing.letter import Nature
from workflows.mail.letters import Message, queue_letter
from workflows.mailroom.models import AutoLetter, Sort
from workflows.mailroom.ours import is_machine, is_ours
from workflows.people.models import organisation

SALT = "mailroom.address"
BUDGET = ((timedelta(hours=1), 1), (timedelta(days=1), 5))
NOT_SHOWN = ("DMARC", "не пройден")  # a badge with both words: the sender may be forged, so nothing is written to that address
TAKEN = """Здравствуйте!

Мы получили ваше письмо {moment}. Его зарегистрируют не позднее {day} и дадут ответ в течение 30 дней со дня регистрации
(59-ФЗ, ст. 8, ч. 2; ст. 12, ч. 1).

Если хотите что-то добавить, ответьте на это сообщение. Отдельное подтверждение присылать не нужно.

{organisation}
Это сообщение составила программа."""
LAWFUL_WAY = """Здравствуйте!

Ваше письмо пришло {moment}. {words}

Чтобы вам ответили в установленный законом срок, обратитесь одним из способов:
{ways}

{organisation}
Это сообщение составила программа."""


def say_taken(reading: Reading, appeal: Appeal, *, at: datetime) -> AutoLetter | None:
    """«Мы получили ваше письмо», with the day by which it is registered. An answer comes back into the mailbox in any case."""
    clock = RunningClock.objects.filter(appeal=appeal, kind=ClockKind.REGISTRATION).first()
    if clock is None:
        return None
    text = TAKEN.format(moment=_moment(reading), day=f"{clock.control_due_on:%d.%m.%Y}", organisation=organisation().short_name)
    return _write(reading, Sort.TAKEN, "Ваше письмо получено", text, appeal=appeal, at=at)


def say_lawful_way(reading: Reading, *, at: datetime) -> AutoLetter | None:
    """How to file an appeal, where the house does not take letters by mail for appeals."""
    text = LAWFUL_WAY.format(moment=_moment(reading), words=policy().lawful_way, ways="\n".join(f"– {way};" for way in _ways()).rstrip(";") + ".", organisation=organisation().short_name)
    return _write(reading, Sort.LAWFUL_WAY, "Как подать обращение", text, appeal=None, at=at)


def key_of_address(address: str) -> str:
    """By what letters to one address are counted."""
    return salted_hmac(SALT, address.strip().casefold(), algorithm="sha256").hexdigest()


def may_write(reading: Reading, *, at: datetime) -> bool:
    """Whether a letter of the program may go to the sender now."""
    address = reading.sender_email
    if "@" not in address or len(address) > 254 or is_ours(address) or is_machine(address) or reading.nature != Nature.NORMAL:
        return False
    if any(all(word in badge for word in NOT_SHOWN) for badge in reading.authenticity):
        return False
    sent = AutoLetter.objects.filter(address_key=key_of_address(address))
    return all(sent.filter(at__gt=at - span).count() < most for span, most in BUDGET)


def _write(reading: Reading, sort: Sort, subject: str, text: str, *, appeal: Appeal | None, at: datetime) -> AutoLetter | None:
    if not may_write(reading, at=at):
        return None
    letter = queue_letter(Message(to=reading.sender_email, subject=subject, text=text, reply_to=_where_to_answer(appeal) if appeal else "", answers=reading.message_id, acknowledges=True))
    written: AutoLetter = AutoLetter.objects.create(
        letter=reading.letter, sort=sort, address_key=key_of_address(reading.sender_email), appeal=appeal, message_id=str(letter.uid), at=at
    )
    return written


def _where_to_answer(appeal: Appeal) -> str:
    return reply_address(appeal) or mailbox_address()


def _moment(reading: Reading) -> str:
    return f"{timezone.localtime(reading.letter.received_at):%d.%m.%Y в %H:%M}"


def _ways() -> list[str]:
    house = organisation()
    form = [f"через форму на нашем сайте: {settings.APPEAL_FORM_PAGE}"] if settings.APPEAL_FORM_PAGE else []
    post = [f"письмом на бумаге: {house.address}"] if house.address else ["письмом на бумаге по адресу организации"]
    return [*form, "через портал Госуслуг (gosuslugi.ru)", *post, "на личном приёме"]
