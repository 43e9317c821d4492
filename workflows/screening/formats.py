"""The kinds of files that are known, and which of them are taken from outside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a file is for a person."""

    PDF = "pdf"
    IMAGE = "image"
    DOCUMENT = "document"
    SHEET = "sheet"
    SLIDES = "slides"
    TEXT = "text"
    LETTER = "letter"
    SIGNATURE = "signature"
    ARCHIVE = "archive"
    SOUND = "sound"
    VIDEO = "video"
    PAGE = "page"
    PROGRAM = "program"
    UNKNOWN = "unknown"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Format:
    """One sort of file. `words` says it after «внутри»; the first of `endings` is the usual one."""

    code: str
    kind: Kind
    words: str
    media_type: str = "application/octet-stream"
    endings: tuple[str, ...] = ()
    allowed: bool = True


OOXML = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"
K = Kind
_TABLE = (
    Format("pdf", K.PDF, "документ PDF", "application/pdf", ("pdf",)),
    Format("jpeg", K.IMAGE, "снимок JPEG", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif")),
    Format("png", K.IMAGE, "изображение PNG", "image/png", ("png",)),
    Format("webp", K.IMAGE, "изображение WebP", "image/webp", ("webp",)),
    Format("heic", K.IMAGE, "снимок HEIC", "image/heic", ("heic", "heif", "hif")),
    Format("tiff", K.IMAGE, "изображение TIFF", "image/tiff", ("tif", "tiff")),
    Format("docx", K.DOCUMENT, "документ Word", f"{OOXML}.wordprocessingml.document", ("docx",)),
    Format("xlsx", K.SHEET, "таблица Excel", f"{OOXML}.spreadsheetml.sheet", ("xlsx",)),
    Format("pptx", K.SLIDES, "презентация PowerPoint", f"{OOXML}.presentationml.presentation", ("pptx", "ppsx")),
    Format("odt", K.DOCUMENT, "документ OpenDocument", f"{ODF}.text", ("odt",)),
    Format("ods", K.SHEET, "таблица OpenDocument", f"{ODF}.spreadsheet", ("ods",)),
    Format("odp", K.SLIDES, "презентация OpenDocument", f"{ODF}.presentation", ("odp",)),
    Format("doc", K.DOCUMENT, "документ Word прежнего вида", "application/msword", ("doc",)),
    Format("xls", K.SHEET, "таблица Excel прежнего вида", "application/vnd.ms-excel", ("xls",)),
    Format("ppt", K.SLIDES, "презентация прежнего вида", "application/vnd.ms-powerpoint", ("ppt", "pps")),
    Format("rtf", K.DOCUMENT, "документ RTF", "application/rtf", ("rtf", "doc")),
    Format("txt", K.TEXT, "текст", "text/plain", ("txt", "text", "md", "log")),
    Format("csv", K.SHEET, "таблица CSV", "text/csv", ("csv", "tsv")),
    Format("eml", K.LETTER, "письмо", "message/rfc822", ("eml",)),
    Format("sig", K.SIGNATURE, "электронная подпись", "application/pkcs7-signature", ("sig", "p7s", "sgn", "p7m")),
    Format("zip", K.ARCHIVE, "архив ZIP", "application/zip", ("zip",)),
    Format("mp3", K.SOUND, "звукозапись MP3", "audio/mpeg", ("mp3",)),
    Format("m4a", K.SOUND, "звукозапись M4A", "audio/mp4", ("m4a",)),
    Format("ogg", K.SOUND, "звукозапись OGG", "audio/ogg", ("ogg", "oga", "opus")),
    Format("mp4", K.VIDEO, "видео MP4", "video/mp4", ("mp4", "m4v")),
    Format("mov", K.VIDEO, "видео MOV", "video/quicktime", ("mov", "qt")),
    Format("gif", K.IMAGE, "изображение GIF", "image/gif", ("gif",), allowed=False),
    Format("bmp", K.IMAGE, "изображение BMP", "image/bmp", ("bmp",), allowed=False),
    Format("avif", K.IMAGE, "изображение AVIF", "image/avif", ("avif",), allowed=False),
    Format("wav", K.SOUND, "звукозапись WAV", "audio/wav", ("wav",), allowed=False),
    Format("avi", K.VIDEO, "видео AVI", "video/x-msvideo", ("avi",), allowed=False),
    Format("mkv", K.VIDEO, "видео MKV или WebM", "video/x-matroska", ("mkv", "webm"), allowed=False),
    Format("3gp", K.VIDEO, "видео 3GP", "video/3gpp", ("3gp", "3g2"), allowed=False),
    Format("rar", K.ARCHIVE, "RAR", "application/vnd.rar", ("rar",), allowed=False),
    Format("7z", K.ARCHIVE, "7z", "application/x-7z-compressed", ("7z",), allowed=False),
    Format("gz", K.ARCHIVE, "GZIP", "application/gzip", ("gz", "tgz"), allowed=False),
    Format("bz2", K.ARCHIVE, "BZIP2", "application/x-bzip2", ("bz2",), allowed=False),
    Format("xz", K.ARCHIVE, "XZ", "application/x-xz", ("xz",), allowed=False),
    Format("tar", K.ARCHIVE, "TAR", "application/x-tar", ("tar",), allowed=False),
    Format("cab", K.ARCHIVE, "CAB", "application/vnd.ms-cab-compressed", ("cab",), allowed=False),
    Format("tnef", K.ARCHIVE, "winmail.dat", "application/ms-tnef", ("dat",), allowed=False),
    Format("msg", K.LETTER, "письмо Outlook", "application/vnd.ms-outlook", ("msg",), allowed=False),
    Format("ole2", K.UNKNOWN, "файл неизвестной программы Windows", "application/x-ole-storage", (), allowed=False),
    Format("xml", K.TEXT, "данные XML", "application/xml", ("xml",), allowed=False),
    Format("html", K.PAGE, "HTML", "text/html", ("html", "htm", "xhtml", "mht", "mhtml", "shtml"), allowed=False),
    Format("svg", K.PAGE, "SVG", "image/svg+xml", ("svg", "svgz"), allowed=False),
    Format("program", K.PROGRAM, "программа", endings=("exe", "dll", "scr", "com", "msi", "jar", "apk"), allowed=False),
    Format("script", K.PROGRAM, "сценарий", endings=("js", "vbs", "bat", "cmd", "ps1", "sh"), allowed=False),
    Format("lnk", K.PROGRAM, "ярлык", "application/x-ms-shortcut", ("lnk", "url", "desktop"), allowed=False),
    Format("unknown", K.UNKNOWN, "неизвестное содержимое", allowed=False),
    Format("empty", K.EMPTY, "ничего", allowed=False),
)
FORMATS: dict[str, Format] = {one.code: one for one in _TABLE}
PROMISED: dict[str, Format] = {ending: one for one in reversed(_TABLE) for ending in one.endings}  # what an ending promises

RUN_BY_NAME = frozenset(
    ["ace", "ade", "adp", "apk", "app", "application", "appref-ms", "appx", "bash", "bat", "cmd", "chm", "class", "com", "command", "cpl", "csh", "deb", "desktop", "dex", "diagcab", "dll", "dmg", "drv", "elf", "exe", "gadget", "hlp", "hta", "img", "inf", "ipa", "iqy", "iso", "jar", "jnlp", "js", "jse", "ksh", "lnk", "lua", "mde", "mjs", "msc", "msi", "msix", "msp", "mst", "ocx", "one", "osx", "pif", "pkg", "php", "pl", "prg", "ps1", "psc1", "psm1", "py", "pyc", "pyw", "rb", "reg", "rpm", "run", "scf", "scr", "sct", "sh", "shb", "shs", "slk", "swf", "sys", "udl", "url", "vb", "vbe", "vbs", "vhd", "vhdx", "website", "wll", "ws", "wsc", "wsf", "wsh", "xbap", "xll", "zsh"]
)
SHOWN_BY_BROWSER = frozenset(["htm", "html", "mht", "mhtml", "shtml", "svg", "svgz", "xht", "xhtml", "xsl", "xslt"])
WITH_MACROS = frozenset(["docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppam", "ppsm"])
