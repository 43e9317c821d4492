"""Several uploads that survive a corrected form: each is stored at once under a token that only the same person may use."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from workflows.files import scanner
from workflows.files.kept import MOST_SCAN, keep, kept, token_of
from workflows.files.models import StoredFile
from workflows.people.models import User

MOST_FILES = 20


class ManyFiles(forms.ClearableFileInput):
    """A field for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files of any kind: what came is stored as it is."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data]
        files = [super(FilesField, self).clean(one, initial) for one in given if one]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"Файлов больше {MOST_FILES}. Сложите их в один архив и приложите его.")
        if any((file.size or 0) > MOST_SCAN for file in files):
            raise forms.ValidationError("Файл больше 20 МБ. Уменьшите его и приложите снова.")
        return files


class KeepsFiles(forms.Form):
    """A form whose files are not asked for twice. Call `keep_files` after validation, whatever it said."""

    scans = FilesField(label="Сканы и файлы", required=False, help_text="До 20 файлов, каждый не больше 20 МБ.")
    from_scanner = forms.MultipleChoiceField(
        label="Из папки сканера", required=False, widget=forms.CheckboxSelectMultiple, help_text="Новые файлы папки сканера. Отмеченные будут приняты и убраны из неё.",
        error_messages={"invalid_choice": "Этого файла в папке сканера больше нет: его уже приняли или убрали. Выберите снова."},
    )  # fmt: skip
    kept_tokens = forms.CharField(required=False, widget=forms.HiddenInput)
    kept_files: tuple[StoredFile, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = scanner.waiting(at=timezone.now())
        if not offered:
            del self.fields["from_scanner"]
            return
        choice: Any = self.fields["from_scanner"]
        choice.choices = [(one.name, f"{one.name}, {timezone.localtime(one.at):%d.%m.%Y %H:%M}, {max(1, one.size // 1024)} КБ") for one in offered]

    def keep_files(self, *, by: User) -> None:
        """Store what was uploaded beside what was stored with the earlier attempts."""
        tokens = (self.cleaned_data.get("kept_tokens") or "").split()
        fresh = [keep(upload, by=by) for upload in self.cleaned_data.get("scans") or []]
        names = self.cleaned_data.get("from_scanner") or []
        scanned = [scanner.take(name, by=by) for name in names]
        self.kept_files = (*(kept(token, by=by) for token in tokens), *fresh, *scanned)
        if names:
            transaction.on_commit(partial(scanner.put_away, names))
        posted: Any = self.data
        data = posted.copy()
        data.setlist("from_scanner", [])
        data["kept_tokens"] = " ".join(token_of(stored, by=by) for stored in self.kept_files)
        self.data = data
