"""What declension is asked for and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Case(StrEnum):
    """The six cases; the values are those of the dictionary."""

    NOMINATIVE = "nomn"
    GENITIVE = "gent"
    DATIVE = "datv"
    ACCUSATIVE = "accs"
    INSTRUMENTAL = "ablt"
    PREPOSITIONAL = "loct"


class Gender(StrEnum):
    """The gender of a person, which decides whether «Шевчук» is declined; unknown is an answer too."""

    MALE = "masc"
    FEMALE = "femn"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A word or phrase in the case asked for, when `sure`; as it was given, when not: the caller words around it."""

    text: str
    sure: bool = True

    def __str__(self) -> str:
        return self.text


def joined(forms: list[Form], given: str, *, by: str = " ") -> Form:
    """The parts as one phrase; one doubtful part leaves the whole as it was given, never half of it."""
    if all(form.sure for form in forms):
        return Form(by.join(form.text for form in forms))
    return Form(given, sure=False)
