"""Letters with keys: plain text and the same as simple HTML. None of them names an appeal by its words or a person by name."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from workflows.appeals.models import Appeal
from workflows.mail.letters import Message
from workflows.people.models import organisation
from workflows.printing.words import long_date
from workflows.tracking.stages import Purpose

SUBJECTS = {
    Purpose.CABINET: "Вход в кабинет обращений",
    Purpose.CODE: "Новый код для вашего обращения",
    Purpose.ADDRESS: "Подтвердите новый адрес для ответа",
}


def with_key(email: str, purpose: Purpose, *, key: str, number: str = "") -> Message:
    """The key as a link and as signs to type: some people cannot press links."""
    facts = {"purpose": purpose, "key": key, "number": number, "link": _whole(reverse("email_key", args=[key])), "page": _whole(reverse("email_key_typed"))}
    return _message(email, SUBJECTS[purpose], "mail/tracking_key", facts)


def one_time(email: str, *, digits: str) -> Message:
    """Six digits for the door of an appeal; which appeal, whoever has just typed its number knows."""
    return _message(email, "Цифры для входа", "mail/tracking_one_time", {"digits": f"{digits[:3]} {digits[3:]}", "page": _whole(reverse("appeal_code"))})


def moved(email: str, *, number: str) -> Message:
    """To the old address: the answer will go elsewhere."""
    return _message(email, "Адрес для ответа меняют", "mail/tracking_moved", {"number": number, "phone": organisation().phone})


def stage_changed(appeal: Appeal, *, to: str, on: date, words: str, ahead: str) -> Message:
    """What happened, on which day, what comes next: understood without opening anything."""
    return _about(appeal, to=to, on=on, facts={"words": words, "ahead": ahead})


def something_changed(appeal: Appeal, *, to: str, on: date) -> Message:
    """Of an appeal that few may read: that there is something to look at, and no more."""
    return _about(appeal, to=to, on=on, facts={})


def _about(appeal: Appeal, *, to: str, on: date, facts: dict[str, Any]) -> Message:
    named = f"Обращение № {appeal.number}" if appeal.number else f"Поступление № {appeal.intake_id}"
    known = {"named": named, "received": long_date(appeal.received_on), "day": long_date(on), "page": _whole(reverse("appeal_status"))}
    return _message(to, f"{named}: есть изменения", "mail/tracking_stage", {**known, **facts})


def _message(to: str, subject: str, template: str, facts: dict[str, Any]) -> Message:
    context = {**facts, "subject": subject, "organisation": organisation().short_name}
    return Message(to=to, subject=subject, text=render_to_string(f"{template}.txt", context).strip() + "\n", html=render_to_string(f"{template}.html", context))


def _whole(path: str) -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)
