"""What a clerk types when a letter comes on paper, by telephone or by hand."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from workflows.appeals.actions.intake import Incoming, Sender
from workflows.appeals.forms.kept import KeepsFiles
from workflows.appeals.models import Assurance, Category, Channel, Message, ReplyBy
from workflows.people.widgets import DayInput

BY_HAND = (Channel.POST, Channel.HAND, Channel.PHONE, Channel.BODY, Channel.EPGU)
MORE_BY_HAND = (*BY_HAND, Channel.EMAIL)
ON_PAPER = (Channel.POST, Channel.HAND, Channel.BODY)


def new_key() -> str:
    """The key of one rendered form: the same form sent twice makes one letter."""
    return f"desk-{uuid.uuid4()}"


class ItemForm(KeepsFiles):
    """What came, as it came."""

    TOO_MANY = "Соберите их в один PDF либо архив .zip или сохраните без них и внесите их следом: «Добавить материалы» на карточке."

    key = forms.CharField(max_length=100, widget=forms.HiddenInput, initial=new_key)
    channel = forms.ChoiceField(label="Как поступило", choices=[(one.value, one.label) for one in BY_HAND])
    received_on = forms.DateField(label="День поступления", widget=DayInput, error_messages={"required": "Впишите день поступления: от него идёт срок регистрации."})
    text = forms.CharField(label="Текст обращения", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8}), help_text="Слово в слово. Если текст есть на скане, можно не перепечатывать.")
    sheets = forms.IntegerField(label="Листов", required=False, min_value=1, max_value=9999)
    attached_sheets = forms.IntegerField(label="Листов приложений", required=False, min_value=0, max_value=9999)
    envelope = forms.CharField(label="Конверт", max_length=300, required=False, help_text="Дата на штемпеле, номер отправления.")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        day = given.get("received_on")
        if day and day > timezone.localdate():
            self.add_error("received_on", f"День {day:%d.%m.%Y} ещё не наступил. Исправьте дату.")
        if not (given.get("text", "").strip() or given.get("sheets") or self.brings_files):
            self.add_error("text", "Впишите текст, приложите скан или укажите число листов: иначе нечего рассматривать.")
        return given

    def incoming(self, *, at: datetime) -> Incoming:
        """The value for `receive`. The first file is the item as received."""
        given = self.cleaned_data
        raw, *others = self.kept_files or (None,)
        return Incoming(
            channel=Channel(given["channel"]),
            key=given["key"],
            received_at=self._received_at(at),
            subject=given.get("subject", ""),
            text=given["text"],
            assurance=Assurance.INK if given["channel"] in ON_PAPER else Assurance.NONE,
            sheets=given["sheets"],
            attached_sheets=given["attached_sheets"],
            envelope=given["envelope"],
            sent_number=given.get("sent_number", ""),
            sent_on=given.get("sent_on"),
            raw=raw,
            files=tuple(file for file in others if file is not None),
        )

    def _received_at(self, at: datetime) -> datetime:
        """Today's letter came now; an earlier one at noon of its day."""
        day = self.cleaned_data["received_on"]
        local = timezone.localtime(at)
        return at if day == local.date() else local.replace(year=day.year, month=day.month, day=day.day, hour=12, minute=0, second=0, microsecond=0)


class SenderForm(forms.Form):
    """Who writes and where to answer."""

    last_name = forms.CharField(label="Фамилия", max_length=150, required=False, help_text="Пусто, если письмо без подписи.")
    first_name = forms.CharField(label="Имя", max_length=150, required=False)
    patronymic = forms.CharField(label="Отчество", max_length=150, required=False)
    category = forms.ChoiceField(label="Кто", choices=Category.choices, initial=Category.OTHER)
    reply_by = forms.ChoiceField(label="Куда отвечать", choices=ReplyBy.choices, initial=ReplyBy.POST)
    postal_address = forms.CharField(label="Почтовый адрес", max_length=500, required=False)
    email = forms.EmailField(label="Электронная почта", required=False)
    phone = forms.CharField(label="Телефон", max_length=50, required=False)
    represents = forms.CharField(label="Чей представитель", max_length=300, required=False, help_text="«Мать», «доверенность от …».")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("reply_by") == ReplyBy.POST and not given.get("postal_address"):
            self.add_error("postal_address", "Впишите почтовый адрес или выберите «отвечать некуда».")
        if given.get("reply_by") == ReplyBy.EMAIL and not given.get("email") and "email" not in self.errors:
            self.add_error("email", "Впишите адрес электронной почты или выберите другой способ ответа.")
        return given

    def sender(self) -> Sender:
        """The value for `receive` and for a correction."""
        given = self.cleaned_data
        plain = ("last_name", "first_name", "patronymic", "postal_address", "email", "phone", "represents")
        texts = {name: given[name] for name in (*plain, *(("dative", "salutation") if "dative" in given else ()))}
        return Sender(**texts, category=Category(given["category"]), reply_by=ReplyBy(given["reply_by"]))


class IntakeForm(ItemForm, SenderForm):
    """One page: the letter and its author."""

    subject = forms.CharField(label="О чём", max_length=500, required=False, help_text="Одним предложением; уточните при регистрации.")
    sent_number = forms.CharField(label="Исх. № отправителя", max_length=100, required=False)
    sent_on = forms.DateField(label="Дата отправителя", required=False, widget=DayInput)

    ITEM = ("channel", "received_on", "subject", "text", "scans", "from_scanner", "sheets", "attached_sheets", "envelope", "sent_number", "sent_on")
    AUTHOR = ("last_name", "first_name", "patronymic", "category", "represents", "reply_by", "postal_address", "email", "phone")

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings."""
        return [("Что поступило", [self[name] for name in self.ITEM if name in self.fields]), ("Кто обращается", [self[name] for name in self.AUTHOR])]


class MessageForm(ItemForm):
    """More from the citizen or a body about a known appeal."""

    sort = forms.ChoiceField(label="Что это", choices=Message.Sort.choices)
    subject = forms.CharField(label="О чём", max_length=500, required=False)
    field_order = ("sort", "channel", "received_on", "subject", "text", "scans", "from_scanner", "sheets", "attached_sheets", "envelope")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        channel: Any = self.fields["channel"]
        channel.choices = [(one.value, one.label) for one in MORE_BY_HAND]


class CorrectionForm(SenderForm):
    """The data of the applicant anew, with the reason."""

    dative = forms.CharField(label="Кому (дательный падеж)", max_length=300, required=False, help_text="Впишите, если программа склоняет имя неверно.")
    salutation = forms.CharField(label="Обращение в письме", max_length=200, required=False, help_text="«Уважаемая Мария Петровна!»; пусто – программа составит сама.")
    reason = forms.CharField(label="Почему исправлено", max_length=300, error_messages={"required": "Напишите, почему исправлены данные: прежние останутся в истории."})
