"""Russian words in their dictionary forms, «ё» as «е». Pure: no database."""

import re
import unicodedata
from functools import lru_cache

from workflows.printing.russian import dictionary

WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+")  # «2.2» is one word: the number of a point
RUSSIAN = re.compile("[а-я]")
LATIN = re.compile("[a-z]")
UNSEEN = str.maketrans("", "", "\u00ad\u0301\u200b\ufeff")  # soft hyphen, stress mark and what browsers paste along
TWINS = str.maketrans("aceopxykmthb", "асеорхукмтнв")

PLAUSIBLE = 0.05
LONGEST = 60  # longer «words» are no words and would cost the dictionary seconds


def spans(text: str) -> list[tuple[int, int, str]]:
    """Where each word stands in an NFC text, and how search sees it: for marking what was found."""
    return [(match.start(), match.end(), fold(match.group())) for match in WORD.finditer(text)]


def fold(word: str) -> str:
    """One spelling for the same word: small letters, «ё» as «е», Latin twins of Cyrillic letters inside it put right."""
    small = clean(word).casefold().replace("ё", "е")
    return small.translate(TWINS) if RUSSIAN.search(small) and LATIN.search(small) else small


def clean(text: str) -> str:
    """Composed letters, without invisible characters: «й» typed in two keys is «й»."""
    return unicodedata.normalize("NFC", text).translate(UNSEEN)


@lru_cache(50_000)
def lemmas(word: str) -> tuple[str, ...]:
    """Plausible dictionary forms of a folded word, best first, nouns before all: «устав» in an act is hardly «устать»."""
    if len(word) > LONGEST or not RUSSIAN.search(word):
        return (word,)
    parses = [parse for parse in dictionary().parse(word) if parse.score >= PLAUSIBLE]
    parses.sort(key=lambda parse: ("NOUN" not in parse.tag, -parse.score))
    return tuple(dict.fromkeys(parse.normal_form.replace("ё", "е") for parse in parses)) or (word,)
