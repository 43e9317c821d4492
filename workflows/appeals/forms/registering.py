"""The registration card: what a clerk says of a letter."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.forms import BaseFormSet, formset_factory

from workflows.appeals.actions.registering import Asked, Blamed, Person, Registration
from workflows.appeals.models import Appeal, CompetentBody, Kind, Regime, Sensitivity, Topic
from workflows.people.models import Unit, User
from workflows.people.widgets import DayInput
from workflows.printing.typography import together


class QuestionForm(forms.Form):
    """One question of the letter."""

    text = forms.CharField(label="Вопрос", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    topic = forms.ModelChoiceField(Topic.objects.filter(is_active=True), label="Тема", required=False, empty_label="Не выбрана")
    unit = forms.ModelChoiceField(Unit.objects.all(), label="Подразделение", required=False, empty_label="Не выбрано")


class BlamedForm(forms.Form):
    """Whose act is complained of."""

    user = forms.ModelChoiceField(User.objects.filter(is_active=True), label="Сотрудник", required=False, empty_label="Не сотрудник")
    body = forms.ModelChoiceField(CompetentBody.objects.filter(is_active=True), label="Орган", required=False, empty_label="Не орган")
    words = forms.CharField(label="Как назван в обращении", max_length=300, required=False)

    def blamed(self) -> Blamed:
        """The value for `register`."""
        return Blamed(**self.cleaned_data)


class PupilForm(forms.Form):
    """A pupil whom the letter is about."""

    name = forms.CharField(label="Имя ребёнка", max_length=300)
    detail = forms.CharField(label="Класс или группа", max_length=100, required=False)


class CoApplicantForm(forms.Form):
    """One more signatory."""

    name = forms.CharField(label="Кто ещё подписал", max_length=300)
    detail = forms.CharField(label="Адрес или телефон", max_length=500, required=False)


class Rows(BaseFormSet):
    """Rows of a part of the card; empty ones are left out."""

    title, hint, more_label = "", "", ""

    @property
    def filled(self) -> list[Any]:
        """The rows in which something is typed."""
        return [form for form in self.forms if form.has_changed() and form.is_valid()]


def _rows(form: type[forms.Form], *, title: str, more: str, hint: str = "", at_least: int = 0) -> type[Rows]:
    base = type(f"{form.__name__}Rows", (Rows,), {"title": title, "hint": hint, "more_label": more})
    return cast("type[Rows]", formset_factory(form, formset=base, extra=0 if at_least else 1, min_num=at_least, max_num=100))


PARTS: dict[str, type[Rows]] = {
    "questions": _rows(QuestionForm, title="Вопросы обращения", more="Ещё вопрос", hint="Каждый вопрос учитывают отдельно: тема, ответ, результат.", at_least=1),
    "blamed": _rows(BlamedForm, title="На кого жалуются", more="Ещё строка", hint="Этот человек не увидит обращение и не сможет его рассматривать (59-ФЗ, ст. 8, ч. 6)."),
    "about": _rows(PupilForm, title="О каком ребёнке обращение", more="Ещё ребёнок", hint="Имя ребёнка видят только те, кто отвечает за обращение."),
    "co_applicants": _rows(CoApplicantForm, title="Кто ещё подписал", more="Ещё подписавший", hint="Для коллективного обращения."),
}


class AppealChoice(forms.ModelChoiceField):
    """An earlier letter of the same person."""

    def label_from_instance(self, obj: Any) -> str:
        return f"№ {obj.number} от {obj.registered_on:%d.%m.%Y}: {obj.summary} ({obj.get_stage_display()})"


class RegistrationForm(forms.Form):
    """The card; its rows are formsets beside it, which `parts` holds."""

    kind = forms.ChoiceField(label="Вид", choices=[("", "Выберите"), *Kind.choices], error_messages={"required": "Выберите вид: предложение, заявление или жалоба."})
    summary = forms.CharField(label="Краткое содержание", max_length=500, widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": "Напишите одним предложением, о чём обращение."})
    on = forms.DateField(label="Дата регистрации", widget=DayInput)
    late_entry = forms.CharField(label="Почему прошедшим днём", max_length=300, required=False, help_text="Заполните, только если дата регистрации раньше сегодняшней: это войдёт в журнал.")
    regime = forms.ChoiceField(label="Порядок рассмотрения", choices=[(one.value, one.label) for one in Regime if one != Regime.OTHER])
    regime_note = forms.CharField(label="Пояснение к порядку", max_length=300, required=False)
    sensitivity = forms.ChoiceField(label="Доступ", choices=Sensitivity.choices)
    people_count = forms.IntegerField(label="Подписавших", min_value=1, max_value=100_000, initial=1)
    repeat_of = AppealChoice(Appeal.objects.none(), label="Прежнее обращение этого человека", required=False, blank=True, widget=forms.RadioSelect, empty_label="Обращается об этом впервые")
    safe_summary = forms.CharField(label="Безопасное изложение", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Его увидит тот, на кого жалуются: без имён заявителя и ребёнка.")
    is_danger = forms.BooleanField(label="Угроза безопасности: сообщить руководителю сейчас", required=False)
    on_control = forms.BooleanField(label="Взять на контроль", required=False)
    is_migration = forms.BooleanField(label=together("О нарушениях миграционного законодательства (5 дней, ст. 8, ч. 3.1)"), required=False)

    def __init__(self, *args: Any, earlier: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["repeat_of"]
        choice.queryset = earlier
        if not earlier:
            del self.fields["repeat_of"]
        data = self.data if self.is_bound else None
        self.parts: dict[str, Rows] = {name: rows(data, prefix=name) for name, rows in PARTS.items()}

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(rows.is_valid() for rows in self.parts.values())])

    def forget_errors(self) -> None:
        """A page that only got one row more blames nothing yet."""
        self.errors.clear()
        for rows in self.parts.values():
            for row in rows.forms:
                row.errors.clear()

    def registration(self) -> Registration:
        """The value for `register`."""
        given, parts = self.cleaned_data, self.parts
        plain = ("summary", "regime_note", "people_count", "safe_summary", "is_danger", "on_control", "is_migration", "late_entry")
        return Registration(
            **{name: given[name] for name in plain},
            kind=Kind(given["kind"]),
            regime=Regime(given["regime"]),
            sensitivity=Sensitivity(given["sensitivity"]),
            repeat_of=given.get("repeat_of"),
            questions=tuple(Asked(**form.cleaned_data) for form in parts["questions"].filled),
            complained_of=tuple(form.blamed() for form in parts["blamed"].filled),
            about=tuple(Person(**form.cleaned_data) for form in parts["about"].filled),
            co_applicants=tuple(Person(**form.cleaned_data) for form in parts["co_applicants"].filled),
        )

    @property
    def day(self) -> date:
        """The day of registration."""
        found: date = self.cleaned_data["on"]
        return found


class ProposalForm(forms.Form):
    """Why a letter is no appeal."""

    reason = forms.CharField(label="Почему это не обращение", widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": "Напишите, почему письмо не является обращением."})


class RefusalForm(forms.Form):
    """By which other road the letter goes."""

    regime = forms.ChoiceField(label="Чем является письмо", choices=[(one.value, one.label) for one in Regime if one != Regime.APPEAL])
