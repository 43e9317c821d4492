"""What the letters say. They name the document and the day, and nothing of its text."""

from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from workflows.acquaintance.models import Addressee, Campaign
from workflows.acquaintance.stages import LetterKind
from workflows.mail.letters import Message
from workflows.people.models import organisation
from workflows.printing.words import long_date

SUBJECTS = {
    LetterKind.INVITATION: "Ознакомьтесь с документом: {title}",
    LetterKind.SOON: "Скоро срок ознакомления: {title}",
    LetterKind.LATE: "Срок ознакомления прошёл: {title}",
}


def letter(campaign: Campaign, row: Addressee, kind: LetterKind, *, to: str, token: str) -> Message:
    """A letter with the way to the text: a personal link, or the screen of the desk."""
    title = campaign.redaction.regulation.short_title
    facts = {
        "kind": kind,
        "name": row.name,
        "title": title,
        "number": campaign.redaction.number,
        "asked": campaign.asked,
        "due": long_date(campaign.due_on),
        "address": address_of(token) if token else _whole(reverse("acquaintance:read", args=[campaign.pk])),
        "is_personal": bool(token),
        "organisation": organisation().short_name,
    }
    subject = SUBJECTS[kind].format(title=title)
    text = render_to_string("mail/acquaintance.txt", facts).strip() + "\n"
    return Message(to=to, subject=subject, text=text, html=render_to_string("mail/acquaintance.html", {**facts, "subject": subject}))


def address_of(token: str) -> str:
    """The whole address of a personal link."""
    return _whole(reverse("acquaintance_link", args=[token]))


def _whole(path: str) -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)
