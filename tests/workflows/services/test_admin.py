"""The catalogue in the staff desk: what people see and do there."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests import make
from tests.workflows.services import make_services as given
from workflows.services.models import Basis, ProhibitionCheck, Service
from workflows.services.stages import Stage

pytestmark = pytest.mark.django_db

CARD = {
    "title": "Почта",
    "kind": "mail",
    "mode": "async",
    "description": "Письма преподавателю.",
    "on_computer": "on",
    "cells": ["learning:message", "parents:appeal"],
    "point_label": "2.2",
}


def _said(response) -> str:
    return response.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")


def test_the_whole_way_of_a_service_to_the_site(at_desk):
    keeper = given.keeper()
    desk, today = at_desk(keeper), timezone.localdate()
    entered = desk.post(reverse("services:add"), {**CARD, "responsible": keeper.pk})
    service = Service.objects.get()
    assert entered["Location"] == reverse("services:inspect", args=[service.pk])
    contract = {
        "kind": "contract",
        "number": "7",
        "made_on": today.isoformat(),
        "other_side": "ООО «Связь»",
        "valid_from": today.isoformat(),
        "copy": SimpleUploadedFile("договор.pdf", b"%PDF"),
    }
    desk.post(reverse("services:add_basis", args=[service.pk]), contract)
    desk.post(reverse("services:check", args=[service.pk]), {"source": "Реестр", "checked_on": today.isoformat()})
    desk.post(reverse("services:admit", args=[service.pk]))

    assert [found.title for found in Service.objects.in_use(on=today)] == ["Почта"]
    assert sorted(str(use) for use in service.uses.all()) == [
        "обучающийся и педагог: сообщения и файлы",
        "родитель и сотрудник: официальное обращение",
    ]


def test_the_card_says_why_a_service_cannot_be_admitted(at_desk):
    keeper = given.keeper()
    service = given.service(by=keeper)

    said = _said(at_desk(keeper).get(reverse("services:inspect", args=[service.pk])))

    assert "Допустить нельзя: У сервиса «Видеосвязь» нет действующего основания." in said.replace("&quot;", '"')


def test_admitting_past_the_rule_is_answered_with_a_sentence(at_desk):
    keeper = given.keeper()
    service = given.service(by=keeper)

    said = _said(at_desk(keeper).post(reverse("services:admit", args=[service.pk]), follow=True))

    assert ("нет действующего основания" in said, Service.objects.get().stage) == (True, Stage.DRAFT)


def test_quotes_inside_quotes():
    assert Service(title="ГИС «Моя школа»").quoted == "«ГИС „Моя школа“»"


def test_who_has_no_right_changes_nothing(at_desk):
    keeper = given.keeper()
    service = given.ready(by=keeper)
    desk = at_desk(make.executor())

    for name in ("admit", "suspend", "add_basis", "check"):
        desk.post(reverse(f"services:{name}", args=[service.pk]), {"source": "Реестр", "checked_on": "2026-03-02"})
    desk.post(reverse("services:edit", args=[service.pk]), {**CARD, "responsible": keeper.pk})

    assert (Service.objects.get().title, Service.objects.get().stage) == ("Видеосвязь", Stage.DRAFT)
    assert (Basis.objects.count(), ProhibitionCheck.objects.count()) == (1, 1)


def test_nobody_deletes_a_service(at_desk):
    keeper = given.keeper(is_superuser=True)
    service = given.service(by=keeper)

    at_desk(keeper).post(reverse("services:delete", args=[service.pk]))

    assert Service.objects.count() == 1


def test_correcting_a_description_keeps_the_stage_and_the_points(at_desk):
    keeper = given.keeper()
    service = given.admitted(by=keeper)

    at_desk(keeper).post(
        reverse("services:edit", args=[service.pk]),
        {**CARD, "responsible": keeper.pk, "cells": ["group:lesson", "group:group"]},
    )

    corrected = Service.objects.get()
    assert (corrected.title, corrected.stage) == ("Почта", Stage.ADMITTED)
    assert sorted(corrected.uses.values_list("purpose", "point_label")) == [("group", "2.2"), ("lesson", "2.5")]


def test_a_contract_without_a_number_comes_back_with_what_was_typed(at_desk):
    keeper = given.keeper()
    service = given.service(by=keeper)

    said = _said(
        at_desk(keeper).post(
            reverse("services:add_basis", args=[service.pk]), {"kind": "contract", "other_side": "ООО «Связь»"}
        )
    )

    assert ("У договора есть номер" in said, "ООО «Связь»" in said, Basis.objects.count()) == (True, True, 0)


def test_the_list_shows_what_is_on_the_site(at_desk):
    keeper = given.keeper()
    given.admitted(by=keeper, ground=given.contract(until=timezone.localdate() + timedelta(days=1)))
    given.service("Без основания", by=keeper)

    said = _said(at_desk(make.executor()).get(reverse("services:index")))

    assert ("Договор № 7 от 2 марта 2026 г." in said, "Без основания" in said) == (True, True)


def test_a_contract_ended_early_takes_the_service_off_the_site(at_desk):
    keeper, today = given.keeper(), timezone.localdate()
    service = given.admitted(by=keeper, ground=given.contract(until=None))
    address = reverse("services:end_basis", args=[service.pk, Basis.objects.get().pk])
    desk, yesterday = at_desk(keeper), today - timedelta(days=1)

    too_early = _said(desk.post(address, {"last_day": "2020-01-01", "reason": "Расторгнут"}))
    desk.post(address, {"last_day": yesterday.isoformat(), "reason": "Расторгнут"})

    assert ("не может быть раньше первого" in too_early, Basis.objects.get().valid_to) == (True, yesterday)
    assert [list(Service.objects.in_use(on=day)) for day in (yesterday, today)] == [[service], []]
    assert Basis.objects.get().history.first().history_change_reason == "Расторгнут"


def test_bases_are_read_and_their_copies_downloaded(at_desk):
    keeper = given.keeper()
    given.ready(by=keeper)
    basis = Basis.objects.get()
    desk = at_desk(keeper)

    assert desk.get(reverse("service-bases:index")).status_code == 200
    assert desk.get(reverse("service-bases:inspect", args=[basis.pk])).status_code == 200
    assert desk.get(reverse("services:basis_copy", args=[basis.pk])).content == b"7"


def test_a_copy_is_not_given_to_who_may_not_read_bases(at_desk):
    given.ready(by=given.keeper())
    stranger = make.user()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))

    answer = at_desk(stranger).get(reverse("services:basis_copy", args=[Basis.objects.get().pk]))

    assert (answer.status_code, answer.content == b"7") == (302, False)


@pytest.mark.parametrize("query", ["видео", '"', "чепуха"])
def test_the_list_is_searched(at_desk, query):
    keeper = given.keeper()
    given.service(by=keeper)

    assert at_desk(keeper).get(reverse("services:index"), {"q": query}).status_code == 200
