"""Of which act a draft is: one that is there already, or a new one; and the file to load."""

from typing import Any

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput

from workflows.regulations.forms.slugs import slug_of
from workflows.regulations.models import Redaction, RedactionDraft, Regulation
from workflows.regulations.models.regulation import ActKind

NEW = "Новый акт"
SHORT = 90  # characters of a suggested short title


def acts_to_draft() -> Any:
    """Acts of which a draft may begin: not approved yet and without an open draft."""
    busy = RedactionDraft.objects.open().values("regulation")
    return Regulation.objects.exclude(pk__in=busy).exclude(pk__in=Redaction.objects.values("regulation"))


class UploadForm(forms.Form):
    """The document, and the act it is of when that act is there already."""

    regulation = forms.ModelChoiceField(
        Regulation.objects.none(), label="Локальный акт", required=False, empty_label=NEW, help_text="В списке акты, у которых ещё нет ни редакции, ни открытого проекта."
    )
    document = forms.FileField(label="Документ", help_text=".docx или .txt, не больше 50 МБ.", error_messages={"required": "Выберите файл.", "empty": "Файл пуст. Выберите файл с текстом документа."})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["regulation"]
        choice.queryset = acts_to_draft()


class TargetForm(forms.ModelForm):
    """An act from the list, or what a new one is called."""

    regulation = forms.ModelChoiceField(Regulation.objects.none(), label="Локальный акт", required=False, empty_label=NEW)
    kind = forms.ChoiceField(label="Вид акта", choices=[("", "Выберите"), *ActKind.choices], required=False)
    title = forms.CharField(label="Полное название", max_length=1000, required=False, widget=AdminAutoHeightTextInput)
    short_title = forms.CharField(label="Краткое название", max_length=200, required=False, help_text="Для списков и меню.")
    slug = forms.SlugField(
        label="Адрес на сайте",
        max_length=100,
        required=False,
        help_text="Латиницей. Пусто – составится из краткого названия.",
        error_messages={"invalid": "В адресе только латинские буквы, цифры и дефисы."},
    )
    reason = forms.CharField(label="Зачем нужен проект", required=False, widget=AdminAutoHeightTextInput)
    field_order = ["regulation", "kind", "title", "short_title", "slug", "reason"]

    class Meta:
        model = Regulation
        fields = ["kind", "title", "short_title", "slug"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["regulation"]
        choice.queryset = acts_to_draft()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("regulation") is None and "regulation" not in self.errors:
            self._clean_new(given)
        return given

    def _clean_new(self, given: dict[str, Any]) -> None:
        for name, sentence in (("kind", "Выберите вид акта."), ("title", "Впишите полное название."), ("short_title", "Впишите краткое название.")):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        given["slug"] = given.get("slug") or slug_of(given.get("short_title") or "")
        if given["slug"] and Regulation.objects.filter(slug=given["slug"]).exists():
            self.add_error("slug", f"Адрес «{given['slug']}» уже занят. Впишите другой.")
        elif not given["slug"] and not self.errors:
            self.add_error("slug", "Впишите адрес латиницей.")

    def _post_clean(self) -> None:
        if self.cleaned_data.get("regulation") is None and not self.errors:
            super()._post_clean()  # type: ignore[misc]  # Django's own hook, missing from its types

    def act(self) -> Regulation:
        """The chosen act, or the new one, stored."""
        chosen: Regulation | None = self.cleaned_data["regulation"]
        return chosen or self.save()


def suggested(kind: str, title: str) -> dict[str, str]:
    """What a document says about the act it is."""
    short = title if len(title) <= SHORT else title[: SHORT + 1].rpartition(" ")[0].rstrip(" ,;:–-")
    return {"kind": kind if kind in ActKind.values else "", "title": title, "short_title": short, "slug": slug_of(short)}
