"""The dictionary of word forms as the declension asks it. The dictionary is loaded at the first question."""

from collections.abc import Iterator
from functools import lru_cache

from pymorphy3.analyzer import Parse

from workflows.printing.declension.cases import Case, Gender
from workflows.printing.russian import dictionary

NAME, SURNAME = "Name", "Surn"
LONGEST = 60  # longer «words» are no words and would cost the dictionary seconds
EITHER = "ms-f"  # «Саша», «Шевченко»: one entry for both genders


def folded(word: str) -> str:
    """The word as two witnesses compare it."""
    return word.casefold().replace("ё", "е")


@lru_cache(10_000)
def readings(word: str) -> tuple[Parse, ...]:
    """What the word may be, in the nominative singular and written in the dictionary."""
    if len(word) > LONGEST:
        return ()
    found = dictionary().parse(word.casefold())
    return tuple(parse for parse in found if parse.is_known and {"nomn", "sing"} in parse.tag)


def forms(word: str, kind: str, gender: Gender, case: Case) -> frozenset[str]:
    """Every form of a name or a surname that the dictionary holds right; nothing for a stranger to it."""
    return frozenset(form for parse in _people(word, kind, gender) if (form := inflected(parse, case)))


def genders(first_name: str) -> frozenset[Gender]:
    """Who bears the name: one gender, both or, for a stranger to the dictionary, none."""
    found: set[Gender] = set()
    for parse in readings(first_name):
        if NAME in parse.tag:
            found |= {gender for gender in (Gender.MALE, Gender.FEMALE) if _is_of(parse, gender)}
    return frozenset(found)


def inflected(parse: Parse, case: Case) -> str:
    """The word in the case, or nothing where it has none."""
    form = parse.inflect({case.value, "sing"})
    return str(form.word) if form else ""


def _people(word: str, kind: str, gender: Gender) -> Iterator[Parse]:
    return (parse for parse in readings(word) if kind in parse.tag and _is_of(parse, gender))


def _is_of(parse: Parse, gender: Gender) -> bool:
    return gender.value in parse.tag or EITHER in str(parse.tag).casefold()
