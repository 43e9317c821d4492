"""Whether instructions fit a text: each by itself. Two that hinder each other are found in `clashes`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from workflows.regulations.amending.index import Index, home_of
from workflows.regulations.amending.operations import INSERTIONS, TITLE_PAGE, WORDS, Instruction, Op
from workflows.regulations.amending.state import found_in
from workflows.regulations.amending.words import found
from workflows.regulations.tree import Node

LONGEST_QUOTE = 60


def quoted(words: str) -> str:
    """Words in a sentence, cut where they are long."""
    return f"«{words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rstrip() + '…'}»"


def times(number: int) -> str:
    """«1 раз», «2 раза», «5 раз»."""
    few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
    return f"{number}\u00a0{'раза' if few else 'раз'}"


@dataclass(frozen=True)
class Given:
    """A list of instructions before the text they are meant for; `was` is the text that they were made from, to name what is gone."""

    index: Index
    instructions: tuple[Instruction, ...]
    was: Index | None = None

    @cached_property
    def put_in(self) -> dict[str, Instruction]:
        """Provisions that the list itself puts in, each with its instruction."""
        return {node.uid: given for given in self.instructions if given.op in INSERTIONS for node in given.nodes}

    @cached_property
    def uids(self) -> Counter[str]:
        """How often a uid is put in, with all below it."""
        return Counter(node.uid for given in self.instructions if given.op in INSERTIONS for top in given.nodes for node in top.walk())

    @cached_property
    def homes(self) -> Counter[tuple[str, str]]:
        """How often a label is put in."""
        return Counter(home for given in self.instructions for home in homes_put_in(given))


def problem(all_given: Given, given: Instruction) -> str:
    """The first reason why the instruction does not fit, as a sentence; empty when it fits."""
    return next(_problems(all_given, given), "")


def _problems(all_given: Given, given: Instruction) -> Iterator[str]:
    index = all_given.index
    if given.op is Op.NEW_EDITION:
        yield from _edition(all_given, given)
        return
    on_page = given.part in TITLE_PAGE or (given.op in INSERTIONS and not given.target)
    if not on_page and given.target not in index.places:
        yield _absent(all_given, given)
        return
    if not on_page and index.places[given.target].node.repealed:
        yield f"{index.called(given.target)} утратил силу, изменить его нельзя. Уберите это изменение или дополните акт новым пунктом."
        return
    if given.base_sha256 != found_in(index, given.op, given.target, given.part):
        yield f"{index.called(given.target, given.part)}: текст с тех пор изменён. Перенесите проект на новый текст и решите, как изложить это место."
        return
    if given.op in WORDS:
        yield from _words(index, given)
    elif given.op in INSERTIONS:
        yield from _insertion(all_given, given)
    elif given.op is Op.REPLACE_PROVISION:
        yield from _whole(all_given, given)


def _absent(all_given: Given, given: Instruction) -> str:
    was = all_given.was
    if was is None or given.target not in was.places:
        return f"В тексте нет пункта, о котором говорит изменение{_about(given)}. Выберите пункт в действующей редакции заново."
    return f"{was.called(given.target)}: в тексте, на который ложатся изменения, такого места уже нет. Верните его в проекте к прежним словам или внесите изменение в другой пункт."


def _about(given: Instruction) -> str:
    label = next((node.label for node in given.nodes if node.label), "")
    words = given.old or given.new or next((node.text or node.heading for node in given.nodes), "")
    return f" {quoted(label or words)}" if label or words else ""


def _edition(all_given: Given, given: Instruction) -> Iterator[str]:
    if len(all_given.instructions) > 1:
        yield "Новая редакция излагает весь акт. Уберите из приказа остальные изменения или откажитесь от новой редакции."
    elif given.base_sha256 != found_in(all_given.index, given.op, "", given.part):
        yield "Акт с тех пор изменён. Перенесите новую редакцию на действующий текст и проверьте её целиком."


def _words(index: Index, given: Instruction) -> Iterator[str]:
    name, words = index.called(given.target, given.part), quoted(given.old)
    if not given.old.strip() or (given.op is not Op.DELETE_WORDS and not given.new.strip()):
        yield f"{name}: не сказано, какие слова меняются. Укажите прежние и новые слова."
        return
    number = len(found(index.words(given.target, given.part), given.old))
    if number == 0:
        yield f"{name}: слов {words} там нет. Скопируйте их из действующей редакции."
    elif number != given.occurs:
        yield f"{name}: слова {words} встречаются {times(number)}, а в изменении сказано {times(given.occurs)}. Укажите, о каких из них речь, или процитируйте больше слов."
    elif not 0 <= given.which <= number:
        yield f"{name}: слова {words} встречаются {times(number)}, случая № {given.which} нет. Укажите другой."


def _insertion(all_given: Given, given: Instruction) -> Iterator[str]:
    index = all_given.index
    name = index.called(given.target)
    labelled = [node for node in given.nodes if node.label]
    if not given.nodes or (given.op is Op.INSERT_PROVISION) != bool(labelled) or (labelled and len(given.nodes) > 1):
        yield f"{name}: не сказано, чем дополнить. Одним изменением вставляют один пункт с номером или абзацы без номера."
        return
    if given.after and not _is_neighbour(all_given, given):
        yield f"{name}: место для вставки{_about(given)} не найдено, соседнего пункта там нет. Выберите место заново."
    yield from _news(all_given, given, set())


def _is_neighbour(all_given: Given, given: Instruction) -> bool:
    """Whether the neighbour is a child of the same parent: in the text, or by a row of insertions that begins there."""
    index, seen = all_given.index, given
    for _ in all_given.instructions:
        if not seen.after:
            return True
        if seen.after in index.places:
            return index.parent(seen.after) == given.target
        beside = all_given.put_in.get(seen.after)
        if beside is None or beside.target != given.target:
            return False
        seen = beside
    return False


def _whole(all_given: Given, given: Instruction) -> Iterator[str]:
    index = all_given.index
    old, name = index.places[given.target].node, index.called(given.target)
    if len(given.nodes) != 1 or given.nodes[0].uid != old.uid:
        yield f"{name}: нет нового изложения. Впишите текст целиком."
        return
    new = given.nodes[0]
    if (new.label, new.kind) != (old.label, old.kind):
        yield f"{name}: новое изложение не меняет номера и вида. Верните номер {old.label}."
        return
    yield from _news(all_given, given, {node.uid for node in old.walk()})


def _news(all_given: Given, given: Instruction, own: set[str]) -> Iterator[str]:
    """Identities and numbers that are put in must be new."""
    index = all_given.index
    name = index.called(given.target)
    for top in given.nodes:
        for node in top.walk():
            if node.uid not in own and (node.uid in index.places or all_given.uids[node.uid] > 1):
                yield f"{name}: {quoted(node.label or node.text or node.heading)} уже есть в тексте. Вставьте это место как новое, не копией."
                return
    for home in homes_put_in(given):
        if set(index.holders.get(home, ())) - own or all_given.homes[home] > 1:
            label = next(node.label for top in given.nodes for node in top.walk() if node.label and home[1] == home_of(node, "")[1])
            yield f"{name}: номер {label} уже занят. Возьмите следующий свободный номер."
            return


def homes_put_in(given: Instruction) -> Iterator[tuple[str, str]]:
    """Where the labels that the instruction puts in must be alone."""
    if given.op in INSERTIONS:
        for node in given.nodes:
            yield from _homes(node, given.target)
    elif given.op is Op.REPLACE_PROVISION:
        for node in given.nodes:
            for child in node.children:
                yield from _homes(child, node.uid)


def _homes(node: Node, parent: str) -> Iterator[tuple[str, str]]:
    if node.label:
        yield home_of(node, parent)
    for child in node.children:
        yield from _homes(child, node.uid)
