"""Forms of personal reception."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from workflows.appeals.actions.intake import Sender
from workflows.appeals.actions.reception import Booking
from workflows.appeals.actions.visits import Handed, Visit
from workflows.appeals.forms.kept import KeepsFiles
from workflows.appeals.models import Appeal, Category, Kind, ReceptionOutcome, ReceptionSlot, ReplyBy
from workflows.appeals.reception_plan import Schedule
from workflows.appeals.rules import visible_to
from workflows.people.models import User
from workflows.people.widgets import DayInput

WEEKDAYS = tuple(enumerate(("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")))
DAY_ERRORS = {"required": "Впишите день.", "invalid": "Впишите дату: 18.11.2026."}
TIME_ERRORS = {"required": "Впишите время.", "invalid": "Впишите время: 15:00."}
WRITES = (ReceptionOutcome.WRITTEN, ReceptionOutcome.TAKEN)


def workers() -> QuerySet[User]:
    """Those who may be named as receiving: working accounts."""
    return User.objects.filter(is_active=True).order_by("last_name", "first_name")


def _named(person: Any) -> str:
    return f"{person.full_name}, {person.position}" if person.position else str(person.full_name)


class OfficialField(forms.ModelChoiceField):
    """A person by name and post."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(workers(), **{"label": "Кто принимает", "empty_label": "Выберите", "error_messages": {"required": "Выберите, кто принимает."}, **kwargs})

    def label_from_instance(self, obj: Any) -> str:
        return _named(obj)


class ScheduleForm(forms.Form):
    """A repeating schedule."""

    official = OfficialField()
    weekdays = forms.MultipleChoiceField(
        label="Дни недели", choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple, error_messages={"required": "Отметьте хотя бы один день недели."}
    )
    first = forms.DateField(label="С какого дня", widget=DayInput, error_messages=DAY_ERRORS)
    last = forms.DateField(label="По какой день", widget=DayInput, help_text="Включительно. Выходные и праздники программа пропустит сама.", error_messages=DAY_ERRORS)
    begins = forms.TimeField(label="Начало приёма", widget=forms.TimeInput(attrs={"type": "time"}), error_messages=TIME_ERRORS)
    ends = forms.TimeField(label="Конец приёма", widget=forms.TimeInput(attrs={"type": "time"}), error_messages=TIME_ERRORS)
    minutes = forms.IntegerField(
        label="Минут на одного посетителя", min_value=5, max_value=240, initial=20,
        error_messages={"required": "Впишите, сколько минут даётся посетителю.", "min_value": "Не меньше 5 минут.", "max_value": "Не больше 240 минут."},
    )  # fmt: skip
    place = forms.CharField(label="Где", max_length=200, help_text="Например «кабинет 12».", error_messages={"required": "Впишите, где идёт приём: место публикуется."})

    def schedule(self) -> Schedule:
        """The value for `preview` and `schedule_times`."""
        given = self.cleaned_data
        return Schedule(**{**given, "weekdays": frozenset(int(day) for day in given["weekdays"])})


class BookingForm(forms.Form):
    """Who is coming."""

    visitor = forms.CharField(label="Кто придёт", max_length=300, help_text="Фамилия, имя и отчество, как сказал посетитель.", error_messages={"required": "Впишите, кто придёт."})
    phone = forms.CharField(label="Телефон", max_length=50, required=False, help_text="Чтобы сообщить, если приём отменят.")
    about = forms.CharField(label="О чём", max_length=300, required=False)
    has_priority = forms.BooleanField(label="Имеет право на первоочередной приём", required=False, help_text="«Отдельные категории граждан… пользуются правом на личный приём в первоочередном порядке» (59-ФЗ, ст. 13, ч. 7).")

    def booking(self) -> Booking:
        """The value for `book`."""
        return Booking(**self.cleaned_data)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="Почему", max_length=80, help_text="Без имён: причина остаётся в истории.", error_messages={"required": "Напишите причину."})


