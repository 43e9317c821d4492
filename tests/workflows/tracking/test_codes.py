"""A code is known to the citizen alone: kept as a slow hash, one at a time, changed at once when it comes from paper."""

import json

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils.module_loading import import_string

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2, at
from tests.workflows.tracking.make_doors import MORNING, enter, with_code
from workflows.appeals.actions import codes
from workflows.appeals.models import StatusCode, StatusCodeEnd
from workflows.archive.keys import understood
from workflows.errors import NotAllowed, WrongStage
from workflows.journal.models import Entry

pytestmark = pytest.mark.django_db


def test_the_code_is_sixteen_signs_and_stands_nowhere_in_the_database():
    appeal, code = with_code()

    kept = StatusCode.objects.get(appeal=appeal)
    told = [entry.summary + entry.facts for entry in Entry.objects.all()]

    assert understood(code) == code
    assert [place for place in [json.dumps([kept.digest, kept.reason]), *told] if code in place or code.replace("-", "") in place] == []


def test_two_codes_of_one_word_would_have_different_hashes(monkeypatch):
    monkeypatch.setattr(codes, "new_key", lambda: "7F3K-92QD-XA41-0VWB")
    (_, first), (_, second) = with_code(), with_code()

    assert first == second
    assert len(set(StatusCode.objects.values_list("digest", flat=True))) == 2


def test_outside_of_tests_the_hash_is_slow():
    told = import_string("portal.settings.base.APPEAL_CODE_HASHER")
    hasher = import_string(told)()

    assert hasher.algorithm == "scrypt"
    assert hasher.work_factor * hasher.block_size * hasher.parallelism >= 2**14 * 8 * 5


def test_a_new_code_ends_the_one_before_it():
    appeal, first = with_code()
    second = codes.issue(appeal, at=MORNING, reason="новый")

    assert enter(appeal.number, first) is None
    assert enter(appeal.number, second).code.appeal == appeal
    assert [end.cause for end in StatusCodeEnd.objects.all()] == [StatusCodeEnd.Cause.REPLACED]


def test_a_code_from_paper_opens_once_and_gives_one_that_nobody_has_seen():
    appeal, printed = with_code(on_paper=True)

    entered = enter(appeal.number, printed)

    assert entered.renewed not in ("", printed)
    assert enter(appeal.number, printed) is None
    assert enter(appeal.number, entered.renewed).renewed == ""
    assert [end.cause for end in StatusCodeEnd.objects.all()] == [StatusCodeEnd.Cause.USED]


def test_of_two_who_enter_with_one_paper_the_second_gets_nothing():
    appeal, _ = with_code(on_paper=True)
    code = codes.current_code(appeal)

    assert codes.renew_from_paper(code, at=MORNING) != ""
    assert codes.renew_from_paper(code, at=MORNING) == ""


def test_a_slip_is_given_by_the_clerk_where_there_is_a_page_to_look_at(settings):
    appeal, clerk, editor = make_appeal.registered(), make.clerk(), make.editor()

    with pytest.raises(WrongStage, match="не включена страница"):
        codes.give_on_paper(appeal, by=clerk, on=NOVEMBER_2, at=at(NOVEMBER_2))
    settings.APPEAL_STATUS_PAGE = "https://school.example/obrashcheniya/status/"
    with pytest.raises(NotAllowed, match="делопроизводитель"):
        codes.give_on_paper(appeal, by=editor, on=NOVEMBER_2, at=at(NOVEMBER_2))
    code = codes.give_on_paper(appeal, by=clerk, on=NOVEMBER_2, at=at(NOVEMBER_2))

    assert enter(appeal.number, code).renewed != ""
    assert Entry.objects.filter(verb="appeal.code_issued").order_by("seq").values_list("by", flat=True)[0] == clerk.pk


@pytest.mark.both_databases
@pytest.mark.parametrize("table", ["appeals_statuscode", "appeals_statuscodeend", "appeals_addressconfirmation", "tracking_opening"])
def test_the_database_guards_what_was_given_out(table):
    appeal, _ = with_code(on_paper=True)
    codes.issue(appeal, at=MORNING, reason="новый")

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        rows = cursor.fetchone()[0]
    refused = False
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
    except IntegrityError:
        refused = True

    assert refused == bool(rows)


def test_the_page_of_the_setting_stands_on_our_own_site():
    assert settings.APPEAL_STATUS_PAGE == ""  # of this test run: pages are named by the tests that ask for them
    assert import_string("portal.settings.base.APPEAL_STATUS_PAGE").endswith("/obrashcheniya/status/")
