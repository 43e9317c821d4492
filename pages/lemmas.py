"""Texts as search sees them: dictionary forms without the smallest words. Pure: no database."""

from collections.abc import Iterable, Mapping
from itertools import chain, islice, product

from workflows.printing.lemmas import WORD, clean, fold, lemmas

STOP = frozenset("и в во на с со к ко о об обо от по у из за для при до а но или как что это то же бы ли".split())  # noqa: SIM905  read as a sentence

MOST_PHRASES = 16


def tokens(text: str) -> list[str]:
    """The words and numbers of a text in their order, folded, without stop words."""
    return [word for match in WORD.finditer(text) if (word := fold(match.group())) not in STOP and word]


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
