"""Entering what came on paper, by telephone or by hand."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_date

from workflows.appeals.actions import intake
from workflows.appeals.forms.intake import BY_HAND, IntakeForm, MessageForm
from workflows.appeals.models import Appeal, Message
from workflows.appeals.rules import intake as rules
from workflows.appeals.views.acts import ActView
from workflows.appeals.views.screen import refused, show
from workflows.errors import NotAllowed, RuleBroken
from workflows.people.http import StaffRequest

TITLE = "Внести поступление"


def take_in(request: StaffRequest) -> HttpResponse:
    """«Внести поступление»: stored at once, then registered on the next page. Sent twice, it is one letter."""
    try:
        rules.may_take_in(request.user)
    except NotAllowed as broken:
        return refused(request, str(broken))
    form = IntakeForm(request.POST or None, request.FILES or None, initial=_initial(request))
    if request.method == "POST" and (appeal := _taken(request, form)):
        messages.success(request, f"{appeal}: внесено. Теперь зарегистрируйте: номер дают в течение трёх дней.")
        return redirect("appeals:register", appeal.pk)
    return show(request, "take_in.html", TITLE, form=form)


def _initial(request: StaffRequest) -> dict[str, Any]:
    """Today, unless the page before has said how and when the letters of this pile came."""
    channel = request.GET.get("channel", "")
    try:
        day = parse_date(request.GET.get("received_on", ""))
    except ValueError:
        day = None
    return {"received_on": day or timezone.localdate(), **({"channel": channel} if channel in BY_HAND else {})}


def _taken(request: StaffRequest, form: IntakeForm) -> Appeal | None:
    form.is_valid()
    form.keep_files(by=request.user)
    if not form.is_valid():
        return None
    at = timezone.now()
    try:
        return intake.receive(form.incoming(at=at), form.sender(), by=request.user, at=at)
    except RuleBroken as broken:
        form.add_error(None, str(broken))
    return None


class MessageView(ActView):
    """«Добавить материалы»: more from the citizen or a body."""

    title = "Добавить материалы"
    verb = "Добавить"
    explanation = "Письмо сохраняется как поступило и само по себе ничего не меняет: стадию меняют отдельным действием."
    form_class = MessageForm

    def may(self) -> None:
        rules.may_add(self.request.user, self.appeal, on=self.on)

    def initial(self) -> dict[str, Any]:
        return {"received_on": self.on}

    def perform(self, form: Any) -> str:
        sort = Message.Sort(form.cleaned_data["sort"])
        intake.add_message(self.appeal, form.incoming(at=self.at), sort, by=self.request.user, at=self.at)
        return f"Добавлено: {sort.label}."
