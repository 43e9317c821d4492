"""The second step at the door of an appeal that few may read: digits from a letter."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from pages.citizen_doors import guarded, page, second_of, too_often
from pages.views.status import let_in, masked
from pages.visitors import place_of
from workflows.tracking.actions.cabinet import make_second_step
from workflows.tracking.actions.second_step import begin
from workflows.tracking.rules import TooOften

NOT_THESE = "Цифры не подошли. Проверьте последнее письмо: они действуют десять минут и один раз, после пяти ошибок нужны новые."
STALE = "Десять минут прошли. Введите номер и код ещё раз, и мы пришлём новые цифры."


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    """The digits from the letter; wrong, old and used ones are answered alike."""
    at = timezone.now()
    step = second_of(request, at=at)
    if step is None:
        return page(request, "door", {"trouble": STALE}, status=403) if request.method == "POST" else redirect("appeal_status")
    facts = {"email": masked(step.code.appeal.applicant.email)}
    if request.method != "POST":
        return page(request, "second", facts)
    try:
        if "pismo" in request.POST:
            return let_in(request, begin(step.code, session=step.session, at=at), at=at)
        entered = make_second_step(step.pk, request.POST.get("cifry", "")[:50], place=place_of(request), at=at)
    except TooOften as broken:
        return too_often(request, "second", facts, broken)
    if entered is None:
        return page(request, "second", {**facts, "trouble": NOT_THESE}, status=403)
    return let_in(request, entered, at=at)
