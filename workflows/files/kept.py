"""Uploads that survive a corrected form: stored at once under a signed token that only the same person may use."""

from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature

from workflows.errors import BadInput
from workflows.files.models import StoredFile
from workflows.files.storage import store
from workflows.people.models import User

SALT = "files.kept"
DAY = 24 * 60 * 60
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/plain",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
}
SCAN_BEGINNINGS = {"application/pdf": b"%PDF-", "image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
MOST_SCAN = 20 * 1024 * 1024


def keep(upload: UploadedFile, *, by: User) -> StoredFile:
    """Store an upload privately, under the name it had."""
    name = (upload.name or "файл")[-255:]
    return store(upload.read(), name=name, media_type=media_type(name), by=by)


def media_type(name: str) -> str:
    """By the ending of the name; what is unknown is just bytes."""
    ending = "." + name.rpartition(".")[2].lower()
    return MEDIA_TYPES.get(ending, "application/octet-stream")


def token_of(stored: StoredFile, *, by: User) -> str:
    """The token by which this person takes the file up again."""
    return signing.dumps([stored.pk, by.pk], salt=SALT)


def kept(token: str, *, by: User) -> StoredFile:
    """The file of a token; raises BadInput for a foreign, broken or old one."""
    try:
        file_id, user_id = signing.loads(token, salt=SALT, max_age=DAY)
    except BadSignature as broken:
        raise BadInput("Загруженный файл больше не доступен: прошли сутки или ссылка неполная. Загрузите его снова.") from broken
    found = StoredFile.objects.filter(pk=file_id).select_related("blob").first()
    if found is None or user_id != by.pk:
        raise BadInput("Этот файл загрузил другой человек. Загрузите его сами.")
    return found


class KeepsScan(forms.Form):
    """A form with a scan that is not asked for twice."""

    scan = forms.FileField(label="Скан протокола", required=False, help_text="PDF, JPG или PNG, не больше 20 МБ.")
    scan_token = forms.CharField(required=False, widget=forms.HiddenInput)
    kept_scan: StoredFile | None = None

    def clean_scan(self) -> UploadedFile | None:
        given: UploadedFile | None = self.cleaned_data.get("scan")
        if given is None:
            return None
        beginning = SCAN_BEGINNINGS.get(media_type(given.name or ""))
        if beginning is None:
            raise forms.ValidationError("Скан должен быть в PDF, JPG или PNG. Сохраните его в одном из этих видов.")
        if (given.size or 0) > MOST_SCAN:
            raise forms.ValidationError("Скан больше 20 МБ. Уменьшите его и приложите снова.")
        if given.read(len(beginning)) != beginning:
            raise forms.ValidationError("Файл назван как скан, но внутри не PDF, JPG и не PNG. Откройте его у себя и сохраните заново.")
        given.seek(0)
        return given

    def keep_scan(self, *, by: User) -> None:
        """Store what was uploaded, or take up what was stored with the earlier attempt."""
        upload, token = self.cleaned_data.get("scan"), self.cleaned_data.get("scan_token")
        if upload:
            self.kept_scan = keep(upload, by=by)
        elif token:
            self.kept_scan = kept(token, by=by)
        if self.kept_scan:
            posted: Any = self.data
            data = posted.copy()
            data["scan_token"] = token_of(self.kept_scan, by=by)
            self.data = data
