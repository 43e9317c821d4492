"""The mail is heard by a letter that the house writes to itself every morning."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests import make
from tests.make_appeal import NOVEMBER_2, NOVEMBER_16, at
from tests.workflows.connections.make_connections import entered
from workflows.connections.models import Probe, Pulse
from workflows.connections.silence import note_probe, silence
from workflows.mail.checks import mail_is_heard
from workflows.mail.models import Letter
from workflows.mail.probing import send_probe, warn

pytestmark = pytest.mark.django_db

MORNING = at(NOVEMBER_2, 7, 30)


@pytest.fixture
def probe():
    """The letter of the morning has been written."""
    entered()
    return send_probe(on=NOVEMBER_2, at=MORNING)


def came(probe, moment):
    return note_probe(f"<{probe.key}@school.example>", at=moment)


def test_the_letter_of_the_morning_goes_to_the_mailbox_once_a_day(probe):
    again = send_probe(on=NOVEMBER_2, at=at(NOVEMBER_2, 12))

    letter = Letter.objects.get()
    assert (again, letter.to, letter.uid, letter.subject) == (None, "office@school.example", probe.key, "Проверка почты 02.11.2026")
    assert ["Auto-Submitted", "auto-generated"] in letter.headers


def test_without_a_mailbox_nothing_is_written_and_nothing_is_missed(settings):
    settings.MAILBOX = None

    assert (send_probe(on=NOVEMBER_2, at=MORNING), silence(at=at(NOVEMBER_16))) == (None, None)


def test_a_letter_that_comes_back_is_known_and_the_house_is_calm(probe):
    known = came(probe, at(NOVEMBER_2, 7, 40))

    assert (known, Probe.objects.get().came_at, silence(at=at(NOVEMBER_2, 20))) == (True, at(NOVEMBER_2, 7, 40), None)


@pytest.mark.parametrize("strange", ["<CAF1@mail.example.org>", "", "<>", "<00000000-0000-4000-8000-000000000000@school.example>"])
def test_letters_of_others_are_no_probes_and_show_that_mail_comes(probe, strange):
    assert (note_probe(strange, at=at(NOVEMBER_2, 8)), Pulse.objects.get().heard_at) == (False, at(NOVEMBER_2, 8))


def test_an_old_letter_collected_late_moves_the_pulse_not_back(probe):
    note_probe("<a@b>", at=at(NOVEMBER_2, 8))
    note_probe("<c@d>", at=at(NOVEMBER_2, 6))
    came(probe, at(NOVEMBER_2, 8))
    came(probe, at(NOVEMBER_2, 9))

    assert (Pulse.objects.get().heard_at, Probe.objects.get().came_at) == (at(NOVEMBER_2, 9), at(NOVEMBER_2, 8))


def test_a_letter_that_does_not_come_back_within_an_hour_is_a_silence(probe):
    heard = [silence(at=MORNING + after) for after in (timedelta(minutes=59), timedelta(minutes=61))]

    assert (heard[0], heard[1].what) == (None, "Письмо самим себе от 02.11.2026 07:30 не вернулось.")


def test_a_morning_without_a_letter_means_that_the_queue_stands(probe):
    came(probe, at(NOVEMBER_2, 8))
    note_probe("<a@b>", at=at(NOVEMBER_2, 23))
    next_day = NOVEMBER_2 + timedelta(days=1)

    assert silence(at=at(next_day, 8)) is None
    assert silence(at=at(next_day, 10)).what == "Утреннее письмо самим себе сегодня не написано."


def test_a_day_without_any_letter_is_a_silence(probe):
    came(probe, at(NOVEMBER_2, 7, 40))

    heard = silence(at=at(NOVEMBER_2 + timedelta(days=1), 8))

    assert heard.what == "Ни одного письма не забрано с 02.11.2026 07:40."


def test_administrators_are_written_to_once(probe):
    administrator = make.administrator()

    written = [warn(at=MORNING + timedelta(minutes=minutes)) for minutes in (30, 70, 80)]

    assert written[0] == 0
    assert written[2] == 0
    assert written[1] == Letter.objects.filter(subject="Почта молчит").count()
    assert Letter.objects.filter(subject="Почта молчит", to=administrator.email).count() == 1


def test_the_desk_tells_the_administrator_and_the_clerk_and_nobody_else(probe, at_desk):
    names = {person: [panel.name for panel in at_desk(maker()).get(reverse("wagtailadmin_home")).context["panels"]] for person, maker in {"administrator": make.administrator, "clerk": make.clerk, "executor": make.executor}.items()}

    assert {person: "mail-silence" in panels for person, panels in names.items()} == {"administrator": True, "clerk": True, "executor": False}


def test_the_check_of_the_system_tells_it_too(probe):
    assert [warning.id for warning in mail_is_heard(None)] == ["mail.W002"]
    call_command("check", "--database", "default")
