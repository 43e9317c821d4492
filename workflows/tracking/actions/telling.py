"""A letter about each change of stage, from the queue: the change asked for it in its own transaction, so it is neither lost nor told twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from workflows.appeals.actions.records import fresh, tell
from workflows.appeals.models import AddressConfirmation, Appeal, ReplyBy, Sensitivity
from workflows.appeals.policy import policy
from workflows.appeals.stages import Stage
from workflows.mail.letters import Message, queue_letter
from workflows.tracking import letters
from workflows.tracking.models import NewsChoice, StageNotice
from workflows.tracking.news import News, is_said_by_paper, news_of, words_of
from workflows.tracking.outlook import outlook_of
from workflows.tracking.stages import Outcome


@dataclass(frozen=True, slots=True)
class Change:
    """One move of an appeal; `key` names it in the queue."""

    key: UUID
    appeal: int
    start: Stage
    end: Stage
    on: date


@transaction.atomic
def tell_stage(change: Change, *, at: datetime) -> StageNotice:
    """Write the letter or the reason why there is none. The row and the letter commit together; asked again, it is the same row."""
    appeal = fresh(Appeal(pk=change.appeal))
    known: StageNotice | None = StageNotice.objects.filter(change=change.key).first()
    if known is not None:
        return known
    news = news_of(change.start, change.end)
    outcome = _outcome(appeal, change, news)
    notice: StageNotice = StageNotice.objects.create(
        appeal=appeal, change=change.key, start=change.start, end=change.end, on=change.on, outcome=outcome, at=at
    )
    if news is not None and outcome is Outcome.WRITTEN:
        queue_letter(_letter(appeal, change, news, at=at))
    return notice


@transaction.atomic
def choose(appeal: Appeal, *, wants: bool, at: datetime) -> None:
    """The citizen turns letters off or on; saying the same twice is saying it once."""
    appeal = fresh(appeal)
    if wants_news(appeal) == wants:
        return
    NewsChoice.objects.create(appeal=appeal, wants=wants, at=at)
    tell("news_choice", appeal, "заявитель просит присылать письма о ходе рассмотрения" if wants else "заявитель отказался от писем о ходе рассмотрения", by=None)


def wants_news(appeal: Appeal) -> bool:
    """What the citizen said last; who has said nothing is written to."""
    last = NewsChoice.objects.filter(appeal=appeal).order_by("-pk").first()
    return last is None or last.wants


def news_address(appeal: Appeal) -> str:
    """The mail box that the applicant has named for the answer or has confirmed; empty where there is none."""
    applicant = appeal.applicant
    is_ours_to_use = applicant.reply_by == ReplyBy.EMAIL or AddressConfirmation.objects.filter(applicant=applicant).exists()
    return applicant.email if is_ours_to_use else ""


def _outcome(appeal: Appeal, change: Change, news: News | None) -> Outcome:
    if news is None:
        return Outcome.SILENT
    if appeal.stage != change.end:
        return Outcome.OVERTAKEN
    if (unwanted := _why_not(appeal)) is not None:
        return unwanted
    if not news.is_told_again and StageNotice.objects.filter(appeal=appeal, end=change.end, outcome=Outcome.WRITTEN).exists():
        return Outcome.REPEATED
    return Outcome.PAPER if is_said_by_paper(appeal, news) else Outcome.WRITTEN


def _why_not(appeal: Appeal) -> Outcome | None:
    """What stands against any letter to this applicant."""
    if not policy().tells_stages:
        return Outcome.OFF
    if not news_address(appeal):
        return Outcome.NO_ADDRESS
    return None if wants_news(appeal) else Outcome.DECLINED


def _letter(appeal: Appeal, change: Change, news: News, *, at: datetime) -> Message:
    if appeal.sensitivity != Sensitivity.ORDINARY:
        return letters.something_changed(appeal, to=news_address(appeal), on=change.on)
    ahead = outlook_of(appeal, on=timezone.localdate(at)).next
    return letters.stage_changed(appeal, to=news_address(appeal), on=change.on, words=words_of(appeal, news), ahead=ahead)
