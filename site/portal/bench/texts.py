"""Invented texts of a wanted length: sections of ten points, each point about a third of a page of print."""

import uuid

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
