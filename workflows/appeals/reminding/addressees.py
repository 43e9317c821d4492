"""Who stands on which rung today: read once for all that is due, so that a hundred terms cost as many queries as one.

Whoever is complained of is told nothing of that appeal (59-ФЗ, ст. 8, ч. 6). Whoever is away is told together with the
person who stands in. A person without an address cannot be told: the rung counts as empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workflows.appeals.models import Assignment, AssignmentRole, AssignmentState, ComplainedOf, house_rules
from workflows.appeals.models.work import ACTIVE
from workflows.appeals.reminding.ladder import INSTEAD, Rung
from workflows.people.models import Substitution, User
from workflows.signing.models import SigningAuthority

RUNG_OF = {AssignmentRole.RESPONSIBLE: Rung.RESPONSIBLE, AssignmentRole.CO_EXECUTOR: Rung.CO_EXECUTOR}
BACKEND = "django.contrib.auth.backends.ModelBackend"
People = tuple[User, ...]


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is told, standing where; `absent` is the person for whom they stand in."""

    person: User
    rung: Rung
    absent: User | None = None


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody who may have to be told today."""

    office: Mapping[Rung, People]
    working: Mapping[tuple[int, Rung], People]
    complained_of: frozenset[tuple[int, int]]
    substitutes: Mapping[int, People]

    def of(self, appeal: int, rungs: Iterable[Rung]) -> list[Addressee]:
        """Whom the rungs mean in this appeal, each person once, as the first rung that names them."""
        found: dict[int, Addressee] = {}
        for rung in rungs:
            for one in self._standing(appeal, rung):
                found.setdefault(one.person.pk, one)
        return list(found.values())

    def with_executor(self, appeal: int, executor: User, rung: Rung, rungs: Iterable[Rung]) -> list[Addressee]:
        """The same, below them the person who has the assignment and whoever stands in."""
        found = {one.person.pk: one for one in self._those(appeal, rung, (executor,))}
        for one in self.of(appeal, rungs):
            found.setdefault(one.person.pk, one)
        return list(found.values())

    def _standing(self, appeal: int, rung: Rung) -> list[Addressee]:
        for step in (rung, *INSTEAD[rung]):
            if people := list(self._reached(appeal, step)):
                return people
        return []

    def _reached(self, appeal: int, rung: Rung) -> Iterator[Addressee]:
        return self._those(appeal, rung, self.working.get((appeal, rung), ()) or self.office.get(rung, ()))

    def _those(self, appeal: int, rung: Rung, people: People) -> Iterator[Addressee]:
        for person in people:
            if (appeal, person.pk) in self.complained_of:
                continue
            yield from (Addressee(one, rung) for one in (person,) if can_be_told(one))
            for one in self.substitutes.get(person.pk, ()):
                if can_be_told(one) and (appeal, one.pk) not in self.complained_of:
                    yield Addressee(one, rung, absent=person)


def can_be_told(person: User) -> bool:
    """Whether a letter reaches the person."""
    return person.is_active and bool(person.email)


def staff(appeals: Iterable[int], *, on: date) -> Staff:
    """Who works on these appeals, who keeps their register, who decides, who stands in for whom."""
    asked = set(appeals)
    away: dict[int, list[User]] = defaultdict(list)
    for one in Substitution.objects.valid(on).select_related("substitute").order_by("pk"):
        away[one.person_id].append(one.substitute)
    blamed = ComplainedOf.objects.filter(appeal__in=asked, user__isnull=False).values_list("appeal", "user")
    return Staff(
        office=_office(on=on),
        working=_working(asked),
        complained_of=frozenset((appeal, user) for appeal, user in blamed if user),
        substitutes={person: tuple(people) for person, people in away.items()},
    )


def _office(*, on: date) -> dict[Rung, People]:
    registrars = User.objects.with_perm("appeals.register_appeal", include_superusers=False, backend=BACKEND)
    deputy = house_rules().deputy
    heads = SigningAuthority.objects.valid_for_letters(on).filter(user__is_active=True).values("user")
    return {
        Rung.REGISTRAR: tuple(registrars.order_by("pk")),
        Rung.DEPUTY: (deputy,) if deputy else (),
        Rung.HEAD: tuple(User.objects.filter(pk__in=heads).order_by("pk")),
    }


def _working(appeals: set[int]) -> dict[tuple[int, Rung], People]:
    """Executors of open work; of finished work the last responsible person, who still answers when a letter comes back."""
    rows = Assignment.objects.filter(appeal__in=appeals, role__in=list(RUNG_OF), state__in=[*ACTIVE, AssignmentState.DONE])
    active: dict[tuple[int, Rung], list[User]] = defaultdict(list)
    ended: dict[tuple[int, Rung], list[User]] = {}
    for row in rows.select_related("executor").order_by("pk"):
        place = row.appeal_id, RUNG_OF[AssignmentRole(row.role)]
        if row.is_active:
            active[place].append(row.executor)
        elif row.role == AssignmentRole.RESPONSIBLE:
            ended[place] = [row.executor]
    return {place: tuple(people) for place, people in {**ended, **active}.items()}
