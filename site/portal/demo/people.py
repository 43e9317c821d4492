"""The invented people of the demonstration with their roles, and the organisation they work in."""

from datetime import date

from django.contrib.auth.models import Group

from portal.demo.accounts import ACCOUNTS, DEPUTY, DIRECTOR, Account
from workflows.people.models import Organisation, Substitution, Unit, User
from workflows.signing.models import Capacity, Covers, SigningAuthority


def make_organisation() -> Organisation:
    """The first user of the product. Contacts are not real ones."""
    return Organisation.objects.create(
        full_name="Профессиональная образовательная автономная некоммерческая организация «Международный институт развития и карьеры»",
        short_name="ПО АНО «МИРК»",
        place="Москва",
        address="101000, Москва, ул. Примерная, д. 1",
        phone="+7 (495) 000-00-00",
        email="office@mirk.example",
    )


def make_people() -> dict[str, User]:
    """All accounts by login; the director with the authority to sign, the deputy with that to answer citizens."""
    people = {account.username: _person(account) for account in ACCOUNTS}
    SigningAuthority.objects.create(
        user=people[DIRECTOR.username],
        capacity=Capacity.HEAD,
        post=DIRECTOR.position,
        valid_from=date(2024, 9, 1),
        basis="Решение учредителя (демонстрационные данные)",
    )
    SigningAuthority.objects.create(
        user=people[DEPUTY.username],
        post=DEPUTY.position,
        covers=Covers.LETTERS,
        valid_from=date(2024, 9, 1),
        basis="приказ от 02.09.2024 № 21-к (демонстрационные данные)",
    )
    Substitution.objects.create(
        person=people["executor"],
        substitute=people["editor"],
        valid_from=date(2026, 7, 6),
        valid_to=date(2026, 7, 31),
        basis="приказ от 01.07.2026 № 14-к (демонстрационные данные)",
    )
    return people


def _person(account: Account) -> User:
    unit, _ = Unit.objects.get_or_create(name=account.unit)
    person = User.objects.create_user(
        username=account.username,
        password=account.password,
        last_name=account.last_name,
        first_name=account.first_name,
        patronymic=account.patronymic,
        position=account.position,
        unit=unit,
    )
    person.groups.add(Group.objects.get(name=account.group))
    return person
