"""Both databases know Russian letters alike."""

import pytest
from django.db import connection
from django.db.models import CharField, Value
from django.db.models.functions import Collate, Lower, Upper

from portal import sqlite_cyrillic
from workflows.people.models import Unit

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.mark.parametrize(
    "asked", [{"name__icontains": "ОБРАЩЕНИ"}, {"name__iexact": "ОТДЕЛ ОБРАЩЕНИЙ"}, {"name__istartswith": "оТДЕЛ"}]
)
def test_case_makes_no_difference(asked):
    unit = Unit.objects.create(name="Отдел обращений")

    assert list(Unit.objects.filter(**asked)) == [unit]


@pytest.mark.parametrize("asked", ["100%", "а_б", "\\", "50\\%"])
def test_signs_of_a_pattern_stand_for_themselves(asked):
    meant = Unit.objects.create(name=f"Отдел {asked}!")
    Unit.objects.create(name="Отдел 100 а-б 50")

    assert list(Unit.objects.filter(name__icontains=asked)) == [meant]


def test_letters_change_their_case():
    Unit.objects.create(name="Учёба")
    text = Value("Ёлка", output_field=CharField())

    assert Unit.objects.values_list(Lower(text), Upper(text)).get() == ("ёлка", "ЁЛКА")


def test_the_russian_order_of_words():
    words = ["Жук", "ель", "Ёлка", "елка", "Яблоко"]
    for word in words:
        Unit.objects.create(name=word)
    order = Collate("name", "RUSSIAN") if connection.vendor == "sqlite" else "name"

    assert list(Unit.objects.order_by(order).values_list("name", flat=True)) == ["елка", "Ёлка", "ель", "Жук", "Яблоко"]


def test_nothing_is_like_nothing():
    assert [
        sqlite_cyrillic.like(None, "а"),
        sqlite_cyrillic.like("а", None),
        sqlite_cyrillic.like("а\\", "а\\", "\\"),
    ] == [None, None, True]
