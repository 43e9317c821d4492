"""The name of a person in its parts, and what the parts tell of the gender."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflows.printing.declension import dictionary
from workflows.printing.declension.cases import Gender

HIS = re.compile(r"(?:[оеё]вич|ввич|[ьмтк]ич|[ -](?:оглы|улы|уулу))$", re.IGNORECASE)
HERS = re.compile(r"(?:[оеё]вна|ична|[ -](?:кызы|гызы))$", re.IGNORECASE)
HER_SURNAME = re.compile(r"(?:[оеё]ва|[^аеёиоуыэюя][иы]на|[сц]кая)$", re.IGNORECASE)
HIS_SURNAME = re.compile(r"(?:[оеё]в|[^аеёиоуыэюя]ин|[сц]кий)$", re.IGNORECASE)
FULL, SHORT = 3, 2


@dataclass(frozen=True, slots=True)
class FullName:
    """«Иванова Мария Петровна». A gender that a person has chosen goes before any that endings tell."""

    surname: str
    first_name: str = ""
    patronymic: str = ""
    told: Gender = Gender.UNKNOWN

    def __str__(self) -> str:
        return " ".join(part for part in (self.surname, self.first_name, self.patronymic) if part)

    @property
    def gender(self) -> Gender:
        """By choice, else by the patronymic, else by the first name if the surname does not object."""
        return self.told or _by_patronymic(self.patronymic) or _by_names(self.first_name, self.surname)

    @property
    def initials(self) -> str:
        """«М.П.»; a double name keeps both letters: «А.-М.»."""
        return "".join(_initial(part) for part in (self.first_name, self.patronymic) if part)

    @property
    def short(self) -> str:
        """«Иванова М.П.»."""
        return f"{self.surname} {self.initials}".strip()

    @property
    def spoken(self) -> str:
        """«Мария Петровна», as people are addressed."""
        return " ".join(part for part in (self.first_name, self.patronymic) if part)


def parsed(text: str, *, told: Gender = Gender.UNKNOWN) -> FullName:
    """The parts of a name written in one line, surname first; «Мария Петровна Иванова» is understood too."""
    words = text.split()
    if len(words) == FULL and _by_patronymic(words[1]) and not _by_patronymic(words[2]):
        words = [words[2], words[0], words[1]]
    surname, first_name, *rest = (*words, "", "")[: max(len(words), SHORT)]
    return FullName(surname, first_name, " ".join(rest), told)


def _initial(part: str) -> str:
    return "-".join(f"{piece[0]}." for piece in part.split(maxsplit=1)[0].split("-") if piece)


def _by_patronymic(patronymic: str) -> Gender:
    if HERS.search(patronymic):
        return Gender.FEMALE
    return Gender.MALE if HIS.search(patronymic) else Gender.UNKNOWN


def _by_names(first_name: str, surname: str) -> Gender:
    """One gender that both names allow."""
    told = _by_surname(surname)
    known = dictionary.genders(first_name) if first_name else frozenset()
    if not known:
        return told
    allowed = known & {told} if told else known
    return next(iter(allowed)) if len(allowed) == 1 else Gender.UNKNOWN


def _by_surname(surname: str) -> Gender:
    last = surname.rpartition("-")[2]
    if HER_SURNAME.search(last):
        return Gender.FEMALE
    return Gender.MALE if HIS_SURNAME.search(last) else Gender.UNKNOWN
