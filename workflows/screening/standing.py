"""How a file from outside stands today: derived from the looks at it and from the answers of the scanner, never stored."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import TextChoices

from workflows.files.models import Derived, StoredFile
from workflows.screening import scanning
from workflows.screening.findings import Finding, Severity
from workflows.screening.models import FileCheck, ScanAnswer, ScanAttempt, Screening, Undrawn


class State(TextChoices):
    """What the scanner has to say of a file."""

    NOT_ASKED = "not_asked", ""
    OFF = "off", ""
    PENDING = "pending", "ещё не проверен на вирусы"
    CLEAN = "clean", "вирусов нет"
    INFECTED = "infected", "заражён, не открывается"
    UNSCANNABLE = "unscannable", "проверить на вирусы нельзя"


WORDS = {
    State.PENDING: "Файл ещё не проверен на вирусы. Проверка идёт сама; если он нужен не сейчас, вернитесь к нему позже.",
    State.UNSCANNABLE: "Проверить файл на вирусы нельзя: {detail}. Открывайте его, только если ждали его от этого человека.",
}
CLOSED = (
    "В файле найден вирус ({detail}), поэтому он не открывается, а хранится как часть обращения. Попросите заявителя прислать "
    "документ заново; срок ответа от этого не меняется."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """One file today."""

    state: State = State.NOT_ASKED
    detail: str = ""
    findings: tuple[Finding, ...] = ()
    sorts: frozenset[str] = frozenset()  # copies for the screen that are there
    undrawn: str = ""  # why there is none of what usually has one

    @property
    def is_closed(self) -> bool:
        return self.state == State.INFECTED

    @property
    def has_picture(self) -> bool:
        return Derived.Sort.THUMBNAIL in self.sorts and not self.is_closed

    @property
    def why_closed(self) -> str:
        """The sentence instead of the file; nothing for a file that opens."""
        return CLOSED.format(detail=self.detail) if self.is_closed else ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What must be read before the file is given; nothing for one that is given at once."""
        scanned = (WORDS[self.state].format(detail=self.detail),) if self.state in WORDS else ()
        return (*scanned, *(finding.sentence for finding in self.findings if finding.is_harmful))

    @property
    def remarks(self) -> tuple[str, ...]:
        """Words beside the name: what should be known without opening it."""
        noticed = tuple(finding.what for finding in self.findings if finding.severity != Severity.NOTE)
        return (*noticed, self.undrawn) if self.undrawn else noticed


def standing_of(file: StoredFile) -> Standing:
    """One file; see `standings`."""
    return standings([file])[file.pk]


def standings(files: Collection[StoredFile]) -> dict[int, Standing]:
    """Each file by its key, in four queries however many they are."""
    keys = [file.pk for file in files]
    if not keys:
        return {}
    asked = {file: Undrawn(undrawn).label if undrawn else "" for file, undrawn in FileCheck.objects.filter(file__in=keys).values_list("file", "undrawn")}
    looks = {one.file_id: one for one in Screening.objects.filter(file__in=keys).order_by("pk")}
    answers = _answers(keys)
    sorts: dict[int, set[str]] = {key: set() for key in keys}
    for original, sort in Derived.objects.filter(original__in=keys).values_list("original", "sort"):
        sorts[original].add(sort)
    waiting = State.PENDING if scanning.scanner() is not None else State.OFF
    return {
        key: Standing(
            *answers.get(key, (waiting if key in asked else State.NOT_ASKED, "")),
            findings=looks[key].findings if key in looks else (),
            sorts=frozenset(sorts[key]),
            undrawn=asked.get(key, ""),
        )
        for key in keys
    }


def _answers(keys: Collection[int]) -> dict[int, tuple[State, str]]:
    """The last final answer of each file; a virus once found is not forgotten."""
    found: dict[int, tuple[State, str]] = {}
    for file, state, detail in _final(keys):
        if file not in found or found[file][0] != State.INFECTED:
            found[file] = (state, detail)
    return found


def _final(keys: Collection[int]) -> Iterator[tuple[int, State, str]]:
    rows = ScanAttempt.objects.filter(file__in=keys).exclude(answer=ScanAnswer.ERROR).order_by("pk")
    for file, answer, detail in rows.values_list("file", "answer", "detail"):
        yield file, State(answer), detail
