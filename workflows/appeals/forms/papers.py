"""Words of letters, visas, signatures, sendings."""

from __future__ import annotations

from typing import Any

from django import forms

from workflows.appeals.actions.drafting import Attached, Wording
from workflows.appeals.actions.sending import Dispatch
from workflows.appeals.forms.kept import FilesField, KeepsFiles
from workflows.appeals.forms.people import PeopleField, PersonField, working_people
from workflows.appeals.models import DeliveryState, LetterTemplate, Medium, Verdict
from workflows.appeals.papers.merge import left_open
from workflows.appeals.rules.sending import Way
from workflows.appeals.templates import Ready
from workflows.files.models import StoredFile
from workflows.people.widgets import DayInput
from workflows.signing.models import SigningAuthority

LETTER_ROWS = 14


def heading_field(label: str = "Заголовок") -> forms.CharField:
    """The heading of a letter."""
    return forms.CharField(label=label, max_length=300, error_messages={"required": "Поле «Заголовок» пусто. Напишите, о чём документ."})


def body_field(label: str = "Текст", *, required: bool = True) -> forms.CharField:
    """The text of a letter."""
    return forms.CharField(
        label=label,
        required=required,
        widget=forms.Textarea(attrs={"rows": LETTER_ROWS}),
        help_text="То, чего программа не знает, стоит в фигурных скобках: впишите это сами.",
        error_messages={"required": "Поле «Текст» пусто. Напишите документ или возьмите шаблон."},
    )


class HasLetters(forms.Form):
    """A form with letters in it; none is accepted while a field in braces is left. `prefix_` names the letter."""

    letters: tuple[str, ...] = ("",)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name in (f"{letter}{part}" for letter in self.letters for part in ("heading", "body")):
            if left := [field for field in left_open(given.get(name) or "") if field not in self.filled_later(name)]:
                self.add_error(name, f"Не заполнено: «{'», «'.join(left)}». Впишите это вместо слов в фигурных скобках.")
        return given

    def filled_later(self, _name: str) -> frozenset[str]:
        """Fields in braces that may stay in a text: the form fills them for each letter."""
        return frozenset()

    def wording(self, letter: str = "") -> Wording | None:
        """The words of one letter; None when it is left empty."""
        given = self.cleaned_data
        if not given.get(f"{letter}body"):
            return None
        return Wording(heading=given[f"{letter}heading"], body=given[f"{letter}body"], template=self._template(letter))

    def _template(self, letter: str) -> LetterTemplate | None:
        key = self.cleaned_data.get(f"{letter}template")
        return LetterTemplate.objects.filter(pk=key).first() if key else None


def as_initial(words: Ready, letter: str = "") -> dict[str, Any]:
    """First words as the initial values of a letter."""
    return {f"{letter}heading": words.heading, f"{letter}body": words.body, f"{letter}template": words.template.pk if words.template else None}


class LetterForm(HasLetters):
    """One letter."""

    heading = heading_field()
    body = body_field()
    template = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def words(self) -> Wording:
        """The letter; it is required."""
        found = self.wording()
        assert found is not None, "the fields are required"  # noqa: S101  a form that is valid has them
        return found


class AddresseeForm(forms.Form):
    """How the citizen is written to."""

    dative = forms.CharField(label="Кому (дательный падеж)", max_length=300, error_messages={"required": "Поле «Кому» пусто. Напишите имя так, как оно будет стоять в письме."})
    salutation = forms.CharField(label="Обращение в письме", max_length=200, required=False, help_text="«Уважаемая Мария Петровна!»; пусто – письмо начнётся без приветствия, если программа не составит его сама.")


class PublicationForm(forms.Form):
    """Words for everybody."""

    title = forms.CharField(label="Заголовок", max_length=300, required=False)
    text = forms.CharField(label="Обезличенный текст", required=False, widget=forms.Textarea(attrs={"rows": LETTER_ROWS}), help_text="Без имён, адресов, телефонов и почты. Программа проверит и назовёт, что убрать.")
    confirms = forms.BooleanField(label="Вопрос касается неопределённого круга лиц, текст никого не называет", required=False)


