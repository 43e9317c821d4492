"""What is pressed on the card of a letter."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from workflows.appeals.models import Appeal
from workflows.appeals.rules import visible_to
from workflows.errors import RuleBroken
from workflows.mailroom import actions
from workflows.mailroom.forms import AttachForm, DoubtForm
from workflows.mailroom.models import Filing
from workflows.mailroom.views.card import shown
from workflows.mailroom.views.screen import filing_or_404
from workflows.people.http import StaffRequest

UNKNOWN = "Обращения с таким номером среди открытых вам нет. Проверьте номер по журналу."


@require_POST
def attach(request: StaffRequest, pk: int, appeal: int) -> HttpResponse:
    """«Приложить» beside a guess."""
    return _attached(request, filing_or_404(pk), get_object_or_404(visible_to(request.user, on=timezone.localdate()), pk=appeal))


@require_POST
def attach_by_number(request: StaffRequest, pk: int) -> HttpResponse:
    """The appeal is named by hand."""
    filing, form = filing_or_404(pk), AttachForm(request.POST)
    if form.is_valid():
        number = form.cleaned_data["number"].removeprefix("№").strip()
        appeal = visible_to(request.user, on=timezone.localdate()).filter(number=number).first()
        if appeal is not None:
            return _attached(request, filing, appeal)
        form.add_error("number", UNKNOWN)
    return shown(request, filing, attach_form=form)


@require_POST
def take(request: StaffRequest, pk: int) -> HttpResponse:
    """«Принять как новое обращение»: then to the page of its registration."""
    filing, at = filing_or_404(pk), timezone.now()
    try:
        made = actions.take_as_appeal(filing, by=request.user, at=at)
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("mailroom_card", pk)
    messages.success(request, f"{filing.letter}: принято. Теперь зарегистрируйте: срок идёт со дня, когда письмо пришло.")
    return redirect("appeals:register", made.appeal_id)


@require_POST
def duplicate(request: StaffRequest, pk: int) -> HttpResponse:
    """«Это дубль»."""
    filing, at = filing_or_404(pk), timezone.now()
    return _done(request, filing, lambda: actions.mark_duplicate(filing, by=request.user, at=at), f"{filing.letter}: отмечено как дубль. Оба письма сохранены.")


@require_POST
def doubt(request: StaffRequest, pk: int) -> HttpResponse:
    """«Предложить: не обращение»."""
    filing, form, at = filing_or_404(pk), DoubtForm(request.POST), timezone.now()
    if not form.is_valid():
        return shown(request, filing, doubt_form=form)
    said = f"{filing.letter}: предложено. Подтвердит юрист или руководитель, до этого письмо остаётся в списке."
    return _done(request, filing, lambda: actions.doubt(filing, reason=form.cleaned_data["reason"], by=request.user, at=at), said)


@require_POST
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """«Подтвердить: не обращение»."""
    filing, at = filing_or_404(pk), timezone.now()
    return _done(request, filing, lambda: actions.confirm(filing, by=request.user, at=at), f"{filing.letter}: не обращение. Письмо сохранено.")


@require_POST
def reread(request: StaffRequest, pk: int) -> HttpResponse:
    """«Прочитать заново»: back to the card, which shows what was understood."""
    filing = filing_or_404(pk)
    try:
        reading = actions.reread(filing, by=request.user)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        if reading.is_read:
            messages.success(request, "Прочитано. Решите, что делать с письмом.")
        else:
            messages.warning(request, f"Снова не прочитано: {reading.reason}")
    return redirect("mailroom_card", pk)


def _attached(request: StaffRequest, filing: Filing, appeal: Appeal) -> HttpResponse:
    at = timezone.now()
    return _done(
        request,
        filing,
        lambda: actions.attach(filing, appeal, by=request.user, on=timezone.localdate(at), at=at),
        f"{filing.letter}: приложено, {appeal}. Стадия не изменилась.",
    )


def _done(request: StaffRequest, filing: Filing, act: Callable[[], object], said: str) -> HttpResponse:
    """To the list when it is done, back to the card when a rule is against it."""
    try:
        act()
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("mailroom_card", filing.pk)
    messages.success(request, said)
    return redirect("mailroom_list")
