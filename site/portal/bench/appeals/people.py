"""Whom the generated register names: a clerk, a head, executors, topics, bodies, case files. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import Group, Permission

from workflows.appeals.models import CaseFile, CaseIndex, CompetentBody, Topic
from workflows.numbering.models import Series
from workflows.people import roles
from workflows.people.models import User
from workflows.signing.models import Capacity, SigningAuthority

EXECUTORS, TOPICS, BODIES = 40, 60, 6
POSTS = ("Методист", "Заведующий отделением", "Заместитель директора", "Юрист", "Бухгалтер", "Педагог-психолог", "Заведующий хозяйством", "Куратор")


@dataclass(frozen=True, slots=True)
class Office:
    """Keys of everything that rows refer to."""

    clerk: int
    head: int
    authority: int
    executors: tuple[int, ...]
    topics: tuple[int, ...]
    bodies: tuple[int, ...]
    incoming: int
    outgoing: int
    case_files: dict[int, int]


def office(years: range) -> Office:
    """Found by their codes when the register grows, made otherwise."""
    roles.sync_roles()
    clerk = _person("zamer-clerk", roles.CLERK, "Делопроизводитель")
    head = _person("zamer-head", roles.DIRECTOR, "Генеральный директор")
    reader = _person("zamer-reader", roles.EXECUTOR, "Секретарь")
    reader.user_permissions.add(Permission.objects.get(codename="read_all_appeals"))
    authority, _ = SigningAuthority.objects.get_or_create(
        user=head, capacity=Capacity.HEAD, post="Генеральный директор", valid_from=date(2015, 1, 1), basis="Решение учредителя"
    )
    index, _ = CaseIndex.objects.get_or_create(index="01-15", defaults={"title": "Обращения граждан", "years": 5, "source": "ст. 154"})
    return Office(
        clerk=clerk.pk,
        head=head.pk,
        authority=authority.pk,
        executors=tuple(_person(f"zamer-{number}", roles.EXECUTOR, POSTS[number % len(POSTS)]).pk for number in range(EXECUTORS)),
        topics=tuple(Topic.objects.get_or_create(code=f"0002.0013.{number:04}.0330", defaults={"title": f"Тема {number}"})[0].pk for number in range(TOPICS)),
        bodies=tuple(CompetentBody.objects.get_or_create(name=f"Орган № {number}")[0].pk for number in range(BODIES)),
        incoming=Series.objects.get(code="appeals").pk,
        outgoing=Series.objects.get(code="appeals-out").pk,
        case_files={year: CaseFile.objects.get_or_create(index=index, year=year)[0].pk for year in years},
    )


def _person(username: str, role: str, post: str) -> User:
    made, is_new = User.objects.get_or_create(username=username, defaults={"last_name": "Замеров", "first_name": "Пётр", "position": post, "email": f"{username}@example.org"})
    if is_new:
        made.groups.add(Group.objects.get(name=role))
    return made
