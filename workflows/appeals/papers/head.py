"""What every paper has at its head and at its foot: the organisation, who signed, who prepared, how many sheets are added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.printing.marks import Mark
from workflows.printing.typography import bound
from workflows.printing.words import NBSP


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The organisation with its реквизиты; what is not known takes no line."""

    full_name: str
    short_name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    site: str = ""
    ogrn: str = ""
    inn: str = ""
    kpp: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Address, telephone, mail and numbers as they stand under the name."""
        registered = f"ОГРН{NBSP}{self.ogrn}" if self.ogrn else ""
        return tuple(line for line in (self.address, self._calls, self._posts, registered, self._codes) if line)

    @property
    def _calls(self) -> str:
        return f"Тел.: {self.phone}" if self.phone else ""

    @property
    def _posts(self) -> str:
        return ", ".join(part for part in (self.email, self.site) if part)

    @property
    def _codes(self) -> str:
        codes = {"ИНН": self.inn, "КПП": self.kpp}
        known = {name: code for name, code in codes.items() if code}
        return f"{'/'.join(known)}{NBSP}{'/'.join(known.values())}" if known else ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: post, «П.П. Петров», and the mark of the electronic signature; without it a place for ink is left."""

    post: str
    name: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Executor:
    """Who prepared the paper and answers the telephone (ГОСТ Р 7.0.97-2025, реквизит 25)."""

    name: str
    phone: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Two lines at the bottom left."""
        return tuple(line for line in (self.name, self.phone) if line)


@dataclass(frozen=True, slots=True)
class Attachment:
    """What goes with the paper. Without sheets it is a file."""

    title: str
    sheets: int | None = None
    copies: int = 1

    def __str__(self) -> str:
        return f"{self.title} {self.size}." if self.size else f"{self.title}."

    @property
    def size(self) -> str:
        """«на 2 л. в 1 экз», the stop is put by the line."""
        return bound(f"на {self.sheets}{NBSP}л. в {self.copies}{NBSP}экз") if self.sheets else ""


def attached(attachments: tuple[Attachment, ...]) -> Iterator[str]:
    """The lines of «Приложение:», numbered when there are several."""
    for number, attachment in enumerate(attachments, start=1):
        yield f"{number}. {attachment}" if len(attachments) > 1 else str(attachment)
