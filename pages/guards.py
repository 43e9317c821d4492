"""What the editor of the site cannot do to pages of local acts."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

from pages.models import RegulationPage


def keep_published_act(request: HttpRequest, page: Page, *args: Any) -> HttpResponse | None:
    """A published act stays readable: it loses force by an order alone, and even then its text remains with a banner."""
    below = RegulationPage.objects.descendant_of(page, inclusive=True).filter(regulation__redactions__isnull=False)
    act = below.first()
    if act is None:
        return None
    messages.error(request, f"Страницу «{act}» нельзя снять с сайта: акт опубликован. Он утрачивает силу только приказом.")
    return redirect("wagtailadmin_explore", page.get_parent().pk)
