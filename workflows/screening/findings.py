"""What may be noticed about a file: how grave it is, what it is in words, what the person can do. No name and no word of the file
itself is kept, so a finding outlives the destruction of its file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a finding means for the file."""

    NOTE = "note"  # worth knowing
    WARNING = "warning"  # may be kept, opened with care
    DANGER = "danger"  # refused at a form; of what came by mail or on paper it is said


class Code(StrEnum):
    """What was noticed. Stored: a code is never given another meaning."""

    EMPTY = "empty"
    PROGRAM = "program"
    PROGRAM_NAME = "program_name"
    PAGE = "page"
    SHORTCUT = "shortcut"
    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"
    DISGUISED = "disguised"
    MISNAMED = "misnamed"
    NO_ENDING = "no_ending"
    NAME_CLEANED = "name_cleaned"
    ENCRYPTED = "encrypted"
    BOMB = "bomb"
    MANY_ENTRIES = "many_entries"
    NESTED = "nested"
    PROGRAM_INSIDE = "program_inside"
    PAGE_INSIDE = "page_inside"
    DAMAGED = "damaged"
    SEALED = "sealed"
    MACROS = "macros"
    EMBEDDED = "embedded"
    REMOTE = "remote"
    PDF_SCRIPT = "pdf_script"
    PDF_LAUNCH = "pdf_launch"
    PDF_FILES = "pdf_files"
    PDF_LOCKED = "pdf_locked"
    PIXELS = "pixels"


@dataclass(frozen=True, slots=True)
class Meaning:
    """`what` goes on after «файл»; `step` says what the sender can do."""

    severity: Severity
    what: str
    step: str = ""


HARMFUL = frozenset(  # opened on a worker's machine only after a second thought
    {
        Code.PROGRAM, Code.PROGRAM_NAME, Code.PAGE, Code.SHORTCUT, Code.UNKNOWN, Code.ENCRYPTED, Code.BOMB, Code.NESTED, Code.PROGRAM_INSIDE,
        Code.PAGE_INSIDE, Code.SEALED, Code.MACROS, Code.EMBEDDED, Code.REMOTE, Code.PDF_LAUNCH, Code.PIXELS,
    }
)  # fmt: skip
N, W, D = Severity.NOTE, Severity.WARNING, Severity.DANGER
AS_PDF = "Сохраните его в PDF и приложите снова."
ONE_BY_ONE = "Приложите файлы по одному или соберите их в архив .zip без пароля."
MEANINGS: dict[Code, Meaning] = {
    Code.EMPTY: Meaning(D, "пустой", "Проверьте, что он открывается у вас, и приложите его снова."),
    Code.PROGRAM: Meaning(D, "оказался программой", "Программы не принимаются. Приложите документ или снимок экрана."),
    Code.PROGRAM_NAME: Meaning(D, "назван как программа ({detail})", "Программы не принимаются. Приложите документ или снимок экрана."),
    Code.PAGE: Meaning(D, "оказался страницей сайта или рисунком с разметкой ({detail})", "Распечатайте страницу в PDF или сделайте снимок экрана и приложите его."),
    Code.SHORTCUT: Meaning(D, "оказался ярлыком: самого файла в нём нет", "Найдите файл, на который он указывает, и приложите его."),
    Code.FORBIDDEN: Meaning(D, "такого вида не принимается: внутри {detail}", "Сохраните его в PDF, JPG или DOCX и приложите снова."),
    Code.UNKNOWN: Meaning(D, "неизвестного вида", "Сохраните его в PDF, JPG или DOCX и приложите снова."),
    Code.DISGUISED: Meaning(D, "назван {detail}", "Откройте его у себя, сохраните заново и приложите снова."),
    Code.MISNAMED: Meaning(W, "назван не тем, что он есть: внутри {detail}"),
    Code.NO_ENDING: Meaning(N, "без окончания в имени: внутри {detail}"),
    Code.NAME_CLEANED: Meaning(N, "переименован: в имени были знаки, которых не видно или которые меняют его вид"),
    Code.ENCRYPTED: Meaning(D, "закрыт паролем, и проверить его нельзя", "Снимите пароль и приложите его снова."),
    Code.BOMB: Meaning(D, "распаковывается во много раз больше своего размера ({detail})", "Приложите сами файлы, без архива."),
    Code.MANY_ENTRIES: Meaning(D, "содержит слишком много файлов ({detail})", "Приложите только те, что относятся к обращению."),
    Code.NESTED: Meaning(D, "содержит архив внутри архива", "Распакуйте внутренний архив и приложите файлы без него."),
    Code.PROGRAM_INSIDE: Meaning(D, "содержит программу ({detail})", "Уберите её из архива и приложите архив снова."),
    Code.PAGE_INSIDE: Meaning(D, "содержит страницу сайта ({detail})", "Замените её в архиве на PDF и приложите архив снова."),
    Code.DAMAGED: Meaning(D, "повреждён или передан не до конца", "Проверьте, что он открывается у вас, и приложите его снова."),
    Code.SEALED: Meaning(D, "запакован в {detail}, а такие архивы программа не может проверить", ONE_BY_ONE),
    Code.MACROS: Meaning(D, "содержит макросы", "Сохраните его без макросов (например, .docx или .xlsx) или в PDF и приложите снова."),
    Code.EMBEDDED: Meaning(W, "содержит вложенный объект другой программы"),
    Code.REMOTE: Meaning(W, "при открытии загружает шаблон из сети"),
    Code.PDF_SCRIPT: Meaning(W, "содержит сценарий JavaScript"),
    Code.PDF_LAUNCH: Meaning(D, "при открытии запускает программу", "Распечатайте его в новый PDF и приложите снова."),
    Code.PDF_FILES: Meaning(W, "содержит вложенные файлы"),
    Code.PDF_LOCKED: Meaning(W, "защищён: его содержимое зашифровано и проверено не полностью"),
    Code.PIXELS: Meaning(D, "слишком большой в точках ({detail})", "Уменьшите изображение и приложите его снова."),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed. `detail` is a size, a count, an ending or a word of ours, never a name from the file."""

    code: Code
    detail: str = ""

    @property
    def severity(self) -> Severity:
        return MEANINGS[self.code].severity

    @property
    def is_harmful(self) -> bool:
        return self.code in HARMFUL

    @property
    def what(self) -> str:
        """«закрыт паролем, и проверить его нельзя»."""
        return MEANINGS[self.code].what.format(detail=self.detail)

    @property
    def step(self) -> str:
        return MEANINGS[self.code].step

    @property
    def sentence(self) -> str:
        """For the worker who opens the file."""
        return f"Файл {self.what}."

    def about(self, name: str) -> str:
        """For the person who offers the file: what is wrong and what to do."""
        return f"Файл «{name}» {self.what}. {self.step}".strip()
