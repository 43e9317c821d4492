"""How much a text looks like Russian: the judge between readings of the same bytes."""

from __future__ import annotations

import itertools
import re

# The pairs of letters that make up nine tenths of official and private Russian text, the commonest first.
_PAIRS = (
    "ниенстрапрпотеноронаовисанрекатоитодаткоернезавамеетотелосльиянытаоробдатьделериазпивеомгоестрли"
    "иеонвиедакогдоциолвоктокавннтвамсолоикмиекизьналчемосяласабрилтислойзоиндндимаыесеейииспацскасег"
    "очтссипеимкидпсьыйемучгрщечаруоесраеийчиждбонтаржеабапопнячтвыссуткуаяадыхайажпуичсырылятнтыряио"
    "габущиожихвнткммксшетуаюнуундргиидзмжнргющвлкрфзнкозлнирйсечфоятютащумзнядрндлусицйтукётдууюупму"
    "езчнлювсьмзврмэтрвсулуывудбеивоиркзуурпакцшиылэлояфисвачньснрттмяендржфамымлужглмнеждсуеебплцеву"
)
COMMON = frozenset(_PAIRS[place : place + 2] for place in range(0, len(_PAIRS), 2))
UKRAINIAN = frozenset("іїєґўІЇЄҐЎ")
RUSSIAN = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё")
PUNCTUATION = frozenset("«»—–…№“”„’‘§°•\u00a0\u00ad€−")
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 4000  # characters


def likeness(text: str) -> float:
    """From about −2 (no language at all) to 1 (Russian), by what is not ASCII. A text of ASCII alone tells nothing: 0."""
    sample = text[:SAMPLE]
    strange = [char for char in sample if char > "\x7f"]
    if not strange:
        return 0
    score = sum(_worth(char) for char in strange) + sum(_worth_of_word(word) for word in _WORD.findall(sample))
    return score / len(strange)


def _worth(char: str) -> float:
    if char.lower() in RUSSIAN or char in PUNCTUATION:
        return 0
    return -0.3 if char in UKRAINIAN else -1.5


def _worth_of_word(word: str) -> float:
    """Common pairs speak for the reading; a capital after a small letter speaks against it."""
    low = word.lower()
    pairs = [low[place : place + 2] for place in range(len(low) - 1)]
    common = sum(pair in COMMON for pair in pairs)
    odd = sum(first.islower() and second.isupper() for first, second in itertools.pairwise(word))
    mixed = sum((first > "\x7f") != (second > "\x7f") for first, second in itertools.pairwise(word))
    wrong_start = word[0] > "\x7f" and low[0] in "ъыь"
    return common - 0.35 * (len(pairs) - common) - 1.5 * odd - mixed - wrong_start
