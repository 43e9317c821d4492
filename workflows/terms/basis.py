"""Understanding the names by which people call a norm: «59-ФЗ 12(1)», «59 фз ст. 12 ч. 1», «ч. 1 ст. 12 59-FZ». Pure.

Two names mean one norm when their keys are equal: the law, the numbers from the article down, and a word that tells apart
two terms of one article («ТК 372 консультации»).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from workflows.errors import BadInput

# Latin letters as they are typed for the Cyrillic ones, by sound: «FZ», «PP», «TK», «ZoZPP»; «c» by its look, for «cт.».
CYRILLIC = str.maketrans("fzptkoedrsca", "фзпткоедрсса")
LAWS = (
    (re.compile(r"№?\s*(\d+)\s*-?\s*фз(?![а-я])"), "{}-ФЗ"),
    (re.compile(r"\b(?:пп|постановлени[ея]\s+правительства)(?:\s*рф)?\s*№?\s*(\d{3,})"), "ПП {}"),
    (re.compile(r"\b(?:тк|трудов(?:ой|ого)\s+кодекса?)(?![а-я])"), "ТК"),
    (re.compile(r"\b(?:зозпп|закона?\s+о\s+защите\s+прав\s+потребителей)(?![а-я])"), "ЗоЗПП"),
    (re.compile(r"\b(?:поряд(?:ок|ка|ку)|сеед)(?![а-я])"), "Порядок"),
)
DATED = re.compile(r"\bот\s+\d\d\.\d\d\.\d{4}\b")
NUMBER = re.compile(r"(?:\b(ст|ч|п)[а-я]*\.?\s*)?(\d+(?:\.\d+)*)")
RANK = {"ст": 0, "": 0, "ч": 1, "п": 2}
SAID_OF_ANY_LAW = {"рф", "федеральный", "федерального", "закон", "закона", "российской", "федерации"}
NEXT_NAME = re.compile(r"[,;+]\s*(?=(?:ст[а-я]*\.?\s*)?\d|[а-я]+\s*\d)(?!(?:ч(?:аст[а-я]+)?|п(?:ункт[а-я]*)?)\.?\s*\d)")
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Key:
    """What a name means: equal for all spellings of one norm."""

    law: str
    numbers: tuple[str, ...]
    word: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Which known norm gives the reason and which one the days; mostly they are one."""

    reason: str
    term: str


def key(name: str, *, law: str = "") -> Key:
    """The meaning of one name; `law` is meant where the name itself says none."""
    text = _plain(name)
    for pattern, spelled in LAWS:
        if found := pattern.search(text):
            law = spelled.format(*found.groups())
            text = f"{text[: found.start()]} {text[found.end() :]}"
            break
    numbers = sorted(NUMBER.findall(text), key=lambda part: RANK[part[0]])
    words = [word for word in re.findall(r"[а-я]+", NUMBER.sub(" ", text)) if word not in SAID_OF_ANY_LAW]
    return Key(law, tuple(number for _, number in numbers), " ".join(words))


def named(typed: str, known: Iterable[str]) -> Named:
    """The norms that the typed words name: «59-ФЗ 13(3),12(1)» gives the days of the last one and the reason of the first."""
    bases = list(known)
    by_key = {key(basis): basis for basis in bases}
    found: list[str] = []
    law = ""
    for name in NEXT_NAME.split(_plain(typed)):
        meant = key(name, law=law)
        law = meant.law
        if meant in by_key:
            found.append(by_key[meant])
        elif meant.numbers or meant.word:
            raise BadInput(_unknown(typed, law, bases))
    if not found:
        raise BadInput(_unknown(typed, law, bases))
    return Named(found[0], found[-1])


def _plain(name: str) -> str:
    text = DATED.sub(" ", name.strip().casefold().replace("ё", "е").translate(CYRILLIC))
    return re.sub(r"[«»\"'_]", " ", text).replace("–", "-")


def _unknown(typed: str, law: str, bases: list[str]) -> str:
    def likeness(basis: str) -> tuple[bool, float]:
        return key(basis).law == law, SequenceMatcher(None, _plain(basis), _plain(typed)).ratio()

    nearest = sorted(bases, key=likeness, reverse=True)[:SHOWN]
    close = f" Ближайшие: {', '.join(f'«{basis}»' for basis in nearest)}." if nearest else ""
    return f"Основание «{typed.strip()}» неизвестно.{close} Выберите одно из списка сроков."
