"""How an answer leaves (59-ФЗ, ст. 10, ч. 4): by each door, for each wish of the citizen, with each address known."""

from dataclasses import replace

import pytest

from tests import make_appeal
from tests.make_appeal import MARIA
from tests.workflows.appeals import story
from workflows.appeals.models import Channel, Medium, Paper, PaperKind, ReplyBy
from workflows.appeals.rules.sending import CABINET, Way, default_way, is_lawful
from workflows.errors import BadInput, Incomplete, RuleBroken

pytestmark = pytest.mark.django_db

POST, EMAIL, IN_CABINET, HAND = Way(Medium.POST, MARIA.postal_address), Way(Medium.EMAIL, MARIA.email), Way(Medium.CABINET, CABINET), Way(Medium.HAND, "лично")
ELECTRONIC = (Channel.SITE, Channel.EMAIL, Channel.EPGU)
WRITTEN = (Channel.POST, Channel.HAND, Channel.BODY)
ORAL = (Channel.RECEPTION, Channel.PHONE)
# With both addresses known. An electronic letter is answered electronically, a written one on paper, whatever else was wished.
FIRST = {
    **{(ReplyBy.POST, channel): EMAIL for channel in ELECTRONIC},
    **{(ReplyBy.EMAIL, channel): EMAIL for channel in ELECTRONIC},
    **{(ReplyBy.CABINET, channel): IN_CABINET for channel in ELECTRONIC},
    **{(ReplyBy.NOWHERE, channel): EMAIL for channel in ELECTRONIC},
    **{(wish, channel): POST for wish in ReplyBy for channel in WRITTEN},
    **{(ReplyBy.POST, channel): POST for channel in ORAL},
    **{(ReplyBy.EMAIL, channel): EMAIL for channel in ORAL},
    **{(ReplyBy.CABINET, channel): IN_CABINET for channel in ORAL},
    **{(ReplyBy.NOWHERE, channel): EMAIL for channel in ORAL},
}
FIRST_ONLY = {**{key: {Medium.EMAIL, Medium.CABINET} for key in ELECTRONIC}, **{key: {Medium.POST, Medium.HAND} for key in WRITTEN}, **{key: set(Medium) for key in ORAL}}


def answer(channel, *, wish=ReplyBy.EMAIL, **known):
    """An answer to a letter of this door."""
    sender = replace(MARIA, reply_by=wish, **known)
    appeal = make_appeal.received(channel=channel, sender=sender)
    return Paper(appeal=appeal, kind=PaperKind.ANSWER)


def lawful(paper):
    """Ways that the rule lets through."""
    return {way.medium for way in (POST, EMAIL, IN_CABINET, HAND) if _is_lawful(paper, way)}


def _is_lawful(paper, way):
    try:
        is_lawful(paper, way)
    except RuleBroken:
        return False
    return True


def test_each_door_and_each_wish_has_its_way():
    make_appeal.calendar()

    found = {(wish, channel): default_way(answer(channel, wish=wish)) for wish in ReplyBy for channel in Channel}

    assert found == FIRST


def test_the_first_sending_goes_no_other_way():
    make_appeal.calendar()

    found = {(wish, channel): lawful(answer(channel, wish=wish)) for wish in (ReplyBy.EMAIL, ReplyBy.CABINET) for channel in Channel}

    without_cabinet = {(ReplyBy.EMAIL, channel): FIRST_ONLY[channel] - {Medium.CABINET} for channel in Channel}
    assert found == {**without_cabinet, **{(ReplyBy.CABINET, channel): FIRST_ONLY[channel] for channel in Channel}}


@pytest.mark.parametrize(
    ("channel", "known", "way"),
    [
        (Channel.SITE, {"email": "", "wish": ReplyBy.POST}, POST),
        (Channel.POST, {"postal_address": ""}, EMAIL),
        (Channel.POST, {"postal_address": "", "wish": ReplyBy.CABINET}, IN_CABINET),
        (Channel.PHONE, {"email": "", "wish": ReplyBy.NOWHERE}, POST),
        (Channel.PHONE, {"postal_address": ""}, EMAIL),
    ],
)
def test_where_one_address_is_known_the_answer_goes_there(channel, known, way):
    make_appeal.calendar()
    paper = answer(channel, **known)

    assert (default_way(paper), _is_lawful(paper, way)) == (way, True)


def test_an_answer_goes_to_the_address_used_and_to_no_other():
    make_appeal.calendar()

    with pytest.raises(BadInput, match="не указан в карточке"):
        is_lawful(answer(Channel.EMAIL), Way(Medium.EMAIL, "other@example.org"))
    with pytest.raises(BadInput, match="не просил отвечать в личный кабинет"):
        is_lawful(answer(Channel.EMAIL), IN_CABINET)
    with pytest.raises(Incomplete, match="куда отправить"):
        is_lawful(answer(Channel.SITE, email="", postal_address="", wish=ReplyBy.NOWHERE), Way(Medium.POST, ""))


def test_paper_goes_besides_when_the_electronic_answer_has_left():
    who = story.cast()
    paper = story.signed(story.answer(story.in_review(who, **story.by_email()), who, on=make_appeal.NOVEMBER_2), who, on=make_appeal.NOVEMBER_2)
    before = lawful(paper)

    story.sent(paper, who, on=make_appeal.NOVEMBER_2)

    assert (before, lawful(paper)) == ({Medium.EMAIL}, {Medium.EMAIL, Medium.POST, Medium.HAND})


def test_nothing_goes_to_a_box_of_the_house(settings):
    make_appeal.calendar()
    settings.EMAIL_REPLIES_TO = "obrasheniya@school.example"

    with pytest.raises(BadInput, match="программа сама себе не пишет"):
        is_lawful(answer(Channel.EMAIL, email="Obrasheniya+x@school.example"), Way(Medium.EMAIL, "Obrasheniya+x@school.example"))