class AttachForm(KeepsFiles):
    """A file that goes with the letter."""

    IS_OUTGOING = True

    title = forms.CharField(label="Как назвать в письме", max_length=300, required=False, help_text="Пусто – имя файла.")
    sheets = forms.IntegerField(label="Листов", required=False, min_value=1, max_value=9999)
    field_order = ("scans", "title", "sheets")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.brings_files:
            self.add_error("scans", "Выберите файл.")
        return given

    def attached(self) -> list[Attached]:
        """The values for `attach`."""
        return [Attached(file=file, title=self.cleaned_data["title"], sheets=self.cleaned_data["sheets"]) for file in self.kept_files]


class AskVisasForm(forms.Form):
    """Whose visas are asked."""

    people = PeopleField(label="Кто визирует")

    def clean_people(self) -> Any:
        if not self.cleaned_data["people"]:
            raise forms.ValidationError("Отметьте, чья виза нужна.")
        return self.cleaned_data["people"]


class VisaForm(forms.Form):
    """A visa under what was shown."""

    shown_sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(label="Решение", choices=Verdict.choices, widget=forms.RadioSelect, error_messages={"required": "Выберите решение."})
    remark = forms.CharField(label="Замечание", required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text="Обязательно, если возвращаете.")


class SignatoryForm(forms.Form):
    """Who signs: only those who have the right on the day are offered."""

    signatory = PersonField(label="Кто подпишет", error_messages={"required": "Выберите, кто подпишет."})

    def __init__(self, *args: Any, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["signatory"]
        choice.queryset = working_people().filter(pk__in=SigningAuthority.objects.valid_for_letters(on).values("user"))


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="Почему", max_length=300, widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": "Напишите, почему."})


class SignForm(KeepsFiles):
    """The password again, and the hash of what was shown; the scan of the sheet, where the house signs in ink."""

    IS_OUTGOING = True

    shown_sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)
    names_third_person = forms.BooleanField(label="Имя ребёнка или третьего лица в письме нужно", required=False)
    password = forms.CharField(
        label="Ваш пароль",
        help_text="Тот же, с которым вы входите. Так подтверждается, что подписываете именно вы.",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Введите пароль."},
    )
    scans = FilesField(label="Скан подписанного листа", required=False, help_text="Если подписано чернилами: один файл. Останется при документе.")
    field_order = ("names_third_person", "scans", "password")

    def clean_scans(self) -> Any:
        """One sheet, one file."""
        given = self.cleaned_data["scans"]
        if len(given) > 1:
            raise forms.ValidationError("Приложите один файл: все листы одним сканом.")
        return given

    @property
    def scan(self) -> StoredFile | None:
        """The last file given: a better scan takes the place of the former."""
        return self.kept_files[-1] if self.kept_files else None


class SendForm(forms.Form):
    """How a signed paper leaves."""

    medium = forms.ChoiceField(label="Как", choices=Medium.choices)
    address = forms.CharField(label="Куда", max_length=500, error_messages={"required": "Впишите, куда отправлено."})
    sent_on = forms.DateField(label="День отправки", widget=DayInput)
    postal_number = forms.CharField(label="Номер почтового отправления", max_length=50, required=False, help_text="С квитанции: 14 цифр. У простого письма номера нет.")

    def dispatch(self) -> Dispatch:
        """The value for `send`."""
        given = self.cleaned_data
        return Dispatch(way=Way(Medium(given["medium"]), given["address"]), postal_number=given["postal_number"])


class DeliveryForm(forms.Form):
    """What became of a sending."""

    state = forms.ChoiceField(label="Что известно", choices=[(state.value, state.label) for state in DeliveryState if state != DeliveryState.QUEUED])
    detail = forms.CharField(label="Подробности", max_length=500, required=False, help_text="Отметка почты, ответ сервера – без имён и адресов.")
    known_on = forms.DateField(label="День", widget=DayInput)


class SettleForm(forms.Form):
    """What to do with a letter of which nothing is known."""

    AGAIN, SENT = "again", "sent"
    CHOICES = ((AGAIN, "Отправить ещё раз"), (SENT, "Считать отправленным: получатель подтвердил или есть отметка почтового сервера"))

    decision = forms.ChoiceField(label="Что сделать", choices=CHOICES, widget=forms.RadioSelect, error_messages={"required": "Выберите, что сделать."})
