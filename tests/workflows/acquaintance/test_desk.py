"""What acquaintance puts on the front page of the desk."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make
from tests.portal.desk.screen import front_page
from tests.workflows.acquaintance import make_acquaintance as made
from workflows.acquaintance import actions
from workflows.acquaintance.models import Campaign
from workflows.printing.words import long_date

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
READ, KNOWN = "Ознакомьтесь", "Ознакомление с документами"


def late(campaign: Campaign) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(due_on=timezone.localdate() - timedelta(days=1))


def test_a_worker_is_asked_to_read_until_it_is_confirmed(at_desk):
    person = make.executor()
    campaign = made.for_staff(made.redaction(), person)

    (row,) = front_page(at_desk(person))[READ]
    made.read(campaign, person)

    assert (row.title, row.address) == (f"Ознакомьтесь: {campaign.redaction}", reverse("acquaintance:read", args=[campaign.pk]))
    assert row.note == "До 12 марта 2099 г. Прочитайте Порядок."
    assert front_page(at_desk(person))[READ].startswith("Читать сейчас нечего.")


def test_after_the_last_day_the_row_turns_to_alarm(at_desk):
    person = make.executor()
    campaign = made.for_staff(made.redaction(), person)
    late(campaign)

    (row,) = front_page(at_desk(person))[READ]

    assert row.note.startswith("Срочно. Срок был")


def test_who_was_never_asked_and_who_is_not_waited_for_see_no_row(at_desk):
    person, stranger = make.executor(), make.executor()
    campaign = made.for_staff(made.redaction(), person)
    actions.mark_left(made.row_of(campaign, person), reason="в отпуске по уходу", by=make.clerk())

    assert READ not in front_page(at_desk(stranger))
    assert front_page(at_desk(person))[READ].startswith("Читать сейчас нечего.")


def test_those_who_keep_lists_are_offered_a_fresh_redaction(at_desk):
    redaction = made.redaction()
    clerk = make.clerk()
    fresh = made.next_redaction(redaction, since=timezone.localdate())

    (row,) = front_page(at_desk(clerk))[KNOWN]
    made.for_staff(fresh, make.executor(), by=clerk)

    assert (row.title, row.address) == (str(fresh), reverse("acquaintance:start", args=[fresh.pk]))
    assert front_page(at_desk(clerk))[KNOWN].startswith("Всех, кого нужно, уже знакомят")


def test_those_who_keep_lists_see_who_is_late(at_desk):
    one, two, clerk = make.executor(), make.executor(), make.clerk()
    campaign = made.for_staff(made.redaction(), one, two)
    made.read(campaign, one)
    late(campaign)

    (row,) = front_page(at_desk(clerk))[KNOWN]
    made.read(campaign, two)

    day = long_date(timezone.localdate() - timedelta(days=1)).replace("\u00a0", " ")
    assert row.note == f"Срочно. Срок был {day} Не ознакомились: 1 из 2."
    assert front_page(at_desk(clerk))[KNOWN].startswith("Всех, кого нужно, уже знакомят")
