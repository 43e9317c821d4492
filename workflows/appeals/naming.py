"""Whether a text names somebody: names, addresses and children in any case form. Pure.

Better one warning too many than a name on the site: what is found is shown to a person, who rewords the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from workflows.printing.russian import dictionary

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SHORTEST_NAME, SHORTEST_OF_ADDRESS, SHORTEST_STEM = 3, 4, 4
ENDINGS = re.compile(r"(?:ыми|ими|ого|его|ому|ему|ами|ями|ою|ею|ой|ей|ый|ий|ым|им|ом|ем|ых|их|ах|ях|ую|юю|ая|яя|ые|ие|[аяуюыиеоьй])$")
# Words of an address that are in every address and in many letters.
OF_ANY_ADDRESS = frozenset("россия российская федерация республика область край район город поселок село деревня станица улица проспект переулок площадь шоссе набережная бульвар проезд микрорайон квартал корпус строение квартира комната подъезд этаж дом москва московская санкт петербург".split())  # noqa: SIM905  read as a list of words


def mentions(text: str, names: Iterable[str]) -> list[str]:
    """Words of the text that are forms of words of the names, in the order of the text."""
    wanted = {form for name in names for word in WORD.findall(name) if len(word) >= SHORTEST_NAME for form in _forms(_small(word))}
    return _found(text, wanted)


def mentions_address(text: str, addresses: Iterable[str]) -> list[str]:
    """Words of the text that name the street or the place of an address; what every address has does not count."""
    words = (_small(word) for address in addresses for word in WORD.findall(address) if len(word) >= SHORTEST_OF_ADDRESS)
    wanted = {form for word in words if _forms(word).isdisjoint(OF_ANY_ADDRESS) for form in _forms(word)}
    return _found(text, wanted)


def mentions_contact(text: str, contacts: Iterable[str]) -> list[str]:
    """E-mail addresses and telephones that stand in the text, however the digits are set apart."""
    small, digits = text.casefold(), re.sub(r"[\s()\-+]", "", text)
    found = []
    for contact in contacts:
        number = re.sub(r"\D", "", contact)[-10:]
        if ("@" in contact and contact.casefold() in small) or (len(number) >= 7 and number in digits):
            found.append(contact)
    return found


def _found(text: str, wanted: set[str]) -> list[str]:
    return list(dict.fromkeys(word for word in WORD.findall(text) if not wanted.isdisjoint(_forms(_small(word)))))


def _small(word: str) -> str:
    return word.casefold().replace("ё", "е")


@lru_cache(20_000)
def _forms(word: str) -> frozenset[str]:
    """Dictionary forms and the stem: the dictionary does not know every surname."""
    known = {parse.normal_form.replace("ё", "е") for parse in dictionary().parse(word)}
    stem = ENDINGS.sub("", word)
    return frozenset({word, *known, *([stem] if len(stem) >= SHORTEST_STEM else [])})
