"""Which workers a campaign speaks to: everybody, units, roles, people by name. Only those who can enter the desk."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet

from workflows.acquaintance.models import Addressee, Campaign
from workflows.people.models import Unit, User


@dataclass(frozen=True, slots=True)
class Circle:
    """The choice of the one who starts a campaign; its parts add up."""

    everybody: bool = False
    units: tuple[Unit, ...] = ()
    roles: tuple[Group, ...] = ()
    people: tuple[User, ...] = ()


def staff() -> QuerySet[User]:
    """Workers: open accounts of people with a name."""
    return User.objects.filter(is_active=True).exclude(last_name="").select_related("unit")


def people_of(circle: Circle, *, besides: Campaign | None = None) -> list[User]:
    """The workers of a circle, each once; without those who are on the list of a campaign already."""
    found = staff().order_by("last_name", "first_name", "pk")
    if besides is not None:
        found = found.exclude(pk__in=Addressee.objects.filter(campaign=besides).exclude(user=None).values("user"))
    if circle.everybody:
        return list(found)
    chosen = (
        Q(unit__in=[unit.pk for unit in circle.units])
        | Q(groups__in=[role.pk for role in circle.roles])
        | Q(pk__in=[person.pk for person in circle.people])
    )
    return list(found.filter(chosen).distinct())


def newcomers(campaign: Campaign) -> list[User]:
    """Workers who fit the choice of the campaign today and are not on its list."""
    circle = Circle(
        everybody=campaign.everybody, units=tuple(campaign.units.all()), roles=tuple(campaign.roles.all())
    )
    return people_of(circle, besides=campaign)


def circle_words(campaign: Campaign) -> str:
    """«Все работники», «Учебная часть, роль «Юрист»»: the choice as it was made."""
    if not campaign.is_for_staff:
        return "Внешние участники по списку"
    if campaign.everybody:
        return "Все работники"
    parts = [str(unit) for unit in campaign.units.all()] + [f"роль «{role.name}»" for role in campaign.roles.all()]
    return ", ".join(parts) or "По списку"
