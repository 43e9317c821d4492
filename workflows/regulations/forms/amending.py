"""Forms of changing an act in place."""

from typing import Any

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput

from workflows.people.widgets import DayInput
from workflows.regulations.amending.operations import Choice, Term, Way
from workflows.regulations.models import Regulation
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import Kind

BAD_DAY = {"invalid": "Впишите дату так: 01.09.2026."}
NEEDS_WORDS = "Впишите текст. Чтобы убрать пункт, признайте его утратившим силу."
LINES = "Каждая строка станет отдельным абзацем."


class BeginForm(forms.Form):
    """What is to be done with an act in force."""

    way = forms.ChoiceField(
        label="Что сделать",
        choices=[
            (DraftWay.AMEND, "Изменить отдельные пункты"),
            (DraftWay.EDITION, "Изложить акт в новой редакции целиком"),
            (DraftWay.REPEAL, "Признать акт утратившим силу"),
        ],
        initial=DraftWay.AMEND,
        widget=forms.RadioSelect,
    )
    effective_from = forms.DateField(
        label="С какого дня", required=False, widget=DayInput, help_text="Пусто – со дня подписания приказа. Для отдельных пунктов день можно будет выбрать свой.", error_messages=BAD_DAY
    )
    reason = forms.CharField(label="Зачем", widget=AdminAutoHeightTextInput, error_messages={"required": "Напишите, зачем нужны изменения: это прочитают согласующие."})
    successor = forms.ModelChoiceField(Regulation.objects.all(), label="Акт, который действует вместо отменяемого", required=False, help_text="Только для отмены акта.")

    def __init__(self, *args: Any, regulation: Regulation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = Regulation.objects.exclude(pk=regulation.pk).filter(redactions__isnull=False).distinct()  # type: ignore[attr-defined]  # a field of a model choice


class WordsForm(forms.Form):
    """New words of a provision."""

    heading = forms.CharField(label="Название", required=False, max_length=1000, widget=AdminAutoHeightTextInput)
    text = forms.CharField(label="Текст", required=False, widget=AdminAutoHeightTextInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput, help_text="Хеш слов, с которых человек начал.")

    def __init__(self, *args: Any, has_heading: bool, has_text: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_heading:
            del self.fields["heading"]
        if not has_text:
            del self.fields["text"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(self.words().values()):
            self.add_error(self.main, NEEDS_WORDS)
        return given

    @property
    def main(self) -> str:
        return "text" if "text" in self.fields else "heading"

    def words(self) -> dict[str, str]:
        """What was typed, by the part of the provision."""
        return {name: self.cleaned_data.get(name, "") for name in ("heading", "text") if name in self.fields}

    def tell_of_other_words(self, now: str, shown: str) -> None:
        """The form again with everything typed, and the words that another person has put there; saving once more replaces them."""
        self.add_error(self.main, f"Пока вы правили, этот пункт изменил другой человек. Сейчас в нём: «{now}» Соедините тексты и сохраните ещё раз.")
        self.data = {**{name: self.data.get(name, "") for name in self.fields}, "shown": shown}


class AdditionForm(forms.Form):
    """A new provision: its kind and place are known, its number is given by the rule of numbering."""

    kind = forms.ChoiceField(choices=[(kind, kind) for kind in Kind], widget=forms.HiddenInput)
    parent = forms.CharField(required=False, widget=forms.HiddenInput)
    after = forms.CharField(required=False, widget=forms.HiddenInput)
    heading = forms.CharField(label="Название раздела", required=False, max_length=1000, widget=AdminAutoHeightTextInput)
    text = forms.CharField(label="Текст", required=False, widget=AdminAutoHeightTextInput)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        name = "heading" if given.get("kind") == Kind.SECTION else "text"
        if not given.get(name):
            self.add_error(name, "Впишите название раздела." if name == "heading" else "Впишите текст.")
        return given


class TitleForm(forms.Form):
    """The title of the act and its title page."""

    title = forms.CharField(label="Полное название акта", max_length=1000, widget=AdminAutoHeightTextInput, error_messages={"required": "У акта должно быть название."})
    organisation = forms.CharField(label="Организация на титульном листе", max_length=500, required=False, widget=AdminAutoHeightTextInput)
    approval_word = forms.CharField(label="Слово грифа", max_length=40, required=False)
    imprint = forms.CharField(label="Место и год", max_length=100, required=False)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def words(self) -> dict[str, Any]:
        """What was typed, by the part of the title page."""
        return {name: said for name, said in self.cleaned_data.items() if name != "shown"}


class ChoiceForm(forms.Form):
    """How fine, and from which day."""

    key = forms.CharField(widget=forms.HiddenInput)
    way = forms.ChoiceField(choices=[(str(way), str(way)) for way in Way], required=False)
    since = forms.DateField(required=False, error_messages=BAD_DAY)

    def choice(self) -> Choice:
        """The choice as the action takes it."""
        return Choice(Way(self.cleaned_data["way"]), self.cleaned_data["since"])


class DayForm(forms.Form):
    """The day of all changes without a day of their own, and what they are for."""

    effective_from = forms.DateField(label="Все изменения вступают в силу с", required=False, widget=DayInput, help_text="Пусто – со дня подписания приказа.", error_messages=BAD_DAY)
    reason = forms.CharField(label="Зачем нужны изменения", required=False, widget=AdminAutoHeightTextInput)


class TermForm(forms.Form):
    """A word to be replaced through the text, form by form."""

    pairs = forms.CharField(
        label="Что на что заменить",
        widget=AdminAutoHeightTextInput,
        help_text="По одной форме слова в строке: «сервис = служба», «сервиса = службы», «сервисы = службы». Первая строка – начальная форма.",
        error_messages={"required": "Впишите хотя бы одну пару: «сервис = служба»."},
    )

    def clean_pairs(self) -> Term:
        pairs = []
        for line in filter(str.strip, self.cleaned_data["pairs"].splitlines()):
            old, sign, new = (part.strip() for part in line.partition("="))
            if not (old and sign and new):
                raise forms.ValidationError(f"Строка «{line.strip()}»: впишите старое слово, знак «=» и новое слово.")
            pairs.append((old, new))
        return Term(tuple(pairs))
