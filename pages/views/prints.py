"""Stored prints given to visitors: the file, or a page that says when to come again."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from workflows.errors import RuleBroken
from workflows.files.http import download
from workflows.printing.queue import found

WAIT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Back:
    """Where a visitor came from and goes back to."""

    title: str
    address: str
    page: Page


def print_or_wait(request: HttpRequest, *, form: str, subject_id: int, name: str, back: Back) -> HttpResponse:
    """The stored print as a file; until it is there, a page that says so and when to come again."""
    stored = found(form, subject_id)
    if stored is None:
        return wait(request, name, back)
    try:
        return download(stored, name=name)
    except RuleBroken as broken:
        return wait(request, name, back, trouble=str(broken))


def wait(request: HttpRequest, name: str, back: Back, *, trouble: str = "") -> HttpResponse:
    """The page that says when to come again."""
    context = {"name": name, "back": back, "page": back.page, "is_inner": True, "trouble": trouble}
    response = render(request, "pages/print_waits.html", context, status=503)
    response["Retry-After"] = str(WAIT_SECONDS)
    response["Cache-Control"] = "no-store"
    return response
