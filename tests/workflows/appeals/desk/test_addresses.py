"""Who may open what: every address of the desk asks about the very appeal."""

import re

import pytest
from django.test import Client

from tests import make, make_appeal
from tests.workflows.appeals.desk import make_desk as desk
from tests.workflows.appeals.desk.make_desk import at, words
from workflows.appeals.models import Reading, Sensitivity
from workflows.appeals.viewsets.desk import AppealsDesk
from workflows.people.models import Substitution

pytestmark = pytest.mark.django_db

OF_APPEAL = [pattern for pattern in AppealsDesk().get_urlpatterns() if "<int:pk>" in str(pattern.pattern)]
ONLY_READ = {"card", "history", "picture", "paper_print", "label", "card_print", "receipt_print", "registered"}
SUMMARY = "Просят объяснить отмену занятий."


def kwargs_of(pattern, appeal, paper):
    """Keys for an address, of things that are there."""
    known = {
        "pk": appeal.pk,
        "item": appeal.intake_id,
        "file": appeal.intake.raw_id,
        "assignment": appeal.assignments.get().pk,
        "question": appeal.questions.get().pk,
        "paper": paper.pk,
        "ground": "11_4",
        "decision": 1,
        "asked": 1,
        "sending": 1,
        "sort": "preview",
    }
    return [known[name] for name in re.findall(r"<\w+:(\w+)>", str(pattern.pattern))]


def case(**fields):
    """An assigned appeal with a scan and a project of a letter."""
    blamed, executor = make.executor(last_name="Смирнов"), make.executor()
    appeal = desk.received(raw=make.stored_file(), **fields)
    appeal = make_appeal.registering.register(
        appeal, make_appeal.details(complained_of=make_appeal.complained_of(blamed), safe_summary=SUMMARY), by=make.clerk(), on=desk.YESTERDAY, at=make_appeal.at(desk.YESTERDAY, 15)
    )
    resolution = make_appeal.assigning.Resolution(responsible=executor)
    appeal = make_appeal.assigning.assign(appeal, resolution, by=make.head(), on=desk.YESTERDAY, at=make_appeal.at(desk.YESTERDAY, 16))
    return appeal, executor, blamed, desk.notice(appeal, by=executor)


@pytest.mark.parametrize("pattern", OF_APPEAL, ids=lambda pattern: pattern.name)
def test_no_address_of_an_appeal_opens_to_a_stranger_or_to_whom_it_complains_of(at_desk, pattern):
    appeal, _, blamed, paper = case()
    stranger = make.executor()
    desk.assigned(to=stranger)
    address = at(pattern.name, *kwargs_of(pattern, appeal, paper))

    answers = [at_desk(person).get(address).status_code for person in (stranger, make.editor(), make.lawyer(), blamed)]

    assert answers == [403, 403, 403, 200 if pattern.name == "card" else 403]


@pytest.mark.parametrize("pattern", OF_APPEAL, ids=lambda pattern: pattern.name)
def test_a_stranger_is_refused_when_posting_too(at_desk, pattern):
    appeal, _, _, paper = case()
    address = at(pattern.name, *kwargs_of(pattern, appeal, paper))

    status = at_desk(make.executor()).post(address).status_code

    assert status == (405 if pattern.name in ONLY_READ else 403)


def test_without_an_account_every_list_leads_to_the_entrance():
    answers = [Client().get(at(name)).status_code for name in ("index", "incoming", "mine", "signing", "control", "forwardings", "sendings", "take_in")]

    assert answers == [302] * 8


OK, NO, BACK = 200, 403, 302  # BACK: not now, with the reason as a message
TABLE = [
    # address, responsible executor, clerk, head, superuser
    ("card",            OK,   OK,   OK,   OK),
    ("history",         OK,   OK,   OK,   OK),
    ("register",        BACK, BACK, BACK, BACK),
    ("propose_refusal", NO,   BACK, NO,   BACK),
    ("duplicate",       BACK, BACK, BACK, BACK),
    ("assign",          NO,   NO,   OK,   NO),
    ("accept",          OK,   NO,   NO,   NO),
    ("give_back",       OK,   NO,   NO,   NO),
    ("share",           OK,   NO,   NO,   NO),
    ("message",         OK,   OK,   NO,   OK),
    ("mark",            NO,   OK,   OK,   OK),
    ("correct",         NO,   OK,   NO,   OK),
    ("note",            OK,   OK,   OK,   OK),
    ("withdraw",        NO,   OK,   NO,   OK),
    ("file_away",       BACK, BACK, BACK, BACK),
    ("extend",          NO,   NO,   OK,   NO),
    ("grounds",         NO,   NO,   OK,   NO),
    ("forward",         NO,   NO,   OK,   NO),
    ("letter",          OK,   OK,   OK,   OK),
    ("notify",          BACK, BACK, BACK, BACK),
    ("receipt",         NO,   BACK, BACK, BACK),
    ("card_print",      OK,   OK,   OK,   OK),
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_each_act_opens_to_those_whose_it_is(at_desk, row):
    name, *expected = row
    appeal, executor, _, _ = case()
    people = (executor, make.clerk(), make.head(), make.user(is_superuser=True))

    answers = [at_desk(person).get(at(name, appeal.pk)).status_code for person in people]

    assert answers == expected


def test_who_is_complained_of_reads_the_safe_summary_alone(at_desk):
    appeal, _, blamed, _ = case()

    page = words(at_desk(blamed).get(at("card", appeal.pk)))

    assert SUMMARY in page
    assert "Петрова" not in page
    assert make_appeal.WORDS not in page


def test_a_superuser_who_is_complained_of_is_no_exception(at_desk):
    person = make.user(is_superuser=True)
    appeal = desk.registered(complained_of=make_appeal.complained_of(person))

    client = at_desk(person)

    assert client.get(at("card", appeal.pk)).status_code == 403
    assert desk.numbers(client.get(at("index"))) == []


def test_readings_of_a_sensitive_card_and_its_files_are_written_down(at_desk):
    clerk = make.clerk()
    appeal = desk.registered(sensitivity=Sensitivity.SENSITIVE, by=clerk)
    client = at_desk(clerk)

    client.get(at("card", appeal.pk))
    client.get(at("history", appeal.pk))

    assert sorted(Reading.objects.values_list("what", "by")) == [("card", clerk.pk), ("history", clerk.pk)]


def test_a_file_is_given_as_an_attachment_to_those_who_read_the_card(at_desk):
    appeal = desk.received(raw=make.stored_file(b"%PDF-", name="письмо.pdf"))

    given = at_desk(make.clerk()).get(at("received", appeal.pk, appeal.intake_id, appeal.intake.raw_id))

    assert (given.status_code, given.content, given["X-Content-Type-Options"]) == (200, b"%PDF-", "nosniff")
    assert given["Content-Disposition"].startswith("attachment")


def test_a_substitute_opens_the_case_of_the_absent_executor(at_desk):
    absent, substitute = make.executor(), make.executor()
    appeal = desk.assigned(to=absent)
    Substitution.objects.create(person=absent, substitute=substitute, valid_from=desk.TODAY, valid_to=desk.TODAY, basis="Приказ")
    client = at_desk(substitute)

    assert desk.steps(client.get(at("card", appeal.pk)))[0] == "Принять к рассмотрению"
    assert desk.numbers(client.get(at("mine"))) == [appeal.number]
