"""Letters to followers: plain text, the same as simple HTML, and the way out of the mailing in each."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from workflows.following.models import Follower
from workflows.following.stages import NoticeKind
from workflows.mail.letters import Message
from workflows.people.models import organisation
from workflows.printing.words import long_date, numbered
from workflows.regulations.models import Redaction, Repeal

SUBJECTS = {
    NoticeKind.APPROVED: "Утверждён новый акт: {title}",
    NoticeKind.CHANGED: "Изменён акт: {title}",
    NoticeKind.IN_FORCE: "Вступили в силу изменения: {title}",
    NoticeKind.REPEALED: "Отменён акт: {title}",
}


def confirmation(follower: Follower, *, key: str) -> Message:
    """Asks the owner of the address to agree, or says that they have agreed already."""
    title = follower.regulation.short_title if follower.regulation else ""
    facts = {"title": title, "is_known": follower.confirmed_at is not None, "confirm": _whole(reverse("follow_confirm", args=[key]))}
    subject = "Вы уже подписаны на изменения" if facts["is_known"] else "Подтвердите подписку на изменения"
    return _message(follower.email, subject, "mail/following_confirm", facts, key=key)


def notice(email: str, redaction: Redaction, kind: NoticeKind, *, key: str) -> Message:
    """What happened to an act, by which order, and where to read it."""
    regulation, order = redaction.regulation, redaction.order
    repeal = Repeal.objects.filter(regulation=regulation).select_related("order").first() if kind == NoticeKind.REPEALED else None
    order = repeal.order if repeal else order
    page = _page(redaction)
    facts = {
        "kind": kind,
        "title": regulation.short_title,
        "full_title": redaction.title,
        "number": redaction.number,
        "before": redaction.base.number if redaction.base else None,
        "order": f"приказ от {long_date(order.signed_on)} {numbered(order.number)}" if order.signed_on else "",
        "day": long_date(repeal.effective_from if repeal else redaction.effective_from),
        "text": f"{page}red/{redaction.number}/",
        "page": page,
    }
    return _message(email, SUBJECTS[kind].format(title=regulation.short_title), "mail/following_notice", facts, key=key)


def _message(to: str, subject: str, template: str, facts: dict[str, Any], *, key: str) -> Message:
    leave = _whole(reverse("follow_leave", args=[key]))
    context = {**facts, "subject": subject, "leave": leave, "organisation": organisation().short_name}
    return Message(
        to=to, subject=subject, text=render_to_string(f"{template}.txt", context).strip() + "\n", html=render_to_string(f"{template}.html", context), leave_at=leave
    )


def _page(redaction: Redaction) -> str:
    """The public address of the act, from the publication of its redaction."""
    return _whole(redaction.publication.address.removesuffix(f"red/{redaction.number}/"))


def _whole(path: str) -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)
