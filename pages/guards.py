"""What the editor of the site cannot do to pages of local acts."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

from pages.models import RegulationPage

REMOVING = frozenset({"delete", "unpublish"})


def keep_published_act(request: HttpRequest, page: Page, *args: Any) -> HttpResponse | None:
    """A published act stays readable: it loses force by an order alone, and even then its text remains with a banner."""
    below = RegulationPage.objects.descendant_of(page, inclusive=True).filter(regulation__redactions__isnull=False)
    act = below.first()
    if act is None:
        return None
    messages.error(request, f"Страницу «{act}» нельзя снять с сайта: акт опубликован. Он утрачивает силу только приказом.")
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def keep_published_acts(request: HttpRequest, action: str, objects: Iterable[Any], *args: Any) -> HttpResponse | None:
    """The same for many pages at once."""
    if action not in REMOVING:
        return None
    refusals = (keep_published_act(request, one) for one in objects if isinstance(one, Page))
    return next((refusal for refusal in refusals if refusal), None)
