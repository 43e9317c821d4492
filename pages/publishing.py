"""Putting a signed redaction on the site: its page, and the recorded fact that it stands there."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django_q.tasks import async_task

from pages.models import RegulationIndexPage, RegulationPage
from workflows.errors import Incomplete
from workflows.following.stages import NoticeKind
from workflows.regulations.actions import record_publication
from workflows.regulations.models import Publication, Redaction, Regulation, Repeal

TELL = "workflows.following.tasks.tell_about"


@transaction.atomic
def publish_redaction(redaction_pk: int, *, at: datetime | None = None) -> Publication:
    """Make sure that the act has a live page, then record the publication. A repetition changes nothing."""
    redaction = Redaction.objects.select_related("regulation", "order__signature").get(pk=redaction_pk)
    page = _live_page(redaction.regulation)
    published = record_publication(redaction, address=f"{page.url}red/{redaction.number}/", at=at)
    if redaction.rebased_from_id is None:  # one built anew carries changes that followers know already
        async_task(TELL, redaction.pk, NoticeKind.APPROVED if redaction.number == 1 else NoticeKind.CHANGED)
    return published


def publish_repeal(regulation_pk: int) -> None:
    """The page stays and says by itself that the act loses force; those who follow it are told."""
    repeal = Repeal.objects.get(regulation_id=regulation_pk)
    async_task(TELL, repeal.redaction_id, NoticeKind.REPEALED)


def unpublished() -> QuerySet[Redaction]:
    """Redactions that no publication is recorded for, or whose act has lost its page."""
    missing: QuerySet[Redaction] = Redaction.objects.filter(
        Q(publication=None) | Q(regulation__page=None) | Q(regulation__page__live=False)
    )
    return missing.order_by("pk")


def _live_page(regulation: Regulation) -> RegulationPage:
    page = RegulationPage.objects.filter(regulation=regulation).first() or _new_page(regulation)
    if not page.live:
        page.save_revision().publish()
        page.refresh_from_db()
    return page


def _new_page(regulation: Regulation) -> RegulationPage:
    register = RegulationIndexPage.objects.live().first()
    if register is None:
        raise Incomplete("На сайте нет страницы «Локальные акты». Создайте её под главной страницей: акт разместится сам в течение минуты.")
    page = RegulationPage(title=regulation.short_title, slug=regulation.slug, regulation=regulation)
    register.add_child(instance=page)
    return page
