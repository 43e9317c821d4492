"""Files offered at a form: taken all, or refused with one sentence that names the file and says what to do.

What came by mail or on paper is never refused: see `workflows.screening.checking`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.template.defaultfilters import filesizeformat

from workflows.errors import BadInput
from workflows.screening import names
from workflows.screening.findings import Severity
from workflows.screening.formats import Format, Kind
from workflows.screening.looking import Look, look

MEGABYTE = 1024 * 1024
ELSEWHERE = "или принесите на диске либо флеш-карте"


@dataclass(frozen=True, slots=True)
class Offered:
    """A file as a form gives it: the name is not trusted, the file is read from its beginning."""

    name: str
    file: BinaryIO
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is taken at once; archives and recordings by the policy of the organisation."""

    count: int = 10
    one_bytes: int = 20 * MEGABYTE
    total_bytes: int = 50 * MEGABYTE
    archives: bool = True
    recordings: bool = True


def must_be_acceptable(files: Sequence[Offered], limits: Limits | None = None) -> None:
    """Return quietly, or raise BadInput about the first thing that is wrong."""
    acceptable(files, limits)


def acceptable(files: Sequence[Offered], limits: Limits | None = None) -> tuple[Look, ...]:
    """What each file is, in the same order, with the cleaned name under which to store it; raises BadInput."""
    limits = limits or Limits()
    _must_be_few(len(files), limits)
    for offered in files:
        _must_be_small(offered, limits)
    _must_fit_together(sum(offered.size for offered in files), limits)
    return tuple(_looked_at(offered, limits) for offered in files)


def must_fit(sizes: Sequence[int], limits: Limits) -> None:
    """The same of files that are taken one by one: those before stay, so one sentence does for all that come after."""
    if len(sizes) > limits.count:
        raise BadInput(f"Файлов можно приложить не больше {limits.count}, остальные не приложены. Уберите лишние или соберите остальные в один PDF либо архив .zip.")
    if sum(sizes) > limits.total_bytes:
        raise BadInput(
            f"Все файлы вместе могут занимать не больше {sized(limits.total_bytes)}, остальные не приложены. "
            f"Уберите лишние, пришлите остальные дополнением к обращению {ELSEWHERE}."
        )


def _must_be_few(count: int, limits: Limits) -> None:
    if count > limits.count:
        raise BadInput(
            f"Приложено файлов: {count}, а можно не больше {limits.count}. Оставьте главные или соберите их в один PDF либо архив .zip."
        )


def _must_be_small(offered: Offered, limits: Limits) -> None:
    if offered.size > limits.one_bytes:
        raise BadInput(
            f"Файл «{names.cleaned(offered.name)}» занимает {sized(offered.size)}, а можно не больше {sized(limits.one_bytes)}. "
            f"Уменьшите его, разделите на части {ELSEWHERE}."
        )


def _must_fit_together(total: int, limits: Limits) -> None:
    if total > limits.total_bytes:
        raise BadInput(
            f"Все файлы вместе занимают {sized(total)}, а можно не больше {sized(limits.total_bytes)}. "
            f"Уберите лишние, пришлите остальные дополнением к обращению {ELSEWHERE}."
        )


def _looked_at(offered: Offered, limits: Limits) -> Look:
    seen = look(offered.file, offered.name)
    for finding in seen.findings:
        if finding.severity == Severity.DANGER:
            raise BadInput(finding.about(seen.name))
    if not limits.archives and seen.kind == Kind.ARCHIVE:
        raise BadInput(_by_policy(seen.name, seen.format, "Архивы не принимаются: приложите файлы по одному."))
    if not limits.recordings and seen.kind in (Kind.SOUND, Kind.VIDEO):
        raise BadInput(_by_policy(seen.name, seen.format, f"Записи не принимаются: опишите словами, что на ней, {ELSEWHERE}."))
    return seen


def _by_policy(name: str, found: Format, step: str) -> str:
    return f"Файл «{name}» – {found.words}. {step}"


def sized(size: int) -> str:
    """«20 МБ», «59,6 МБ»."""
    return filesizeformat(size).replace("\xa0", " ").replace(",0 ", " ")
