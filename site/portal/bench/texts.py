"""Invented texts of a wanted length: sections of ten points, each point about a third of a page of print."""

import uuid
from dataclasses import replace

from workflows.regulations.tree import ActText, Kind, Node

POINTS_IN_SECTION = 10
SENTENCES = (
    "Организация обеспечивает обучающимся и их родителям доступ к сервисам взаимодействия в сроки, установленные настоящим Порядком.",
    "Ответственный работник проверяет поступившее обращение в день его регистрации и сообщает заявителю о принятом решении.",
    "Использование сервисов, не включённых в перечень, для передачи персональных данных обучающихся не допускается.",
    "Изменения в перечень вносятся приказом руководителя с учётом мнения совета обучающихся и совета родителей.",
    "Хранение сведений осуществляется в течение срока, определённого номенклатурой дел, после чего они уничтожаются по акту.",
)


def act(provisions: int, *, title: str = "Порядок для замеров") -> ActText:
    """A text with about so many provisions: sections count too."""
    sections = max(1, round(provisions / (POINTS_IN_SECTION + 1)))
    return ActText(
        kind="order",
        title=title,
        organisation="Организация для замеров",
        approval_word="УТВЕРЖДЁН",
        imprint="Москва, 2026",
        provisions=tuple(_section(number, provisions) for number in range(1, sections + 1)),
    )


def _section(number: int, provisions: int) -> Node:
    return Node(
        uid=_uid(f"{provisions}/{number}"),
        kind=Kind.SECTION,
        label=str(number),
        heading=f"Общие положения части {number}",
        children=tuple(_point(number, point, provisions) for point in range(1, POINTS_IN_SECTION + 1)),
    )


def _point(section: int, number: int, provisions: int) -> Node:
    text = " ".join(SENTENCES[(section + number + shift) % len(SENTENCES)] for shift in range(4))
    return Node(uid=_uid(f"{provisions}/{section}.{number}"), kind=Kind.POINT, label=f"{section}.{number}", text=text)


def _uid(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"bench {name}"))


EDITS = 60
CHANGED = (("в сроки, установленные", "в течение 5 рабочих дней, установленных"), ("не допускается", "запрещается"), ("по акту", "по описи"))


def edited(text: ActText, *, edits: int = EDITS, moved: bool = True) -> ActText:
    """The text with so many points changed in a few words, one added, one repealed and, when wanted, one moved."""
    sections = [list(section.children) for section in text.provisions]
    points = [(row, place) for row, section in enumerate(sections) for place in range(len(section))]
    step = max(1, len(points) // edits)
    for row, place in points[1::step][:edits]:
        sections[row][place] = _reworded(sections[row][place])
    sections[0].append(Node(_uid("added"), Kind.POINT, f"1.{POINTS_IN_SECTION + 1}", text=SENTENCES[0]))
    sections[1][2] = replace(sections[1][2], text="", repealed=True)
    if moved:
        sections[-1].insert(2, sections[2].pop(4))
    provisions = tuple(replace(section, children=tuple(inside)) for section, inside in zip(text.provisions, sections, strict=True))
    return replace(text, provisions=provisions)


def _reworded(node: Node) -> Node:
    """The first of the known words that occur, changed."""
    for old, new in CHANGED:
        if old in node.text:
            return replace(node, text=node.text.replace(old, new, 1))
    return replace(node, text=f"{node.text} Срок – 5 дней.")
