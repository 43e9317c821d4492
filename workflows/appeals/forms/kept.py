"""Several uploads that survive a corrected form: each is stored at once under a token that only the same person may use."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

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
    kept_tokens = forms.CharField(required=False, widget=forms.HiddenInput)
    kept_files: tuple[StoredFile, ...] = ()

    def keep_files(self, *, by: User) -> None:
        """Store what was uploaded beside what was stored with the earlier attempts."""
        tokens = (self.cleaned_data.get("kept_tokens") or "").split()
        fresh = [keep(upload, by=by) for upload in self.cleaned_data.get("scans") or []]
        self.kept_files = (*(kept(token, by=by) for token in tokens), *fresh)
        posted: Any = self.data
        data = posted.copy()
        data["kept_tokens"] = " ".join(token_of(stored, by=by) for stored in self.kept_files)
        self.data = data
