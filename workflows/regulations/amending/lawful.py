"""Differences that no amending order can bring about, each with a sentence that says what to do instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from workflows.regulations.amending.checks import quoted
from workflows.regulations.amending.index import STRUCTURAL, Index, home_of
from workflows.regulations.amending.labels import comes_before, same_family
from workflows.regulations.amending.operations import Choices, Way
from workflows.regulations.tree import Node


@dataclass(frozen=True)
class Difference:
    """Two texts, and what the lawyer chose; below a provision stated as a whole, lines without a number are free."""

    base: Index
    new: Index
    choices: Choices

    def is_free(self, uid: str) -> bool:
        """Whether the provision may go or move: it has no number, nor has anything below, and its point is stated anew."""
        if any(node.label for node in self.base.places[uid].node.walk()):
            return False
        return any(self.is_whole(above) for above in self.base.above(uid))

    def is_whole(self, uid: str) -> bool:
        """Whether the provision is stated anew with all below it."""
        node, now = self.base.node(uid), self.new.node(uid)
        whole = node is not None and now is not None and bool(node.label) and not now.repealed and not node.repealed
        return whole and self.choices.get(uid).way is Way.WHOLE


def problems(difference: Difference) -> tuple[str, ...]:
    """Everything that is not an amendment."""
    return tuple(dict.fromkeys(_twice(difference.new) or _problems(difference)))


def _twice(new: Index) -> tuple[str, ...]:
    """Copies of one provision: nothing else can be said of such a text, since nobody knows which of them is meant."""
    number = Counter(node.uid for node in new.text.walk())
    copies = (node for node in new.text.walk() if number[node.uid] > 1)
    return tuple(f"Место {quoted(node.label or node.text or node.heading)} стоит в тексте дважды. Удалите копию и вставьте её как новое место." for node in copies)


def _problems(difference: Difference) -> Iterator[str]:
    base, new = difference.base, difference.new
    if base.text.kind != new.text.kind:
        yield f"Вид акта «{base.text.kind}» поправкой не меняется. Верните его или подготовьте новую редакцию."
    if not new.text.title.strip():
        yield "Наименование акта пусто. Впишите его."
    for uid in base.places:
        yield from _kept(difference, uid)
    yield from _moved(difference)
    for uid in new.places:
        if uid not in base.places:
            yield from _inserted(difference, uid)


def _kept(difference: Difference, uid: str) -> Iterator[str]:
    base, new = difference.base, difference.new
    was, now = base.places[uid].node, new.node(uid)
    name = base.called(uid)
    if now is None:
        if not difference.is_free(uid):
            yield f"{name} исчез из текста. Верните его и признайте утратившим силу: его номер остаётся за ним."
        return
    if was.label != now.label:
        yield f"{name}: номер поменялся на {quoted(now.label)}. Верните номер: изменения не перенумеровывают акт."
    if was.kind is not now.kind:
        yield f"{name}: стал другой структурной единицей. Верните прежний вид и вставьте новое место отдельно."
    if was.repealed and not now.repealed:
        yield f"{name} утратил силу и не оживает. Вставьте новый пункт со следующим номером."
    elif now.repealed:
        yield from _repealed(new, name, now)
    else:
        yield from _emptied(name, was, now)


def _emptied(name: str, was: Node, now: Node) -> Iterator[str]:
    if was.text.strip() and not now.text.strip():
        yield f"{name}: не осталось слов. Впишите их или признайте это место утратившим силу."
    if was.heading.strip() and not now.heading.strip():
        yield f"{name}: не осталось наименования. Впишите его или признайте это место утратившим силу."


def _repealed(new: Index, name: str, now: Node) -> Iterator[str]:
    if now.text or now.heading:
        yield f"{name} утрачивает силу, но слова остались. Признайте его утратившим силу ещё раз или верните."
    for child in now.children:
        if not child.repealed:
            yield f"{new.called(child.uid)} действует внутри утратившего силу. Признайте утратившим силу и его."


def _moved(difference: Difference) -> Iterator[str]:
    base, new = difference.base, difference.new
    last: dict[str, int] = {}
    for uid in new.places:
        if uid not in base.places or difference.is_free(uid):
            continue
        parent, at = base.parent(uid), base.places[uid].position
        if new.parent(uid) != parent or last.get(parent, 0) > at:
            yield f"{base.called(uid)} стоит на другом месте. Верните его: изменения не переставляют пункты."
        last[parent] = max(last.get(parent, 0), at)


def _inserted(difference: Difference, uid: str) -> Iterator[str]:
    new = difference.new
    node, parent = new.places[uid].node, new.parent(uid)
    name = new.called(uid)
    if node.repealed:
        yield f"{name}: новое место не бывает утратившим силу. Уберите его."
    elif not (node.text.strip() or node.heading.strip() or node.children):
        yield f"{name} пуст. Впишите слова или уберите его."
    if not node.label:
        if node.kind in STRUCTURAL:
            yield f"{name}: у нового места нет номера. Возьмите предложенный номер."
        return
    if _is_taken(new, uid):
        yield f"{name}: такой номер в тексте уже есть. Возьмите следующий свободный номер."
    elif not _in_order(new, parent, node):
        yield f"{name} стоит не по порядку номеров. Передвиньте его или возьмите предложенный номер."


def _is_taken(new: Index, uid: str) -> bool:
    home = home_of(new.places[uid].node, new.parent(uid))
    holders = new.holders[home]
    return len(holders) > 1


def _in_order(new: Index, parent: str, node: Node) -> bool:
    siblings = new.children(parent)
    at = next(number for number, sibling in enumerate(siblings) if sibling.uid == node.uid)
    alike = [sibling.label and same_family(sibling.label, node.label) for sibling in siblings]
    before = next((siblings[number].label for number in range(at - 1, -1, -1) if alike[number]), "")
    after = next((siblings[number].label for number in range(at + 1, len(siblings)) if alike[number]), "")
    return (not before or comes_before(before, node.label)) and (not after or comes_before(node.label, after))
