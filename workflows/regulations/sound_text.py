"""What no signed text may have, whoever wrote it."""

import re

from workflows.errors import Incomplete
from workflows.regulations.tree import ActText, Place, places

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
XML_HAS_NOT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text_is_sound(text: ActText) -> None:
    """What no signed text may have: no provisions, an empty one, one number or one provision twice, words that nobody will see."""
    if not text.provisions:
        raise Incomplete("В проекте нет ни одного пункта. Загрузите документ или внесите текст.")
    if not text.title:
        raise Incomplete("У проекта нет названия акта. Впишите его в поле «Полное название акта».")
    if any(unprintable(said) for said in (text.title, text.organisation, text.approval_word, text.imprint)):
        raise Incomplete("В названии акта или на титульном листе есть невидимый управляющий знак. Впишите эти строки заново.")
    keys: set[str] = set()
    uids: set[str] = set()
    for place in places(text):
        name, node = place.node.label or place.key, place.node
        _has_words(name, place)
        if any(unprintable(said) for said in (node.label, node.heading, node.text)):
            raise Incomplete(f"В пункте {name} есть невидимый управляющий знак: с ним не построить DOCX и XML. Удалите его.")
        if place.key in keys:
            raise Incomplete(f"Номер {name} встречается дважды. Исправьте один из них: по номеру на пункт ссылаются.")
        if node.uid in uids or not UUID.fullmatch(node.uid):
            raise Incomplete(f"Пункт {name} в редакторе – копия другого или испорчен. Удалите его и впишите заново.")
        keys.add(place.key)
        uids.add(node.uid)


def _has_words(name: str, place: Place) -> None:
    """A provision says something, a repealed one nothing, nor anything below it."""
    node, above = place.node, place.parent
    if not (node.text or node.heading or node.children or node.repealed):
        raise Incomplete(f"Пункт {name} пуст. Впишите текст или удалите его.")
    if node.repealed and (node.text or node.heading):
        raise Incomplete(f"Пункт {name} отмечен утратившим силу, но слова в нём остались: читатель их не увидит. Уберите слова или отметку.")
    if above and above.repealed and not node.repealed:
        raise Incomplete(f"Пункт {name} стоит внутри утратившего силу. Отметьте утратившим силу и его или снимите отметку с того, куда он входит.")


def unprintable(said: str) -> bool:
    """Whether the words hold a sign that XML 1.0 has not: the exports of the signed text could never be built."""
    return XML_HAS_NOT.search(said) is not None
