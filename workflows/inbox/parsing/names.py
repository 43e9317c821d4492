"""Names of files as a clerk may see and save them: readable, without folders, nothing hidden in them."""

from __future__ import annotations

import re

from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.plain import one_line

NAME_CUT = "Имя файла длиннее 150 знаков: показано его начало."
NAME_TURNED = "В имени файла скрыты знаки, меняющие порядок букв: они показаны кодами вида [U+202E]."
LONGEST = 150
_FOLDERS = re.compile(r"^(?:[A-Za-z]:[\\/]|[\\/]|\.\.?[\\/]).*[\\/]")
_LEADING = re.compile(r"^(?:[A-Za-z]:[\\/]|[\\/]|\.\.?[\\/])+")
_SEPARATORS = re.compile(r"[\\/]")
_ENDINGS = {
    "image/jpeg": "jpg", "image/jpg": "jpg", "image/pjpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/heic": "heic",
    "image/heif": "heif", "image/webp": "webp", "image/bmp": "bmp", "image/tiff": "tif", "image/svg+xml": "svg",
    "application/pdf": "pdf", "application/zip": "zip", "application/msword": "doc", "application/rtf": "rtf", "text/rtf": "rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx", "application/vnd.ms-excel": "xls",
    "application/vnd.oasis.opendocument.text": "odt", "text/plain": "txt", "text/html": "html", "text/calendar": "ics",
    "text/vcard": "vcf", "text/csv": "csv", "application/ics": "ics", "message/rfc822": "eml", "application/ms-tnef": "dat",
    "application/pkcs7-signature": "p7s", "application/x-pkcs7-signature": "p7s", "application/pkcs7-mime": "p7m",
    "application/x-pkcs7-mime": "p7m", "application/pgp-signature": "asc", "message/delivery-status": "txt",
    "message/disposition-notification": "txt", "text/rfc822-headers": "txt", "audio/mpeg": "mp3", "audio/mp4": "m4a",
    "audio/ogg": "ogg", "audio/amr": "amr", "video/mp4": "mp4", "video/quicktime": "mov", "video/3gpp": "3gp",
}  # fmt: skip
_NOUNS = {
    "text/calendar": "Приглашение", "application/ics": "Приглашение", "text/html": "Страница", "text/vcard": "Визитка",
    "message/rfc822": "Письмо", "message/delivery-status": "Отчёт о доставке", "text/rfc822-headers": "Заголовки письма",
    "message/disposition-notification": "Отчёт о прочтении", "application/pkcs7-signature": "Электронная подпись",
    "application/x-pkcs7-signature": "Электронная подпись", "application/pgp-signature": "Электронная подпись",
    "application/pkcs7-mime": "Письмо S-MIME", "application/x-pkcs7-mime": "Письмо S-MIME",
    "application/ms-tnef": "winmail", "image": "Изображение", "audio": "Запись", "video": "Видео", "text": "Текст",
}  # fmt: skip


def safe_name(name: str, defects: Defects) -> str:
    """The sender's own name; empty when nothing is left of it."""
    shown = one_line(_LEADING.sub("", _FOLDERS.sub("", name)))
    if "[U+" in shown and shown != name:
        defects.add(NAME_TURNED)
    shown = _SEPARATORS.sub("_", shown).rstrip(" .") if shown.strip(" .") else ""
    return _short(shown, defects)


def _short(name: str, defects: Defects) -> str:
    if len(name) <= LONGEST:
        return name
    defects.add(NAME_CUT)
    stem, dot, ending = name.rpartition(".")
    tail = f"…{dot}{ending}" if stem and len(ending) <= 10 else "…"
    return name[: LONGEST - len(tail)] + tail


def given_name(media_type: str, number: int) -> str:
    """A name for a file that came without: «Изображение 2.jpg»."""
    noun = _NOUNS.get(media_type) or _NOUNS.get(media_type.partition("/")[0]) or "Файл"
    ending = _ENDINGS.get(media_type, "bin")
    return f"{noun} {number}.{ending}" if number > 1 else f"{noun}.{ending}"
