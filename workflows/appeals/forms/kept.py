"""Several uploads that survive a corrected form: each is stored at once under a token that only the same person may use.

How many and how large is said by the rules of the house, as for citizens. What does not fit is named; what fits stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO, ClassVar, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from workflows.appeals import uploads
from workflows.errors import BadInput
from workflows.files import scanner
from workflows.files.kept import MOST_SCAN, kept, token_of
from workflows.files.models import StoredFile
from workflows.files.storage import store
from workflows.people.models import User
from workflows.screening.accepting import Offered, acceptable
from workflows.screening.findings import Code, Finding
from workflows.screening.looking import Look, look
from workflows.screening.room import Room

ANY = "application/octet-stream"
Offer = tuple[str, int, Callable[[], StoredFile]]


class ManyFiles(forms.ClearableFileInput):
    """A field for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files of any kind; whether they are taken is asked when they are kept, one by one."""

    widget = ManyFiles

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"allow_empty_file": True, **kwargs})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given if one]


class KeepsFiles(forms.Form):
    """A form whose files are not asked for twice. Call `keep_files` after validation, then ask `is_valid` once more."""

    TOO_MANY: ClassVar[str] = "Соберите их в один PDF либо архив .zip и приложите снова."
    IS_OUTGOING: ClassVar[bool] = False  # what goes out must be of a kind that is taken; what came on paper is kept whatever it is

    scans = FilesField(label="Сканы и файлы", required=False)
    from_scanner = forms.MultipleChoiceField(
        label="Из папки сканера", required=False, widget=forms.CheckboxSelectMultiple, help_text="Новые файлы папки сканера. Отмеченные будут приняты и убраны из неё.",
        error_messages={"invalid_choice": "Этого файла в папке сканера больше нет: его уже приняли или убрали. Выберите снова."},
    )  # fmt: skip
    kept_tokens = forms.CharField(required=False, widget=forms.HiddenInput)
    unwanted = forms.Field(required=False, widget=forms.MultipleHiddenInput)
    kept_files: tuple[StoredFile, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limits = uploads.limits()
        self.fields["scans"].help_text = self.fields["scans"].help_text or uploads.in_words(self.limits)
        offered = scanner.waiting(at=timezone.now(), most=self._most_scan)
        self._sizes = {one.name: one.size for one in offered}
        if not offered:
            del self.fields["from_scanner"]
            return
        choice: Any = self.fields["from_scanner"]
        choice.choices = [(one.name, f"{one.name}, {timezone.localtime(one.at):%d.%m.%Y %H:%M}, {max(1, one.size // 1024)} КБ") for one in offered]

    @property
    def _most_scan(self) -> int:
        """A scan over the limit of the house is offered still: the form says why it is not taken."""
        return max(self.limits.one_bytes, MOST_SCAN)

    @property
    def brings_files(self) -> bool:
        """Whether the form, as it was sent, comes with at least one file."""
        given = self.cleaned_data
        held = len((given.get("kept_tokens") or "").split()) - len(given.get("unwanted") or [])
        return bool(given.get("scans") or given.get("from_scanner") or held > 0)

    def keep_files(self, *, by: User) -> None:
        """Store what was given beside what was stored with the earlier attempts; each file that is not taken is an error with its name."""
        refusals: list[str] = []
        held = self._held(refusals, by=by)
        room = Room(self.limits, [stored.blob.size for stored in held])
        for name, size, stored_as in self._offers(by=by):
            if not room.fits(name, size):
                continue
            try:
                held.append(stored_as())
            except BadInput as broken:
                refusals.append(str(broken))
                continue
            room.fill(size)
        self.kept_files = tuple(held)
        for sentence in (*refusals, *room.refusals(step=self.TOO_MANY)):
            self.add_error("scans", sentence)
        self._remember(by=by)

    def _held(self, refusals: list[str], *, by: User) -> list[StoredFile]:
        """What was stored with the earlier attempts, without what the person has taken out since."""
        found: list[StoredFile] = []
        unwanted = set(self.cleaned_data.get("unwanted") or [])
        for token in (self.cleaned_data.get("kept_tokens") or "").split():
            try:
                found.append(kept(token, by=by))
            except BadInput as broken:
                refusals.append(str(broken))
        return [stored for stored in found if str(stored.pk) not in unwanted]

    def _offers(self, *, by: User) -> Iterator[Offer]:
        given = self.cleaned_data
        for upload in given.get("scans") or []:
            yield upload.name or "файл", upload.size or 0, partial(self._stored, upload, by=by)
        for name in given.get("from_scanner") or []:
            yield name, self._sizes.get(name, 0), partial(self._scanned, name, by=by)

    def _stored(self, upload: UploadedFile, *, by: User) -> StoredFile:
        seen = self._looked_at(upload)
        upload.seek(0)
        return store(upload.read(), name=seen.name, media_type=seen.media_type if seen.format.allowed else ANY, by=by)

    def _looked_at(self, upload: UploadedFile) -> Look:
        offered = Offered(upload.name or "файл", cast("BinaryIO", upload), upload.size or 0)
        if self.IS_OUTGOING:
            return acceptable([offered], self.limits)[0]
        seen = look(offered.file, offered.name)
        if not offered.size:
            raise BadInput(Finding(Code.EMPTY).about(seen.name))
        return seen

    def _scanned(self, name: str, *, by: User) -> StoredFile:
        """Only a scan that is stored is put away: the others stay in the folder."""
        taken = scanner.take(name, by=by, most=self._most_scan)
        transaction.on_commit(partial(scanner.put_away, [name]))
        return taken

    def _remember(self, *, by: User) -> None:
        """The page that is sent back names the stored files and asks for none of them again."""
        posted: Any = self.data
        data = posted.copy()
        data.setlist("from_scanner", [])
        data.setlist("unwanted", [])
        data["kept_tokens"] = " ".join(token_of(stored, by=by) for stored in self.kept_files)
        self.data = data
