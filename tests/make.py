"""Makers: plain functions that put what a test needs into the database, sensible unless told otherwise."""

import os
import uuid
from datetime import date
from itertools import count

from django.contrib.auth.models import Group

from workflows.files.models import StoredFile
from workflows.files.storage import store
from workflows.numbering.models import Reset, Series
from workflows.people import roles
from workflows.people.models import Organisation, Unit, User
from workflows.regulations.models import Regulation
from workflows.regulations.models.regulation import ActKind
from workflows.regulations.tree import ActText, Kind, Node
from workflows.signing.models import Capacity, SigningAuthority

FEBRUARY_26 = date(2026, 2, 26)
PASSWORD = "длинный-пароль-для-проверки"

_next = count(1)


def user(*, role: str = "", password: str = "", **fields) -> User:
    """A person with an account; `role` is one of `workflows.people.roles`."""
    number = next(_next)
    defaults = {
        "username": f"person{os.getpid()}-{number}",  # several processes may make people in one database
        "last_name": "Иванова",
        "first_name": "Мария",
        "patronymic": "Петровна",
        "email": f"person{number}@example.org",
    }
    made = User(**{**defaults, **fields})
    made.set_password(password or PASSWORD)
    made.save()
    if role:
        made.groups.add(_group(role))
    return made


def _group(role: str) -> Group:
    if not Group.objects.filter(name=role).exists():
        roles.sync_roles()
    return Group.objects.get(name=role)


def head(*, since: date = date(2023, 9, 1), until: date | None = None, **fields) -> User:
    """The general director, with the authority to sign."""
    defaults = {
        "last_name": "Соколова",
        "first_name": "Анна",
        "patronymic": "Викторовна",
        "position": "Генеральный директор",
    }
    made = user(role=roles.DIRECTOR, **{**defaults, **fields})
    authority(made, since=since, until=until)
    return made


def authority(
    person: User,
    *,
    since: date = date(2023, 9, 1),
    until: date | None = None,
    capacity: str = Capacity.HEAD,
    post: str = "Генеральный директор",
) -> SigningAuthority:
    """The dated right to sign."""
    return SigningAuthority.objects.create(
        user=person,
        capacity=capacity,
        post=post,
        valid_from=since,
        valid_to=until,
        basis="Решение учредителя от 01.09.2023 № 3",
    )


def lawyer(**fields) -> User:
    """Who writes drafts."""
    return user(
        role=roles.LAWYER,
        **{"last_name": "Орлов", "first_name": "Пётр", "patronymic": "Ильич", "position": "Юрист", **fields},
    )


def clerk(**fields) -> User:
    """Who keeps calendars, registers and opinions."""
    return user(
        role=roles.CLERK, **{"last_name": "Белова", "first_name": "Нина", "position": "Делопроизводитель", **fields}
    )


def executor(**fields) -> User:
    """Who carries papers out."""
    return user(role=roles.EXECUTOR, **{"last_name": "Волков", "first_name": "Олег", "position": "Методист", **fields})


def editor(**fields) -> User:
    """Who keeps the pages of the site."""
    return user(
        role=roles.EDITOR, **{"last_name": "Зайцева", "first_name": "Ольга", "position": "Редактор сайта", **fields}
    )


def administrator(**fields) -> User:
    """Who keeps accounts and reference books."""
    return user(
        role=roles.ADMINISTRATOR, **{"last_name": "Громов", "first_name": "Иван", "position": "Администратор", **fields}
    )


def organisation(**fields) -> Organisation:
    """The organisation, one row."""
    defaults = {
        "full_name": "Автономная некоммерческая организация «Школа»",
        "short_name": "АНО «Школа»",
        "place": "Москва",
    }
    return Organisation.objects.create(**{**defaults, **fields})


def unit(name: str = "") -> Unit:
    return Unit.objects.create(name=name or f"Отдел № {next(_next)}")


def series(
    *, code: str = "", template: str = "{seq:02}/{mm}{yy}-{idx}", index: str = "У", reset: str = Reset.YEAR
) -> Series:
    """A series of numbers such as «01/0226-У»."""
    return Series.objects.create(
        code=code or f"series-{next(_next)}",
        title="Приказы по учебной работе",
        template=template,
        index=index,
        reset=reset,
    )


def stored_file(data: bytes = b"data", *, name: str = "файл.bin", by: User | None = None) -> StoredFile:
    return store(data, name=name, media_type="application/octet-stream", by=by)


def regulation(*, slug: str = "", kind: str = ActKind.ORDER, **fields) -> Regulation:
    """A local act without redactions."""
    number = next(_next)
    defaults = {"title": "Порядок работы школы", "short_title": f"Порядок № {number}"}
    return Regulation.objects.create(slug=slug or f"regulation-{number}", kind=kind, **{**defaults, **fields})


def act_text(*, title: str = "Порядок работы школы", words: str = "Школа работает с 9 часов.") -> ActText:
    """A small text: two sections, three points, a list."""
    return ActText(
        kind=ActKind.ORDER,
        title=title,
        organisation="АНО «Школа»",
        approval_word="УТВЕРЖДЁН",
        imprint="Москва, 2026",
        provisions=(
            _section("1", "Общие положения", _point("1.1", words), _point("1.2", "Порядок обязателен для работников.")),
            _section(
                "2",
                "Сервисы",
                _point("2.1", "Школа использует:", _item("а", "сайт;"), _item("б", "электронный журнал.")),
            ),
        ),
    )


def uid(name: str) -> str:
    """The same identity for the same name, in every test run."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def _section(label: str, heading: str, *children: Node) -> Node:
    return Node(uid=uid(f"section {label}"), kind=Kind.SECTION, label=label, heading=heading, children=children)


def _point(label: str, text: str, *children: Node) -> Node:
    return Node(uid=uid(f"point {label}"), kind=Kind.POINT, label=label, text=text, children=children)


def _item(label: str, text: str) -> Node:
    return Node(uid=uid(f"item {label}"), kind=Kind.ITEM, label=label, text=text)
