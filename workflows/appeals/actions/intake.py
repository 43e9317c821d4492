"""Taking in: what came is stored first, whole, and once; understanding it comes later."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_q.tasks import async_task

from workflows.appeals.actions.clocks import Duty, start
from workflows.appeals.actions.records import tell
from workflows.appeals.models import (
    Appeal,
    Applicant,
    Assurance,
    Category,
    Channel,
    ClockKind,
    Form,
    Identification,
    IntakeFile,
    IntakeItem,
    Message,
    Paper,
    PaperFile,
    ReplyBy,
)
from workflows.errors import BadInput
from workflows.files.models import StoredFile
from workflows.people.history import save_as
from workflows.people.models import User
from workflows.screening.checking import ask

LOOK = "workflows.appeals.tasks.look_for_danger"  # by the queue: a search that fails loses no letter and keeps nobody waiting
FORM_OF = {
    Channel.SITE: Form.ELECTRONIC,
    Channel.EMAIL: Form.ELECTRONIC,
    Channel.EPGU: Form.ELECTRONIC,
    Channel.POST: Form.WRITTEN,
    Channel.HAND: Form.WRITTEN,
    Channel.BODY: Form.WRITTEN,
    Channel.RECEPTION: Form.ORAL,
    Channel.PHONE: Form.ORAL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """Who the author is to the service by which they signed in; `subject` is a hash."""

    level: Assurance
    subject: str
    issuer: str
    through: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What came, as it came. `key` is the same for the same item sent again."""

    channel: Channel
    key: str
    received_at: datetime
    subject: str = ""
    text: str = ""
    sender_words: str = ""
    assurance: Assurance = Assurance.NONE
    identified: Identified | None = None
    sheets: int | None = None
    attached_sheets: int | None = None
    envelope: str = ""
    sent_number: str = ""
    sent_on: date | None = None
    raw: StoredFile | None = None
    files: tuple[StoredFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes, as far as it is known."""

    last_name: str = ""
    first_name: str = ""
    patronymic: str = ""
    category: Category = Category.OTHER
    postal_address: str = ""
    email: str = ""
    phone: str = ""
    reply_by: ReplyBy = ReplyBy.NOWHERE
    represents: str = ""
    dative: str = ""
    salutation: str = ""


@transaction.atomic
def receive(incoming: Incoming, sender: Sender, *, by: User | None, at: datetime) -> Appeal:
    """Store a letter and begin the term of its registration. The same item again gives the same appeal."""
    known = Appeal.objects.filter(intake__idempotency_key=incoming.key).first()
    if known is not None:
        return known
    item = store_item(incoming, by=by, at=at)
    applicant = Applicant.objects.create(**asdict(sender), by=by, at=at)
    appeal = Appeal(
        intake=item, channel=item.channel, received_on=item.received_on, form=FORM_OF[incoming.channel], applicant=applicant, summary=incoming.subject[:500]
    )
    save_as(appeal, by=by, reason="Поступило")
    start(appeal, Duty(kind=ClockKind.REGISTRATION, basis="59-ФЗ 8(2)", base_on=item.received_on), by=by, at=at)
    tell("received", appeal, f"поступило, канал – {item.get_channel_display()}", by=by, intake=item.pk, sha256=item.text_sha256)
    return appeal


@transaction.atomic
def add_message(appeal: Appeal, incoming: Incoming, sort: Message.Sort, *, by: User | None, at: datetime) -> Message:
    """More from the citizen or a body about a known appeal: stored the same way, changes no stage by itself."""
    known = Message.objects.filter(intake__idempotency_key=incoming.key).first()
    if known is not None:
        return known
    message: Message = Message.objects.create(appeal=appeal, intake=store_item(incoming, by=by, at=at), sort=sort, by=by, at=at)
    tell("message", appeal, f"поступило: {message.get_sort_display()}", by=by, message=message.pk)
    return message


def store_item(incoming: Incoming, *, by: User | None, at: datetime) -> IntakeItem:
    """The row of what came, with its files. Called inside the transaction of `receive` and `add_message`."""
    if not incoming.text.strip() and incoming.raw is None and not incoming.sheets:
        raise BadInput("Внесите текст, скан или число листов: иначе нечего рассматривать.")
    if incoming.received_at > at:
        raise BadInput(f"Время поступления {timezone.localtime(incoming.received_at):%d.%m.%Y %H:%M} ещё не наступило. Проверьте дату.")
    item: IntakeItem = IntakeItem.objects.create(
        channel=incoming.channel,
        idempotency_key=incoming.key,
        received_at=incoming.received_at,
        received_on=timezone.localdate(incoming.received_at),
        subject=incoming.subject[:500],
        text=incoming.text,
        text_sha256=hashlib.sha256(incoming.text.encode()).hexdigest(),
        sender_words=incoming.sender_words,
        assurance=incoming.identified.level if incoming.identified else incoming.assurance,
        sheets=incoming.sheets,
        attached_sheets=incoming.attached_sheets,
        envelope=incoming.envelope,
        sent_number=incoming.sent_number,
        sent_on=incoming.sent_on,
        raw=incoming.raw,
        by=by,
        at=at,
    )
    if incoming.identified is not None:
        Identification.objects.create(item=item, **asdict(incoming.identified))
    _attach(item, incoming.files)
    async_task(LOOK, item.pk)
    return item


def _attach(item: IntakeItem, files: Sequence[StoredFile]) -> None:
    for file in files:
        IntakeFile.objects.create(item=item, file=file)
    ask([*files, *([item.raw] if item.raw else [])], at=item.at)


@transaction.atomic
def ask_unasked(*, at: datetime, at_most: int = 1000) -> int:
    """Have those files of letters and papers checked that nobody has asked about: they came before there was a check."""
    came = Q(pk__in=IntakeFile.objects.values("file")) | Q(pk__in=IntakeItem.objects.exclude(raw=None).values("raw"))
    ours = came | Q(pk__in=PaperFile.objects.values("file")) | Q(pk__in=Paper.objects.exclude(scan=None).values("scan"))
    files = list(StoredFile.objects.filter(ours, check_asked=None, dropped=None).order_by("pk")[:at_most])
    ask(files, at=at)
    return len(files)
