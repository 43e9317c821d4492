"""Limits mark and never refuse; who came cannot be read from the counters; a task is worth one letter."""

import base64
import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from tests import make_filing
from tests.make_filing import PREVIEW, RECEIPT, body, key_in, next_step, sent, shown_code, solution, solved
from workflows.appeals.models import house_rules
from workflows.filing import counting, work
from workflows.filing.actions import drafting, forgetting
from workflows.filing.actions.sending import MOST_WITH_CONTACT
from workflows.filing.keys import new_form_key
from workflows.filing.models import Draft, DraftFile, Filed, Knock, SpentWork
from workflows.filing.stages import Held
from workflows.journal.models import Entry
from workflows.visitors.models import DailySalt

pytestmark = pytest.mark.django_db

MOST_FROM_NETWORK, MOST_AT_ALL = 3, 10
NOON = datetime(2026, 11, 2, 12, 0, tzinfo=ZoneInfo("Europe/Moscow"))


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """Tests are quicker than people."""
    monkeypatch.setattr("workflows.filing.actions.sending.SHORTEST", timedelta(0))


@pytest.fixture(autouse=True)
def limits(db):
    """The house takes few letters in an hour without a look."""
    rules = house_rules()
    rules.per_address_hour, rules.per_hour = MOST_FROM_NETWORK, MOST_AT_ALL
    rules.save()


def held_after(count: int, letter) -> list[str]:
    """How each of so many letters was marked."""
    for number in range(count):
        letter(number)
    return list(Filed.objects.order_by("pk").values_list("held", flat=True))


def test_letters_of_one_network_above_the_limit_are_taken_and_marked():
    marks = held_after(MOST_FROM_NETWORK + 2, lambda number: sent(Client(REMOTE_ADDR=f"203.0.113.{number}"), email=f"a{number}@example.org"))

    assert marks == [Held.NOT_AT_ALL] * MOST_FROM_NETWORK + [Held.PLACE] * 2
    assert Entry.objects.filter(verb="appeal.held").count() == 2


def test_letters_with_one_address_above_the_limit_are_taken_and_marked():
    marks = held_after(MOST_WITH_CONTACT + 1, lambda number: sent(Client(REMOTE_ADDR=f"203.0.{number}.1")))

    assert marks == [Held.NOT_AT_ALL] * MOST_WITH_CONTACT + [Held.CONTACT]


def test_above_the_limit_of_all_letters_they_are_taken_and_marked():
    for _ in range(MOST_AT_ALL):
        counting.count_one("letter", counting.EVERYBODY, at=timezone.now())

    sent(Client())

    assert Filed.objects.get().held == Held.TOTAL


def test_who_is_quicker_than_a_reader_is_taken_and_marked(monkeypatch):
    monkeypatch.setattr("workflows.filing.actions.sending.SHORTEST", timedelta(hours=1))
    sent(Client())

    assert Filed.objects.get().held == Held.HASTE


def test_counters_name_nobody_and_are_forgotten_with_their_salt():
    counting.count_one("letter.place", "203.0.113.0/24", at=NOON)
    digest = Knock.objects.get().digest

    forgetting.forget(now=NOON + timedelta(days=4))
    counting.count_one("letter.place", "203.0.113.0/24", at=NOON)

    assert (Knock.objects.get().digest == digest, DailySalt.objects.count()) == (False, 1)


def test_the_same_network_has_another_mark_on_another_day():
    for day in (NOON, NOON + timedelta(days=1)):
        counting.count_one("letter.place", "203.0.113.0/24", at=day)

    assert Knock.objects.values("digest").distinct().count() == 2


# --- work -------------------------------------------------------------------------------------------------------------


def draft(at=NOON) -> Draft:
    return drafting.open_draft(new_form_key(at=at), at=at)


def test_a_solved_task_holds_for_its_draft_and_its_hours():
    mine, other = draft(), draft()
    payload = solved(json.loads(work.task_for(mine, at=NOON)))

    told = [
        bool(work.solved(payload, mine, at=NOON)),
        bool(work.solved(payload, mine, at=NOON + work.LASTS + timedelta(minutes=1))),
        bool(work.solved(payload, other, at=NOON)),
    ]
    assert told == [True, False, False]


@pytest.mark.parametrize("told", ["", "чушь", "W10=", "NQ==", base64.b64encode(b'{"algorithm": "SHA-256", "number": "x"}').decode(), "e30=" * 3000])
def test_what_is_no_solution_is_none(told):
    assert work.solved(told, draft(), at=NOON) == ""


def test_a_task_serves_once_even_when_its_letter_is_gone():
    browser = Client()
    next_step(browser)
    shown = body(browser.get(PREVIEW))
    payload = solution(shown)
    SpentWork.objects.create(challenge=json.loads(base64.b64decode(payload))["challenge"], at=timezone.now())

    response = browser.post(PREVIEW, {"forma": key_in(shown), "reshenie": payload})

    assert response.status_code == 400
    assert make_filing.press(browser)["Location"] == RECEIPT


# --- forgetting -------------------------------------------------------------------------------------------------------


def test_a_draft_is_kept_for_a_week_after_the_last_touch(settings):
    kept = draft()
    drafting.add_file(kept, offer(), at=NOON + timedelta(days=1))
    place = DraftFile.objects.get().place
    path = settings.PRIVATE_ROOT / "drafts" / place

    forgetting.forget(now=NOON + timedelta(days=7))
    assert (Draft.objects.count(), path.exists()) == (1, True)

    from_now_on = NOON + timedelta(days=8, minutes=1)
    forgetting.forget(now=from_now_on)
    assert Draft.objects.count() == 0


def offer():
    upload = make_filing.file()
    return drafting.Offered(upload.name, upload, upload.size)


def test_bytes_of_a_draft_are_gone_after_sending(settings, django_capture_on_commit_callbacks):
    browser = Client()
    next_step(browser, files=[make_filing.file()])
    place = DraftFile.objects.get().place
    with django_capture_on_commit_callbacks(execute=True):
        make_filing.press(browser)

    assert not (settings.PRIVATE_ROOT / "drafts" / place).exists()


def test_bytes_without_a_row_are_swept_after_a_week(settings):
    folder = settings.PRIVATE_ROOT / "drafts"
    folder.mkdir(parents=True)
    (folder / "orphan").write_bytes(b"1")

    forgetting.forget(now=timezone.now() + timedelta(days=7))
    assert (folder / "orphan").exists()
    forgetting.forget(now=timezone.now() + timedelta(days=9))
    assert not (folder / "orphan").exists()


def test_the_code_of_access_is_shown_for_a_day_and_on_request_no_longer():
    browser = Client()
    kept = sent(browser)
    assert shown_code(browser) != ""

    browser.post(RECEIPT, {"do": "zapisano"})
    assert shown_code(browser) == ""

    Draft.objects.filter(pk=kept.pk).update(sealed_code="x")
    forgetting.forget(now=timezone.now() + timedelta(hours=25))
    assert Draft.objects.get(pk=kept.pk).sealed_code == ""


def test_the_sealed_code_is_not_the_code():
    browser = Client()
    kept = sent(browser)

    assert shown_code(browser) not in kept.sealed_code
    assert len(kept.sealed_code) > 100
