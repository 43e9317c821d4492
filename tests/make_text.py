"""Texts of regulations for tests: the real Порядок read by the simplest of rules, and acts of any length."""

import re
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from workflows.regulations.tree import ActText, Kind, Node

SENTENCES = (
    "Организация обеспечивает доступ обучающихся к электронной информационно-образовательной среде независимо от места их нахождения.",
    "Срок рассмотрения заявления не превышает 10 рабочих дней со дня регистрации в порядке, указанном в пункте 2.2 настоящего Положения.",
    "Педагогический работник в течение 3 дней после начала учебного года создаёт группу и сообщает о ней обучающимся и родителям.",
    "Требования Федерального закона от 29 декабря 2012 г. № 273-ФЗ «Об образовании в Российской Федерации» применяются в полном объёме.",
    "Результаты проверки фиксируются в личном кабинете обучающегося – на образовательной платформе – и доступны ему сразу.",
)
ITEMS = ("официальный сайт организации;", "сервисы образовательной платформы;", "электронный почтовый сервис.")


def uid(number: int) -> str:
    """A permanent identity that is the same in each run."""
    return str(UUID(int=number))


def long_text(*, sections: int = 10, points: int = 35) -> ActText:
    """A regulation of many pages; by default 46 sheets of A4 and 500 provisions and more."""
    numbers = iter(range(1, 1_000_000))
    return ActText(
        kind="Положение",
        title="Положение о применении сервисов взаимодействия",
        organisation="Образовательная организация «Пример»",
        approval_word="УТВЕРЖДЕНО",
        imprint="Москва, 2026",
        provisions=tuple(_long_section(section, points, numbers) for section in range(1, sections + 1)),
    )


def _long_section(section, points, numbers):
    own = uid(next(numbers))
    inside = tuple(_long_point(f"{section}.{point}", point, numbers) for point in range(1, points + 1))
    return Node(own, Kind.SECTION, str(section), heading=f"Правила применения сервисов, часть {section}", children=inside)


def _long_point(label, point, numbers):
    own = uid(next(numbers))
    text = " ".join(SENTENCES[(point + shift) % len(SENTENCES)] for shift in range(3))
    items = ITEMS if point % 5 == 0 else ()
    return Node(own, Kind.POINT, label, text=text, children=tuple(Node(uid(next(numbers)), Kind.ITEM, text=item) for item in items))


def short_text(*provisions: Node) -> ActText:
    """An act of just these provisions."""
    return ActText(kind="Порядок", title="Порядок приёма", organisation="Школа", approval_word="УТВЕРЖДЁН", provisions=provisions)


NUMBERED = re.compile(r"(\d+(?:\.\d+)?)\. (.+)")


def real_text(path: Path) -> ActText:
    """The real Порядок, with its paragraphs broken by pages joined again. Not the importer: only as much as prints need."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    start = lines.index("1. Общие положения")
    organisation, _, title = "\n".join(lines[:start]).replace("*", "").partition("УТВЕРЖДЕНО")
    title = title[title.index("Порядок") : title.index("Москва")].replace("-\n", "-").strip()
    sections: list[Node] = []
    numbers = iter(range(1, 1_000))
    for line in _joined(lines[start:]):
        _place(line, sections, numbers)
    return ActText(
        kind="Порядок",
        title=title.replace("\n", " "),
        organisation=organisation.strip().replace("\n", " "),
        approval_word="УТВЕРЖДЕНО",
        imprint="Москва, 2026",
        provisions=tuple(sections),
    )


def _joined(lines):
    whole = []
    for line in filter(None, lines):
        if whole and line[0].islower():
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def _place(line, sections, numbers):
    found = NUMBERED.fullmatch(line)
    if found and "." not in found[1]:
        sections.append(Node(uid(next(numbers)), Kind.SECTION, found[1], heading=found[2]))
        return
    section = sections.pop()
    if found:
        children = (*section.children, Node(uid(next(numbers)), Kind.POINT, found[1], text=found[2]))
    else:
        *before, point = section.children
        item = line.startswith("- ")
        child = Node(uid(next(numbers)), Kind.ITEM if item else Kind.PARAGRAPH, text=line.removeprefix("- "))
        children = (*before, replace(point, children=(*point.children, child)))
    sections.append(replace(section, children=children))
