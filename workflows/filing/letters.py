"""The letter that asks to confirm a mail box: a code to type, and the same as a link that shows a button."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from workflows.appeals.models import Appeal
from workflows.mail.letters import Message
from workflows.people.models import organisation

SUBJECT = "Код для подтверждения почты"


def confirmation(appeal: Appeal, *, code: str, key: str) -> Message:
    """Whoever reads it can confirm; it says nothing of what was written, the address may be somebody else's."""
    link = urljoin(settings.WAGTAILADMIN_BASE_URL, reverse("appeal_email", args=[key]))
    facts = {"code": f"{code[:3]} {code[3:]}", "link": link, "number": appeal.intake_id, "organisation": organisation().short_name}
    text = render_to_string("mail/filing_confirm.txt", facts).strip() + "\n"
    return Message(to=appeal.applicant.email, subject=SUBJECT, text=text, html=render_to_string("mail/filing_confirm.html", {**facts, "subject": SUBJECT}))
