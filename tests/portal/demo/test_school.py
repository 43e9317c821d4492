"""The demonstration: the real Порядок on its whole way, by the same actions that people use."""

import json
import re
from datetime import date
from importlib.resources import files

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from portal.bench.school import approve
from portal.demo.accounts import ACCOUNTS
from portal.desk.verification import findings
from workflows.journal.entries import broken_links
from workflows.people.models import User
from workflows.regulations.models import OpinionRecord, Provision, Redaction, RedactionDraft
from workflows.regulations.queries import waiting_for_signature
from workflows.regulations.stages import Stage
from workflows.regulations.tree import from_dict
from workflows.regulations.waiting import waiting_for_visa
from workflows.workdays.queries import workdays

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(demonstration) -> Redaction:
    return Redaction.objects.get(number=1)


def test_the_poryadok_is_approved_by_its_order(school):
    assert str(school.order) == "Приказ от 26.02.2026 № 01/0226-У"
    assert (school.number, school.effective_from) == (1, date(2026, 2, 26))
    assert school.order.signature.name == "А.В. Соколова"


def test_an_act_of_the_measurements_is_brought_into_force_beside_it(school):
    measured = approve(3)

    assert (measured.number, measured.order.series) == (1, school.order.series)


def test_it_has_four_sections_and_twenty_one_points(school):
    kinds = list(Provision.objects.filter(redaction=school).values_list("kind", flat=True))

    assert (kinds.count("section"), kinds.count("point")) == (4, 21)


def test_it_reproduces_the_signed_paper_with_its_mistakes(school):
    text = from_dict(json.loads(school.content))
    printed = "".join(f"{node.label}{node.heading}{node.text}" for node in text.walk())
    paper = (files("portal.demo") / "texts" / "poryadok.txt").read_text(encoding="utf-8")
    body = paper[paper.index("1. Общие положения") :]

    assert _letters(printed) == _letters(body)
    assert text.approval_word == "УТВЕРЖДЕНО"


def test_both_councils_were_heard_by_their_protocols(school):
    heard = OpinionRecord.objects.filter(submission__draft=school.source_draft)

    assert sorted(map(str, heard)) == ["совет обучающихся: согласие", "совет родителей: согласие"]


def test_something_waits_for_the_director_and_something_for_visas(school):
    director, deputy = User.objects.get(username="director"), User.objects.get(username="executor")

    assert [draft.regulation.slug for draft in waiting_for_signature(director, on=date(2026, 11, 22))] == ["servisy-vzaimodeystviya", "polozhenie-o-saite"]
    assert [visa.draft.regulation.slug for visa in waiting_for_visa(deputy, calendar=workdays(), on=date(2026, 11, 22))] == ["pravila-zapisi-na-priyom"]


def test_the_clerk_has_opinions_to_enter(school):
    assert [draft.regulation.slug for draft in RedactionDraft.objects.filter(stage=Stage.AGREED)] == ["polzovanie-bibliotekoy"]


def test_a_full_database_is_left_alone(school):
    with pytest.raises(CommandError, match="уже есть данные"):
        call_command("seed_demo")
    call_command("seed_demo", "--if-empty")

    assert (Redaction.objects.count(), RedactionDraft.objects.count()) == (5, 8)


def test_the_journal_of_the_demonstration_holds(school):
    assert list(broken_links()) == []


def test_the_archive_of_the_demonstration_is_whole(school):
    assert list(findings()) == []


def test_each_account_opens_the_desk(school):
    for account in ACCOUNTS:
        browser = Client()

        assert browser.login(username=account.username, password=account.password)
        assert browser.get("/admin/").status_code == 200


def _letters(text: str) -> str:
    """Words without spaces, list dashes and the dots and brackets of numbers: what both forms must share."""
    return re.sub(r"[\s\-–.)]", "", text)