class VisitForm(KeepsFiles):
    """The card after a visit. Whatever is wrong, all that was typed stays."""

    key = forms.CharField(widget=forms.HiddenInput, initial=lambda: f"visit-{uuid4()}")
    official = OfficialField(label="Кто принимал")
    on = forms.DateField(label="День приёма", widget=DayInput, error_messages=DAY_ERRORS)
    place = forms.CharField(label="Где", max_length=200, required=False)

    last_name = forms.CharField(label="Фамилия", max_length=150, error_messages={"required": "Впишите фамилию посетителя."})
    first_name = forms.CharField(label="Имя", max_length=150, required=False)
    patronymic = forms.CharField(label="Отчество", max_length=150, required=False)
    category = forms.ChoiceField(label="Кто это", choices=Category.choices)
    document = forms.CharField(
        label="Какой документ предъявлен", max_length=100, help_text="Только вид: паспорт, вид на жительство. Номер не записывают.",
        error_messages={"required": "Впишите вид документа: паспорт, вид на жительство, временное удостоверение."},
    )  # fmt: skip
    phone = forms.CharField(label="Телефон", max_length=50, required=False)
    email = forms.EmailField(label="Электронная почта", required=False, error_messages={"invalid": "Проверьте адрес: имя@домен."})
    postal_address = forms.CharField(label="Почтовый адрес", max_length=500, required=False, help_text="Нужен, если ответ пойдёт почтой.")
    reply_by = forms.ChoiceField(label="Куда отвечать письменно", choices=[(ReplyBy.POST.value, ReplyBy.POST.label), (ReplyBy.EMAIL.value, ReplyBy.EMAIL.label)])

    kind = forms.ChoiceField(label="Вид обращения", choices=Kind.choices, initial=Kind.STATEMENT)
    gist = forms.CharField(label="Содержание", widget=forms.Textarea(attrs={"rows": 6}), help_text="С чем пришёл посетитель.", error_messages={"required": "Запишите, с чем пришёл посетитель."})
    asked_before = forms.BooleanField(label="Обращался ранее по этому вопросу", required=False)
    earlier_number = forms.CharField(label="№ прежнего обращения", max_length=50, required=False, help_text="Обязателен, если в дальнейшем рассмотрении отказано.")

    outcome = forms.ChoiceField(label="Чем закончился приём", choices=ReceptionOutcome.choices, widget=forms.RadioSelect, error_messages={"required": "Выберите, чем закончился приём."})
    is_obvious = forms.BooleanField(label="Обстоятельства очевидны и не требуют проверки", required=False)
    agrees_to_oral = forms.BooleanField(label="Посетитель согласен на устный ответ", required=False, help_text="Подпись о согласии посетитель ставит на карточке.")
    words = forms.CharField(label="Что отвечено", widget=forms.Textarea(attrs={"rows": 5}), required=False, help_text="Устный ответ, разъяснение, куда обратиться, или причина отказа. Для письменного ответа можно оставить пустым.")
    sheets = forms.IntegerField(label="Листов в принятом обращении", min_value=1, max_value=9999, required=False, help_text="Если посетитель передал письменное обращение.")
    attached_sheets = forms.IntegerField(label="Листов приложений", min_value=0, max_value=9999, required=False)

    PARTS = (
        ("Приём", ("official", "on", "place")),
        ("Посетитель", ("last_name", "first_name", "patronymic", "category", "document", "phone", "email", "postal_address", "reply_by")),
        ("Содержание", ("kind", "gist", "asked_before", "earlier_number")),
        ("Результат", ("outcome", "is_obvious", "agrees_to_oral", "words", "sheets", "attached_sheets", "scans", "from_scanner")),
    )

    def __init__(self, *args: Any, by: User, slot: ReceptionSlot | None = None, is_for_others: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by, self.slot = by, slot
        self.earlier: Appeal | None = None
        if slot is not None or not is_for_others:
            self.fields["official"].disabled = True
        if slot is not None:
            self.fields["on"].disabled = True

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings."""
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in self.PARTS]

    def clean_earlier_number(self) -> str:
        number: str = self.cleaned_data["earlier_number"].strip()
        if number:
            self.earlier = visible_to(self.by, on=timezone.localdate()).filter(number=number).first()
            if self.earlier is None:
                raise forms.ValidationError(f"Обращения № {number} нет среди открытых вам. Проверьте номер по журналу.")
        return number

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        writes = given.get("outcome") in WRITES
        if writes and given.get("reply_by") == ReplyBy.POST and not given.get("postal_address"):
            self.add_error("postal_address", "Впишите почтовый адрес: по нему придёт письменный ответ.")
        if writes and given.get("reply_by") == ReplyBy.EMAIL and not given.get("email"):
            self.add_error("email", "Впишите адрес электронной почты: по нему придёт ответ.")
        if given.get("outcome") == ReceptionOutcome.TAKEN and not given.get("sheets"):
            self.add_error("sheets", "Впишите, сколько листов передал посетитель.")
        if given.get("outcome") and given["outcome"] != ReceptionOutcome.TAKEN and self.brings_files:
            self.add_error("scans", "Скан прилагают, если посетитель передал письменное обращение. Выберите этот результат или уберите скан.")
        return given

    def visit(self) -> Visit:
        """The value for `write_card`."""
        given = self.cleaned_data
        outcome = ReceptionOutcome(given["outcome"])
        taken = Handed(sheets=given["sheets"], attached_sheets=given["attached_sheets"], files=self.kept_files) if outcome == ReceptionOutcome.TAKEN else None
        return Visit(
            key=given["key"], official=given["official"], visitor=self._sender(), document=given["document"], gist=given["gist"], outcome=outcome,
            place=given["place"], slot=self.slot, kind=Kind(given["kind"]), asked_before=given["asked_before"], earlier=self.earlier,
            is_obvious=given["is_obvious"], agrees_to_oral=given["agrees_to_oral"], words=given["words"], handed=taken,
        )  # fmt: skip

    def _sender(self) -> Sender:
        given = self.cleaned_data
        names = ("last_name", "first_name", "patronymic", "postal_address", "email", "phone")
        reply_by = ReplyBy(given["reply_by"])
        is_known = given["postal_address"] if reply_by == ReplyBy.POST else given["email"]
        return Sender(**{name: given[name] for name in names}, category=Category(given["category"]), reply_by=reply_by if is_known else ReplyBy.NOWHERE)


class CardFilters(forms.Form):
    """How the list of cards is narrowed down."""

    q = forms.CharField(label="Номер или посетитель", required=False)
    outcome = forms.ChoiceField(label="Результат", required=False, choices=[("", "любой"), *ReceptionOutcome.choices])
    official = OfficialField(label="Кто принимал", required=False, empty_label="все")
    first = forms.DateField(label="С", required=False, widget=DayInput, error_messages=DAY_ERRORS)
    last = forms.DateField(label="По", required=False, widget=DayInput, error_messages=DAY_ERRORS)

    def narrowed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that are asked for; a day that cannot be read narrows nothing and is marked in the form."""
        given = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        lookups = {"outcome": "outcome", "official": "official", "first": "received_on__gte", "last": "received_on__lte"}
        rows = rows.filter(**{lookup: given[name] for name, lookup in lookups.items() if given.get(name)})
        for word in (given.get("q") or "").split():
            rows = rows.filter(number__icontains=word) | rows.filter(visitor__icontains=word)
        return rows
