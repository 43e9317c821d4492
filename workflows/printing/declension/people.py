"""Names of people in cases: the rules for names and the dictionary must agree, or the name stays in the nominative.

The rules (pytrovich) know every ending but not every exception («Джек» → «Джьку»); the dictionary knows the words it
has seen. What neither can vouch for is left as it was given: a letter to «Ким Ён» is better than one to «Киму Ёну».
"""

from __future__ import annotations

import re
from functools import lru_cache

from pytrovich.enums import Case as RuleCase
from pytrovich.enums import Gender as RuleGender
from pytrovich.enums import NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from workflows.printing.declension import dictionary
from workflows.printing.declension.cases import Case, Form, Gender, joined
from workflows.printing.declension.fullname import FullName

RULE_CASES = {
    Case.GENITIVE: RuleCase.GENITIVE,
    Case.DATIVE: RuleCase.DATIVE,
    Case.ACCUSATIVE: RuleCase.ACCUSATIVE,
    Case.INSTRUMENTAL: RuleCase.INSTRUMENTAL,
    Case.PREPOSITIONAL: RuleCase.PREPOSITIONAL,
}
RULE_GENDERS = {Gender.MALE: RuleGender.MALE, Gender.FEMALE: RuleGender.FEMALE}

# Surnames strange to the dictionary whose ending leaves no doubt.
STILL = re.compile(r"(?:[оеэиыуюё]|ых)$")  # «Шевченко», «Гёте», «Седых»: the same in every case
REGULAR = {
    Gender.MALE: re.compile(
        r"(?:[оеё]в|[иы]н|[сц]к[ио]й|ый|ич|[уюая]к|ник|чик|[аяе]р|[ая]н|берг|штейн|дзе|швили|ман|сон|[кг]а"
        r"|[бвдзмпрст]ь|[аиоуя]ль)$"
    ),
    Gender.FEMALE: re.compile(r"(?:[оеё]ва|[иы]на|[сц]кая|ная|[кг]а|[бвгджзклмнпрстфхцчшщйь])$"),
}
FIRST_OF_TWO = re.compile(r"\w{2,}(?:[оеё]ва?|[иы]на?|[сц]кий|[сц]кая|ич|ко)$")  # «Бонч-», «Кара-» are not declined
PATRONYMIC = re.compile(r"(?:[оеё]вич|ввич|[ьмтк]ич|[оеё]вна|ввична|ична)$")
TURKIC = re.compile(r"[ -](?:оглы|кызы|улы|уулу|гызы)$", re.IGNORECASE)


def person_in(case: Case, name: FullName) -> Form:
    """«Ивановой Марии Петровне» for the dative of «Иванова Мария Петровна»."""
    if case is Case.NOMINATIVE:
        return Form(str(name))
    parts = [_surname(name.surname, name.gender, case), _first_name(name.first_name, name.gender, case)]
    parts.append(_patronymic(name.patronymic, name.gender, case))
    return joined([part for part in parts if part.text], str(name))


def short_person_in(case: Case, name: FullName) -> Form:
    """«Ивановой М.П.»: only the surname is declined, and with initials only its gender can be doubtful."""
    given = f"{name.surname} {name.initials}".strip()
    surname = Form(name.surname) if case is Case.NOMINATIVE else _surname(name.surname, name.gender, case)
    return joined([surname, Form(name.initials)], given) if name.initials else surname


@lru_cache(1)
def _rules() -> PetrovichDeclinationMaker:
    return PetrovichDeclinationMaker()


def _surname(word: str, gender: Gender, case: Case) -> Form:
    pieces = word.split("-")
    if any(not FIRST_OF_TWO.search(piece) for piece in pieces[:-1]) and not STILL.search(word):
        return Form(word, sure=False)
    return joined([_part_of_surname(piece, gender, case) for piece in pieces], word, by="-")


def _part_of_surname(word: str, gender: Gender, case: Case) -> Form:
    if gender is Gender.UNKNOWN:
        return Form(word, sure=bool(STILL.search(word)))
    known = dictionary.forms(word, dictionary.SURNAME, gender, case)
    ruled = _ruled(NamePart.LASTNAME, word, gender, case)
    if known:
        return _agreed(word, ruled, known)
    if STILL.search(word) and ruled == word:
        return Form(word)
    return Form(ruled) if REGULAR[gender].search(word) else Form(word, sure=False)


def _first_name(word: str, gender: Gender, case: Case) -> Form:
    if not word:
        return Form("")
    if gender is Gender.UNKNOWN:
        return Form(word, sure=False)
    pieces = [
        _agreed(
            piece,
            _ruled(NamePart.FIRSTNAME, piece, gender, case),
            dictionary.forms(piece, dictionary.NAME, gender, case),
        )
        for piece in word.split("-")
    ]
    return joined(pieces, word, by="-") if len(pieces) == 1 or gender is Gender.FEMALE else Form(word, sure=False)


def _patronymic(word: str, gender: Gender, case: Case) -> Form:
    if not word or TURKIC.search(word):
        return Form(word)
    if gender is Gender.UNKNOWN or not PATRONYMIC.search(word):
        return Form(word, sure=False)
    return Form(_ruled(NamePart.MIDDLENAME, word, gender, case))


def _agreed(word: str, ruled: str, known: frozenset[str]) -> Form:
    """The rules' answer if the dictionary has the same and no other; a «ё» that only the rules see is a mistake («Алиёй»)."""
    same = known == {ruled.casefold()} or (
        "ё" not in ruled and {dictionary.folded(form) for form in known} == {dictionary.folded(ruled)}
    )
    return Form(ruled) if same else Form(word, sure=False)


def _ruled(part: NamePart, word: str, gender: Gender, case: Case) -> str:
    return _rules().make(part, RULE_GENDERS[gender], RULE_CASES[case], word)
