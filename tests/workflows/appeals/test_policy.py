"""The choices of the house about its doors: one place to ask, one page to change, each with its source."""

from datetime import time

import pytest
from django.urls import reverse

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2
from workflows.appeals.models import HouseRules, SiteRegime
from workflows.appeals.policy import MB, FormLimits, Uploads, policy
from workflows.appeals.templates import Told, values_of

pytestmark = pytest.mark.django_db


def test_before_anything_is_entered_the_usual_holds():
    asked = policy()

    assert (asked.accept_email_as_appeal, asked.email_source, asked.site_regime, asked.site_source) == (True, "п. 3.7 Порядка", SiteRegime.BY_OWN_ACT, "п. 3.7 Порядка")
    assert (asked.uploads, asked.form) == (Uploads(files=10, each=20 * MB, total=50 * MB), FormLimits(per_address_hour=10, per_hour=600))
    assert asked.site_consequence == "Ваше обращение зарегистрируют в течение 3 дней и рассмотрят в течение 30 дней со дня регистрации."
    assert "547-ФЗ" in asked.lawful_way


def test_hours_in_which_nobody_is_written_to():
    HouseRules.objects.create(quiet_from=time(20), quiet_to=time(7))

    assert [policy().may_write_at(moment) for moment in (time(6, 59), time(7), time(19, 59), time(20), time(0))] == [False, True, True, False, False]


def test_the_telephone_of_appeals_comes_before_that_of_the_organisation_and_goes_into_notices():
    make.organisation(phone="+7 495 000-00-00")
    clerk = make.clerk()
    appeal = make_appeal.registered(by=clerk)
    before = (policy().phone, values_of(appeal, Told(), by=clerk, on=NOVEMBER_2).phone)

    HouseRules.objects.create(phone="+7 495 111-11-11")

    assert before == ("+7 495 000-00-00", "+7 495 000-00-00")
    assert (policy().phone, values_of(appeal, Told(), by=clerk, on=NOVEMBER_2).phone) == ("+7 495 111-11-11", "+7 495 111-11-11")


TYPED = {
    "accept_email_as_appeal": "", "email_basis": "п. 3.7 Порядка", "lawful_way": "Подайте через форму.", "site_regime": "identified", "site_basis": "п. 3.4", "most_files": "5",
    "most_file_mb": "10", "most_total_mb": "30", "per_address_hour": "3", "per_hour": "100", "letters_days": "100", "letters_basis": "п. 5", "phone": "8 495", "reception_words": "вторник с 15 до 18", "higher_body": "учредитель",
    "preset": "STANDARD", "preset_basis": "", "near_days": "5", "soon_days": "10", "quiet_from": "20:00", "quiet_to": "07:00", "deputy": "",
}  # fmt: skip


def test_the_administrator_changes_them_on_one_page_with_history(at_desk):
    HouseRules.objects.create()
    desk = at_desk(make.administrator())

    answer = desk.post(reverse("houserules:edit", args=[HouseRules.objects.get().pk]), TYPED)

    asked = policy()
    assert answer.status_code == 302
    assert (asked.accept_email_as_appeal, asked.site_regime, asked.uploads, asked.form) == (False, SiteRegime.IDENTIFIED, Uploads(files=5, each=10 * MB, total=30 * MB), FormLimits(per_address_hour=3, per_hour=100))
    assert (asked.phone, asked.reception_hours, HouseRules.objects.get().history.count()) == ("8 495", "вторник с 15 до 18", 2)


def test_limits_that_contradict_each_other_are_told(at_desk):
    HouseRules.objects.create()
    desk = at_desk(make.administrator())

    answer = desk.post(reverse("houserules:edit", args=[HouseRules.objects.get().pk]), {**TYPED, "most_file_mb": "60", "per_address_hour": "200"})

    assert answer.context["form"].non_field_errors() == [
        "Один файл не больше всех вместе: исправьте МБ в одном файле или МБ во всех файлах.",
        "С одного адреса – хотя бы одно обращение в час и не больше, чем всего в час.",
    ]


@pytest.mark.parametrize("maker", [make.clerk, make.head, make.executor], ids=lambda maker: maker.__name__)
def test_nobody_else_opens_the_page(maker, at_desk):
    HouseRules.objects.create()

    assert at_desk(maker()).get(reverse("houserules:edit", args=[HouseRules.objects.get().pk])).status_code == 302
