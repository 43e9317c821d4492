"""Accounts and reference books on the screen: each person sees their own, and refusals are sentences."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from tests import make
from workflows.people import roles
from workflows.people.models import Organisation, Unit, User

pytestmark = pytest.mark.django_db


def _said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def _form(person: User, **changes) -> dict[str, str]:
    fields = {
        name: getattr(person, name)
        for name in ("username", "email", "first_name", "last_name", "patronymic", "position")
    }
    return {**fields, "is_active": "on", **changes}


REGISTERS = [
    "wagtailusers_users",
    "organisation",
    "unit",
    "series",
    "signingauthority",
    "calendaryear",
    "specialday",
    "journal",
    "signatures",
    "files",
    "printrequest",
]
SEEN = {
    roles.DIRECTOR: "unit signingauthority calendaryear journal signatures",
    roles.LAWYER: "unit signingauthority calendaryear journal signatures",
    roles.CLERK: "organisation unit series signingauthority calendaryear specialday journal signatures files printrequest",
    roles.EXECUTOR: "unit calendaryear",
    roles.EDITOR: "unit calendaryear",
    roles.ADMINISTRATOR: " ".join(name for name in REGISTERS if name != "files"),  # files hold drafts
}


@pytest.mark.parametrize("role", roles.ROLES)
def test_each_role_opens_its_own_registers_and_no_others(role, at_desk):
    make.organisation()
    desk = at_desk(make.user(role=role))

    opened = {name for name in REGISTERS if _opens(desk, name)}

    assert opened == set(SEEN[role].split())


def _opens(desk, name: str) -> bool:
    """Whether the register shows itself; Wagtail sends those without a right back to the front page."""
    chain = desk.get(reverse(f"{name}:index"), follow=True).redirect_chain
    return [address for address, _ in chain if address == reverse("wagtailadmin_home")] == []


@pytest.mark.parametrize(
    ("role", "titles"), [(roles.ADMINISTRATOR, ["Справочники", "Архив"]), (roles.EDITOR, ["Справочники"])]
)
def test_the_menu_has_one_entry_for_the_books_and_one_for_the_archive(role, titles, at_desk):
    page = at_desk(make.user(role=role)).get(reverse("wagtailadmin_home")).content.decode()

    props = page.encode().decode("unicode_escape", errors="ignore") if "\\u0421" in page else page
    assert [title for title in ("Справочники", "Архив") if title in props] == titles


def test_the_administrator_enters_a_person_with_patronymic_post_and_unit(at_desk):
    unit, desk = make.unit("Учебный отдел"), at_desk(make.administrator())
    assert "Отчество" in desk.get(reverse("wagtailusers_users:add")).content.decode()

    answer = desk.post(
        reverse("wagtailusers_users:add"),
        {
            "username": "petrov",
            "email": "petrov@example.org",
            "last_name": "Петров",
            "first_name": "Пётр",
            "patronymic": "Петрович",
            "position": "Методист",
            "unit": unit.pk,
            "password1": "очень-длинный-пароль-1",
            "password2": "очень-длинный-пароль-1",
        },
    )

    assert answer.status_code == 302
    made = User.objects.get(username="petrov")
    assert (made.full_name, made.position, made.unit) == ("Петров Пётр Петрович", "Методист", unit)


def test_the_list_of_people_shows_posts_and_finds_by_patronymic(at_desk):
    make.user(last_name="Петров", patronymic="Ильич", position="Методист")
    desk = at_desk(make.administrator(patronymic="Львович"))

    found = desk.get(reverse("wagtailusers_users:index_results"), {"q": "Ильич"}).content.decode()

    assert ("Методист" in found, "Администратор" in found) == (True, False)


def test_an_administrator_does_not_make_superusers(at_desk):
    person, desk = make.user(), at_desk(make.administrator())

    answer = desk.post(
        reverse("wagtailusers_users:edit", args=[person.pk]), _form(person, is_superuser="on", position="Завуч")
    )

    person.refresh_from_db()
    assert (answer.status_code, person.is_superuser, person.position) == (302, False, "Завуч")


def test_an_administrator_does_not_open_a_superusers_account(at_desk):
    person, desk = make.user(is_superuser=True), at_desk(make.administrator())

    answer = desk.post(
        reverse("wagtailusers_users:edit", args=[person.pk]),
        _form(person, password1="взломанный-пароль", password2="взломанный-пароль"),
    )

    person.refresh_from_db()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("wagtailadmin_home")
    assert person.check_password(make.PASSWORD)


@pytest.mark.parametrize("superuser", [False, True])
def test_a_person_with_records_is_not_deleted_by_anybody(superuser, at_desk):
    person = make.head()
    desk = at_desk(make.administrator(is_superuser=superuser))

    answer = desk.post(reverse("wagtailusers_users:delete", args=[person.pk]))

    assert User.objects.filter(pk=person.pk).exists()
    assert _said(answer) == [
        f"Учётную запись «{person}» нельзя удалить: с ней связаны записи архива и справочников. "
        "Снимите в ней отметку «Активный» – человек больше не войдёт, а его записи сохранятся."
    ]


def test_a_person_with_records_is_not_deleted_in_bulk_either(at_desk):
    person, other = make.head(), make.user()
    desk = at_desk(make.administrator())

    address = reverse("wagtail_bulk_action", args=["people", "user", "delete"])
    answer = desk.post(f"{address}?id={person.pk}&id={other.pk}")

    assert User.objects.filter(pk__in=[person.pk, other.pk]).count() == 2
    assert [sentence.partition(":")[0] for sentence in _said(answer)] == [f"Учётную запись «{person}» нельзя удалить"]


def test_a_person_without_records_is_deleted(at_desk):
    person, desk = make.user(), at_desk(make.administrator())

    desk.post(reverse("wagtailusers_users:delete", args=[person.pk]))

    assert not User.objects.filter(pk=person.pk).exists()


def test_a_closed_account_does_not_come_in(client):
    make.user(username="petrov", role=roles.CLERK, is_active=False)

    assert client.login(username="petrov", password=make.PASSWORD) is False


def test_the_organisation_is_entered_once_and_then_edited(at_desk):
    desk = at_desk(make.administrator())
    assert desk.get(reverse("organisation:index"))["Location"] == reverse("organisation:add")
    fields = {
        "full_name": "АНО «Школа»",
        "short_name": "Школа",
        "place": "Москва",
        "inn": "7701234567",
        "ogrn": "1027700132195",
    }

    desk.post(reverse("organisation:add"), fields)
    desk.post(reverse("organisation:add"), {**fields, "short_name": "Вторая"})

    made = Organisation.objects.get()
    assert (made.short_name, made.inn) == ("Школа", "7701234567")
    assert desk.get(reverse("organisation:index"))["Location"] == reverse("organisation:edit", args=[made.pk])


def test_a_wrong_tax_number_is_explained(at_desk):
    fields = {"full_name": "АНО «Школа»", "short_name": "Школа", "place": "Москва", "inn": "77"}

    answer = at_desk(make.administrator()).post(reverse("organisation:add"), fields)

    assert "ИНН состоит из 10 или 12 цифр." in answer.content.decode()


def test_a_unit_with_people_is_not_deleted(at_desk):
    unit = make.unit("Учебный отдел")
    make.user(unit=unit)

    answer = at_desk(make.administrator()).post(reverse("unit:delete", args=[unit.pk]))

    assert Unit.objects.filter(pk=unit.pk).exists()
    assert _said(answer) == ["«Учебный отдел» нельзя удалить: на эту запись ссылаются другие. Сначала измените их."]
