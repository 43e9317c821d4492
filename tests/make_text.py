"""Texts of regulations for tests: the real Порядок read by the simplest of rules, and acts of any length."""

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


def long_text(*, sections: int = 10, points: int = 25) -> ActText:
    """A regulation of many pages; by default 46 sheets of A4 and 410 provisions; points=31 makes it 500."""
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
    return Node(
        own, Kind.SECTION, str(section), heading=f"Правила применения сервисов, часть {section}", children=inside
    )


def _long_point(label, point, numbers):
    own = uid(next(numbers))
    text = " ".join(SENTENCES[(point + shift) % len(SENTENCES)] for shift in range(3))
    items = ITEMS if point % 5 == 0 else ()
    return Node(
        own,
        Kind.POINT,
        label,
        text=text,
        children=tuple(Node(uid(next(numbers)), Kind.ITEM, text=item) for item in items),
    )


def short_text() -> ActText:
    """An act with each kind of provision, a number, a date, and signs that XML and HTML must escape."""
    items = ("официальный сайт;", "платформа «Дом & школа»;", "почта.")
    return ActText(
        kind="Порядок",
        title="Порядок применения сервисов взаимодействия",
        organisation="Образовательная организация «Пример»",
        approval_word="УТВЕРЖДЁН",
        imprint="Москва, 2026",
        provisions=(
            Node(
                uid(1),
                Kind.SECTION,
                "1",
                heading="Общие положения",
                children=(
                    Node(
                        uid(2),
                        Kind.POINT,
                        "1.1",
                        text="Порядок разработан по Федеральному закону от 29 декабря 2012 г. № 273-ФЗ.",
                    ),
                    Node(
                        uid(3),
                        Kind.POINT,
                        "1.2",
                        text="В настоящем Порядке:",
                        children=(Node(uid(4), Kind.PARAGRAPH, text="Срок <5 дней – это срок из пункта 2.1."),),
                    ),
                ),
            ),
            Node(
                uid(5),
                Kind.SECTION,
                "2",
                heading="Сервисы и доступ к ним",
                children=(
                    Node(
                        uid(6),
                        Kind.POINT,
                        "2.1",
                        text="Используются:",
                        children=tuple(Node(uid(7 + n), Kind.ITEM, text=item) for n, item in enumerate(items)),
                    ),
                    Node(
                        uid(10),
                        Kind.POINT,
                        "2.2",
                        text="Доступ дают:",
                        children=(
                            Node(uid(11), Kind.SUBPOINT, "а", text="преподавателям;"),
                            Node(
                                uid(12),
                                Kind.SUBPOINT,
                                "б",
                                text="обучающимся:",
                                children=(
                                    Node(uid(13), Kind.ITEM, "1", text="очно;"),
                                    Node(uid(14), Kind.ITEM, "2", text="заочно."),
                                ),
                            ),
                        ),
                    ),
                    Node(uid(15), Kind.POINT, "2.2¹", text="Доступ бесплатный."),
                ),
            ),
        ),
    )
