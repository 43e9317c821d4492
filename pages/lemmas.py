"""Russian words as search sees them: dictionary forms, «ё» as «е», without the smallest words. Pure: no database."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain, islice, product

from workflows.printing.russian import dictionary

WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+")  # «2.2» is one word: the number of a point
RUSSIAN = re.compile("[а-я]")
LATIN = re.compile("[a-z]")
UNSEEN = str.maketrans("", "", "\u00ad\u0301\u200b\ufeff")  # soft hyphen, stress mark and what browsers paste along
TWINS = str.maketrans("aceopxykmthb", "асеорхукмтнв")
STOP = frozenset("и в во на с со к ко о об обо от по у из за для при до а но или как что это то же бы ли".split())  # noqa: SIM905  read as a sentence

PLAUSIBLE = 0.05
LONGEST = 60  # longer «words» are no words and would cost the dictionary seconds
MOST_PHRASES = 16


def tokens(text: str) -> list[str]:
    """The words and numbers of a text in their order, folded, without stop words."""
    return [word for match in WORD.finditer(text) if (word := fold(match.group())) not in STOP and word]


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


def indexed(value: object) -> str:
    """What the index keeps of a value: the best form of each word in the order of the text, then all other forms.

    The order is kept whole, so that a phrase is found by its neighbours.
    """
    found = [lemmas(word) for word in tokens(clean(_text(value)))]
    return " ".join(chain((forms[0] for forms in found), chain.from_iterable(forms[1:] for forms in found)))


def plain(value: object) -> str:
    """The words of a value as they stand, folded: for completion while typing."""
    return " ".join(fold(word) for word in WORD.findall(clean(_text(value))))


def phrases(text: str) -> list[str]:
    """Every reading of a phrase as a line of best forms; ambiguous words give several, a long phrase only the first."""
    found = [lemmas(word) for word in tokens(clean(text))]
    return [" ".join(forms) for forms in islice(product(*found), MOST_PHRASES)] if found else []


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return _text(value.values())
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "\n".join(_text(item) for item in value)
    return str(value)
