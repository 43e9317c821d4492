"""The services of the demonstration are those of п. 2.2, each as a row, none by way of «и др.»."""

from datetime import date

import pytest

from portal.demo.services import make_services
from tests import make
from workflows.services.models import Service

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def _people():
    return {
        "administrator": make.administrator(),
        "executor": make.executor(),
        "editor": make.editor(),
        "clerk": make.clerk(),
    }


def test_every_service_of_the_act_is_a_row_and_only_founded_ones_are_in_use():
    made = make_services(_people())

    in_use = set(Service.objects.in_use(on=date(2026, 3, 1)))
    assert (len(made), [service.title for service in made if service not in in_use]) == (
        13,
        ["ГИС «Образование Чувашской республики»"],
    )


def test_invented_grounds_say_so():
    make_services(_people())

    words = [
        f"{basis.other_side} {basis.version}" for service in Service.objects.all() for basis in service.bases.all()
    ]
    assert [word for word in words if "демонстрац" not in word] == []
