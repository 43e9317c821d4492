"""Posts and units in cases: «Генеральному директору», «методисту отдела качества», «Департаменту образования».

Adjectives before the head word and the head word itself change, all that follows is governed by it and stays. A post
has no gender of its own: «генеральному директору» is said of a woman too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pymorphy3.analyzer import Parse

from workflows.printing.declension import dictionary
from workflows.printing.declension.cases import Case, Form

ABBREVIATION = re.compile(r"^[А-ЯЁ]{2,}$")
ACTING = re.compile(r"^(?:и\.о\.|врио)$", re.IGNORECASE)
HARD_HYPHEN = ("пресс", "вице", "бизнес", "веб", "арт", "экс", "обер", "блок", "премьер")


def post_in(case: Case, post: str) -> Form:
    """The post or the unit in the case; as given and not sure where the head word is unknown or is not alone."""
    words = post.split()
    if case is Case.NOMINATIVE or not words:
        return Form(post)
    if ACTING.match(words[0]) or ABBREVIATION.match(words[0]):
        return Form(post)
    size = _size_of_head(words)
    if not size or _another_head(words[size:], words[size - 1]):
        return Form(post, sure=False)
    head = _head(words[size - 1])
    changed = list(_changed(words[:size], head, case))
    if not changed or not all(changed):
        return Form(post, sure=False)
    return Form(" ".join((*changed, *words[size:])))


def _head(word: str) -> Parse | None:
    """The reading of a word as the head of a phrase: a noun or, failing that, an adjective used as one."""
    found = _readings(word)
    nouns = [parse for parse in found if parse.tag.POS == "NOUN"]
    people = [parse for parse in nouns if "anim" in parse.tag]
    described = [parse for parse in found if _describes(parse)]
    return next(iter(people or nouns or described), None)


def _size_of_head(words: list[str]) -> int:
    """How many words from the beginning change: adjectives up to the first noun."""
    for position, word in enumerate(words):
        found = _readings(word)
        if not found:
            return position
        if any(parse.tag.POS == "NOUN" for parse in found) and not _goes_on(words, position):
            return position + 1
        if not any(_describes(parse) for parse in found):
            return position + 1 if any(parse.tag.POS == "NOUN" for parse in found) else position
    return len(words)


def _goes_on(words: list[str], position: int) -> bool:
    """«старший» in «старший методист»: an adjective too, and a noun of its gender follows."""
    if position + 1 == len(words) or not any(_describes(parse) for parse in _readings(words[position])):
        return False
    own = {parse.tag.gender for parse in _readings(words[position])}
    return any(parse.tag.gender in own for parse in _readings(words[position + 1]))


def _changed(words: list[str], head: Parse | None, case: Case) -> Iterator[str]:
    if head is None:
        return
    for position, word in enumerate(words):
        last = position == len(words) - 1
        yield _like(word, _hyphenated(word, head, case) if last else _adjective(word, head, case))


def _hyphenated(word: str, head: Parse, case: Case) -> str:
    """«учителю-логопеду», but «пресс-секретарю»."""
    *before, _ = word.split("-")
    parts = [_first_half(part, case) for part in before]
    return "-".join((*parts, _in_case(head, head, case))) if all(parts) else ""


def _first_half(part: str, case: Case) -> str:
    if part.casefold() in HARD_HYPHEN:
        return part
    found = _head(part)
    return dictionary.inflected(found, case) if found and found.tag.POS == "NOUN" else ""


def _adjective(word: str, head: Parse, case: Case) -> str:
    found = (parse for parse in _readings(word) if _describes(parse) and parse.tag.gender == head.tag.gender)
    return next((form for parse in found if (form := _in_case(parse, head, case))), "")


def _in_case(parse: Parse, head: Parse, case: Case) -> str:
    if parse.tag.POS == "NOUN" or case is not Case.ACCUSATIVE:
        return dictionary.inflected(parse, case)
    alive = "anim" in head.tag or head.tag.POS != "NOUN"  # a post without a noun is a person: «уполномоченного»
    form = parse.inflect(
        {case.value, "sing", "anim" if alive else "inan"} if parse.tag.gender == "masc" else {case.value}
    )
    return str(form.word) if form else ""


def _readings(word: str) -> list[Parse]:
    """Nouns and adjectives that the word, or the last part of a double one, may be; «по» is no programme here."""
    found = dictionary.readings(word.strip(",;").rpartition("-")[2])
    return [parse for parse in found if parse.tag.POS in {"NOUN", "ADJF", "PRTF"} and "Fixd" not in parse.tag]


def _describes(parse: Parse) -> bool:
    return parse.tag.POS in {"ADJF", "PRTF"}


def _another_head(rest: list[str], head: str) -> bool:
    """«директор и главный бухгалтер», «доцент, методист»: a second nominative that must change as well."""
    joiner = head.endswith((",", ";"))
    for word in rest:
        if joiner and _readings(word):
            return True
        joiner = word in {"и", "или", "–", "—", "-"} or word.endswith((",", ";"))
    return False


def _like(given: str, form: str) -> str:
    """The form with the capital letter of the word that was given."""
    return form[:1].upper() + form[1:] if given[:1].isupper() else form
