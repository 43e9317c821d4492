"""Answers that concern everybody: the depersonalised words and nothing else (59-ФЗ, ст. 10, ч. 4)."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from workflows.appeals.models import AnswerPublication

ON_SHEET = 30
TITLE = "Ответы на обращения, затрагивающие интересы неопределённого круга лиц"
SHOWN = ("title", "text", "published_on")


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """All of them, the last ones first."""
    found = AnswerPublication.objects.filter(published_on__lte=timezone.localdate()).only(*SHOWN).order_by("-published_on", "-pk")
    sheet = Paginator(found, ON_SHEET).get_page(request.GET.get("page"))
    return render(request, "pages/answers.html", {"title": TITLE, "sheet": sheet})


@require_safe
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer at an address of its own, to which a citizen may be sent (ст. 11, ч. 5.1)."""
    found = get_object_or_404(AnswerPublication.objects.only(*SHOWN), pk=pk, published_on__lte=timezone.localdate())
    return render(request, "pages/answer.html", {"answer": found, "all_title": TITLE})
