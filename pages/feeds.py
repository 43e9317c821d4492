"""Atom feeds: what happened to an act, or to all, for those who read news their own way. Ids never change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import uuid5

from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html

from pages.editions import Edition, Life
from pages.saying import SAID
from workflows.people.models import organisation
from workflows.printing.words import long_date, numbered
from workflows.regulations.models import Regulation

MOST = 50


@dataclass(frozen=True, slots=True)
class News:
    """One entry of a feed; `address` and `compared`, the comparison with the former text, stand below the page of the act."""

    regulation: Regulation
    what: str
    title: str
    words: str
    address: str
    at: datetime
    compared: str = ""

    @property
    def id(self) -> str:
        """From the permanent identity of the act, so that neither a new host nor a new title makes an entry new."""
        return uuid5(self.regulation.uid, self.what).urn


def news(regulation: Regulation, life: Life) -> tuple[News, ...]:
    """Everything that has happened to an act by the day, the newest first."""
    told = [*_ended(regulation, life)]
    for edition in life.editions:
        told += [*_entered(regulation, edition, life), *_signed(regulation, edition, life)]
    return tuple(sorted(told, key=lambda one: one.at, reverse=True))


def _signed(regulation: Regulation, edition: Edition, life: Life) -> Iterator[News]:
    redaction, order = edition.redaction, edition.redaction.order
    if redaction.rebased_from_id:  # the same changes on a new base: said already when they were signed
        return
    publication = getattr(redaction, "publication", None)
    first = edition.number == 1
    said = SAID[regulation.kind]
    title = f"{regulation.short_title}: {said.approved if first else f'редакция {numbered(str(edition.number))}'}"
    signed = f"Приказ от {long_date(order.signed_on)} {numbered(order.number)}" if order.signed_on else "Приказ"
    words = f"{signed}. Текст действует с {long_date(redaction.effective_from)}"
    at = publication.at if publication else redaction.created_at
    yield News(regulation, f"red/{edition.number}/signed", title, words, edition.address, at, _compared(edition, life))


def _entered(regulation: Regulation, edition: Edition, life: Life) -> Iterator[News]:
    """Coming into force is news of its own when it follows the signature on a later day."""
    day, signed_on = edition.redaction.effective_from, edition.redaction.order.signed_on
    if edition.is_superseded or day > life.on or signed_on is None or day <= signed_on:
        return
    title = f"{regulation.short_title}: редакция {numbered(str(edition.number))} вступила в силу"
    words = f"Текст действует с {long_date(day)}"
    yield News(regulation, f"red/{edition.number}/in-force", title, words, edition.address, _morning(day), _compared(edition, life))


def _compared(edition: Edition, life: Life) -> str:
    """With the redaction whose text was changed; the first one has none."""
    base = next((one.number for one in life.editions if one.redaction.pk == edition.redaction.base_id), None)
    return f"sravnenie/{base}/{edition.number}/" if base else ""


def _ended(regulation: Regulation, life: Life) -> Iterator[News]:
    if life.repeal is None or not life.is_repealed:
        return
    said, order, day = SAID[regulation.kind], life.repeal.order, life.repeal.effective_from
    words = f"Приказ от {long_date(order.signed_on)} {numbered(order.number)}. Прежний текст остаётся на сайте." if order.signed_on else ""
    yield News(regulation, "repealed", f"{regulation.short_title}: {said.lost} силу с {long_date(day)}", words, "istoriya/", _morning(day))


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def atom(told: tuple[tuple[str, News], ...], *, title: str, address: str, about: str, identity: str = "") -> HttpResponse:
    """The feed as XML; each piece of news comes with the whole address of its act, `address` is that of the page."""
    author = organisation().short_name
    feed = Atom1Feed(title=title, link=address, description="", subtitle=about, language="ru", author_name=author, feed_url=f"{address}feed/", feed_guid=identity or address)
    for act, one in sorted(told, key=lambda pair: pair[1].at, reverse=True)[:MOST]:
        feed.add_item(one.title, f"{act}{one.address}", _summary(act, one), unique_id=one.id, pubdate=one.at, updateddate=one.at)
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    response["X-Robots-Tag"] = "noindex"
    return response


def _summary(act: str, one: News) -> str:
    """As HTML, which Atom names as the type of each summary."""
    link = format_html('<p><a href="{}{}">Что изменилось</a></p>', act, one.compared) if one.compared else ""
    return format_html("<p>{}</p>{}", one.words, link)
