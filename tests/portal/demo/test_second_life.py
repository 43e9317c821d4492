"""How the Порядок lived on: five redactions, one of which never came into force, and changes that wait for the director."""

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from portal.demo.cited import OFFICIAL
from workflows.acquaintance.models import Campaign
from workflows.acquaintance.queries import progress
from workflows.orders.models import Order
from workflows.regulations import resolver
from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.models import (
    ActState,
    ExternalAct,
    OpinionRecord,
    Redaction,
    RedactionDraft,
    ReferenceReview,
    Regulation,
)
from workflows.regulations.queries import current_packet, redaction_on
from workflows.regulations.references.acts import ActKind
from workflows.regulations.stages import RedactionStatus, Stage
from workflows.regulations.timeline import steps_of
from workflows.regulations.tree import Node, places

pytestmark = pytest.mark.django_db

LATIN_AMONG_CYRILLIC = re.compile(r"[а-яё][a-z]|[a-z][а-яё]", re.IGNORECASE)
EARLIER_WORDS, LATER_WORDS = "в течение 3 дней", "в течение 5 рабочих дней"


@pytest.fixture
def act(demonstration) -> Regulation:
    return Regulation.objects.get(slug="servisy-vzaimodeystviya")


def numbered(act: Regulation, number: int) -> Redaction:
    return act.redactions.get(number=number)


def point(redaction: Redaction, key: str) -> Node:
    return next(place.node for place in places(text_of_redaction(redaction)) if place.key == key)


def has(redaction: Redaction, key: str) -> bool:
    return any(place.key == key for place in places(text_of_redaction(redaction)))


def test_four_orders_were_signed_one_after_another(act):
    signed = Order.objects.signed().order_by("signed_on").values_list("number", "signed_on")

    assert list(signed) == [
        ("01/0226-У", date(2026, 2, 26)),
        ("02/0326-У", date(2026, 3, 17)),
        ("03/0526-У", date(2026, 5, 18)),
        ("04/0626-У", date(2026, 6, 15)),
    ]


def test_the_paper_says_what_it_said(act):
    paper = numbered(act, 1)

    assert LATIN_AMONG_CYRILLIC.search(paper.title).group() == "еo"
    assert point(paper, "1-3").text.startswith("В настоящем Положении")
    assert paper.approval_word == "УТВЕРЖДЕНО"


def test_the_mistakes_of_the_paper_are_put_right_by_the_first_order_of_changes(act):
    text = text_of_redaction(numbered(act, 2))
    points = {place.key: place.node.text for place in places(text)}

    assert [LATIN_AMONG_CYRILLIC.search(words) for words in (text.title, points["1-1"])] == [None, None]
    assert points["1-3"].startswith("В настоящем Порядке")
    assert "пункте 2.2 настоящего Порядка" in points["3-1"]
    assert text.approval_word == "УТВЕРЖДЁН"


def test_the_order_says_each_change_in_the_words_of_orders(act):
    wordings = list(numbered(act, 2).instructions.values_list("wording", flat=True))

    assert wordings == [
        "на титульном листе слово «УТВЕРЖДЕНО» заменить словом «УТВЕРЖДЁН»",
        "в наименовании слово «видеoinформацией» заменить словом «видеоинформацией»",
        "в пункте 1.1 слово «видеoinформацией» заменить словом «видеоинформацией»",
        "в абзаце первом пункта 1.3 слова «В настоящем Положении» заменить словами «В настоящем Порядке»",
        "в пункте 3.1 слова «2.2. настоящего» заменить словами «2.2 настоящего»",
    ]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2026, 3, 1), 1),
        (date(2026, 3, 16), 1),
        (date(2026, 3, 17), 2),
        (date(2026, 4, 1), 2),
        (date(2026, 6, 30), 2),
        (date(2026, 7, 1), 4),
        (date(2026, 8, 1), 4),
        (date(2026, 9, 1), 5),
        (date(2026, 11, 22), 5),
    ],
)
def test_each_day_has_its_redaction(act, day, number):
    assert redaction_on(act, on=day).number == number


def test_before_its_order_the_act_has_no_redaction(act):
    assert redaction_on(act, on=date(2026, 2, 25)) is None


def test_the_redaction_signed_earlier_for_a_later_day_was_built_anew(act):
    steps = steps_of(act)
    third, fifth = numbered(act, 3), numbered(act, 5)

    assert resolver.standing(steps[2], steps, on=timezone.localdate()).status == RedactionStatus.SUPERSEDED
    assert (fifth.rebased_from, fifth.base.number, fifth.order, fifth.signed_with.number) == (third, 4, third.order, "04/0626-У")


def test_point_2_6_is_repealed_and_point_2_8_is_there_from_the_first_of_september(act):
    summer, autumn = redaction_on(act, on=date(2026, 8, 31)), redaction_on(act, on=date(2026, 9, 1))

    assert [point(one, "2-6").repealed for one in (summer, autumn)] == [False, True]
    assert [has(one, "2-8") for one in (summer, autumn)] == [False, True]
    assert point(autumn, "2-6").label == "2.6"


def test_point_3_5_gives_more_time_from_the_first_of_july(act):
    days = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 9, 1))
    said = [point(redaction_on(act, on=day), "3-5").text for day in days]

    assert [(EARLIER_WORDS in words, LATER_WORDS in words) for words in said] == [(True, False), (False, True), (False, True)]


def test_each_order_names_protocols_of_its_own_held_before_it(act):
    drafts = {redaction.source_draft: redaction.order for redaction in act.redactions.select_related("order")}
    held = {pk: list(OpinionRecord.objects.filter(submission__draft=pk).order_by("pk").values_list("protocol_number", "protocol_date")) for pk in drafts}
    told = [protocol for protocols in held.values() for protocol in protocols]

    assert len(told) == len(set(told)) == 8
    assert [day for pk, protocols in held.items() for _, day in protocols if day > drafts[pk].signed_on] == []
    assert all(f"№ {number}" in order.preamble.replace("\xa0", " ") for pk, order in drafts.items() for number, _ in held[pk])


def test_changes_of_two_points_wait_for_the_director(act):
    draft = RedactionDraft.objects.get(stage=Stage.ON_SIGNATURE, base__isnull=False)
    packet = current_packet(draft)

    assert draft.base == redaction_on(act, on=timezone.localdate())
    assert len(packet.opinions) == 2
    assert [given.target for stage in packet.changes for given in stage.instructions] == [point(draft.base, key).uid for key in ("3-3", "3-7")]


def test_some_of_the_workers_have_read_the_redaction_in_force(act):
    campaign = Campaign.objects.get()
    counts = progress(campaign)

    assert campaign.redaction == redaction_on(act, on=timezone.localdate())
    assert (campaign.started_by.username, counts.read, counts.waited_for) == ("clerk", 3, 4)


def test_the_changed_charter_calls_for_a_look_at_the_point_that_cites_it(act):
    charter = ExternalAct.objects.get(kind=ActKind.CHARTER)
    review = ReferenceReview.objects.get()

    assert (charter.state, review.act, review.regulation) == (ActState.CHANGED, charter, act)
    assert str(review.source) == point(redaction_on(act, on=timezone.localdate()), "1-2").children[2].uid


def test_the_law_is_watched_and_led_to_and_a_decree_waits_for_the_lawyer(act):
    law, decree = (ExternalAct.objects.get(kind=kind) for kind in (ActKind.FZ, ActKind.GOVERNMENT))

    assert (law.owner.username, law.is_confirmed, law.address) == ("lawyer", True, OFFICIAL)
    assert [list(ExternalAct.objects.unconfirmed()), list(ExternalAct.objects.unwatched())] == [[decree], []]


def test_the_archive_of_the_demonstration_is_whole(act):
    out = StringIO()

    call_command("verify_archive", stdout=out)

    assert out.getvalue().startswith("Архив цел.")
