"""The calendar of reception: the week, a time, the schedule with its preview, bookings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET, require_http_methods

from workflows.appeals.actions import reception as actions
from workflows.appeals.documents.reception import journal_pdf, schedule_pdf
from workflows.appeals.forms.reception import BookingForm, ReasonForm, ScheduleForm
from workflows.appeals.models import ReceptionCard, ReceptionSlot
from workflows.appeals.queries.reception import STATES, WEEK, monday_of, officials, week_of
from workflows.appeals.rules import reception as rules
from workflows.appeals.views.office import RECEPTION, ActView, show, those_who
from workflows.errors import RuleBroken, why_not
from workflows.people.http import StaffRequest
from workflows.people.models import User
from workflows.printing.downloads import attached
from workflows.printing.forms import PeriodForm

receivers = those_who(rules.may_see_reception)
schedulers = those_who(rules.may_schedule)


@require_GET
@receivers
def calendar(request: StaffRequest) -> HttpResponse:
    """A week of times: own ones, or those of all for the clerk."""
    at = timezone.now()
    monday = monday_of(_day(request) or timezone.localdate(at))
    keeps = rules.keeps_schedule(request.user)
    official = _official(request) if keeps else None
    days = week_of(request.user, monday, official=official, at=at)
    return show(
        request,
        "reception/calendar.html",
        "Личный приём",
        days=days,
        is_empty=not any(day.slots for day in days),
        monday=monday,
        sunday=monday + timedelta(days=WEEK - 1),
        before=monday - timedelta(days=WEEK),
        following=monday + timedelta(days=WEEK),
        today=timezone.localdate(at),
        keeps=keeps,
        official=official,
        officials=officials() if keeps else [],
        legend=STATES,
        period=PeriodForm(initial={"first": monday.replace(day=1), "last": monday + timedelta(days=WEEK - 1)}),
    )


def _day(request: StaffRequest) -> date | None:
    try:
        return parse_date(request.GET.get("week", ""))
    except ValueError:
        return None


def _official(request: StaffRequest) -> User | None:
    asked = request.GET.get("official", "")
    return officials().filter(pk=asked).first() if asked.isdecimal() else None


def slot_or_404(user: User, pk: int) -> ReceptionSlot:
    """A time that the person may see."""
    return get_object_or_404(rules.slots_visible_to(user).select_related("official"), pk=pk)


@require_GET
@receivers
def slot(request: StaffRequest, pk: int) -> HttpResponse:
    """One time with all that can be done about it."""
    found, at = slot_or_404(request.user, pk), timezone.now()
    card = ReceptionCard.objects.filter(slot=found).first()
    acts = {
        "book": why_not(rules.may_book, request.user, found, visitor="–", at=at),
        "card": why_not(rules.may_write_card, request.user, official=found.official, slot=found),
        "free": why_not(rules.may_free, request.user, found, reason="–"),
        "absent": why_not(rules.may_mark_absent, request.user, found, at=at),
        "cancel": why_not(rules.may_cancel, request.user, found, reason="–"),
    }
    return show(request, "reception/slot.html", str(found), after=(RECEPTION,), slot=found, card=card, why=acts, past=found.history.select_related("history_user"))


@require_http_methods(["GET", "POST"])
@schedulers
def schedule(request: StaffRequest) -> HttpResponse:
    """«Назначить часы приёма»: what the schedule gives is shown before anything is stored."""
    form = ScheduleForm(request.POST or None)
    preview = None
    if form.is_valid():
        try:
            preview = actions.preview(form.schedule())
            if "store" in request.POST:
                made = actions.schedule_times(form.schedule(), by=request.user)
                messages.success(request, f"Назначено времён приёма: {len(made)}.")
                return redirect(f"{reverse('reception:calendar')}?week={form.cleaned_data['first'].isoformat()}")
        except RuleBroken as broken:
            preview = None
            form.add_error(None, str(broken))
    return show(request, "reception/schedule.html", "Назначить часы приёма", after=(RECEPTION,), form=form, preview=preview)


class SlotView(ActView):
    """An act on one time."""

    after = (RECEPTION,)

    def find(self) -> None:
        rules.may_see_reception(self.request.user)
        self.slot = slot_or_404(self.request.user, self.kwargs["pk"])

    def address(self) -> str:
        return reverse("reception:slot", args=[self.kwargs["pk"]])

    def context(self) -> dict[str, Any]:
        return {"slot": self.slot}


class BookView(SlotView):
    """«Записать»."""

    title = "Записать на приём"
    verb = "Записать"
    form_class = BookingForm

    def may(self) -> None:
        rules.may_book(self.request.user, self.slot, visitor="–", at=self.at)

    def perform(self, form: Any) -> str:
        actions.book(self.slot, form.booking(), by=self.request.user, at=self.at)
        return "Посетитель записан."


class FreeView(SlotView):
    """«Отменить запись»."""

    title = "Отменить запись"
    verb = "Отменить запись"
    explanation = "Время снова станет свободным."
    form_class = ReasonForm

    def may(self) -> None:
        rules.may_free(self.request.user, self.slot, reason="–")

    def perform(self, form: Any) -> str:
        actions.free(self.slot, reason=form.cleaned_data["reason"], by=self.request.user)
        return "Запись отменена, время свободно."


class CancelView(SlotView):
    """«Отменить приём»."""

    title = "Отменить приём"
    verb = "Отменить приём"
    explanation = "Время больше не будет предлагаться и публиковаться."
    is_serious = True
    form_class = ReasonForm

    def may(self) -> None:
        rules.may_cancel(self.request.user, self.slot, reason="–")

    def perform(self, form: Any) -> str:
        slot = actions.cancel(self.slot, reason=form.cleaned_data["reason"], by=self.request.user)
        if slot.visitor:
            return f"Приём отменён. Сообщите посетителю: {slot.visitor}{', ' + slot.phone if slot.phone else ', телефон не оставлен'}."
        return "Приём отменён."


class AbsentView(SlotView):
    """«Не пришёл»."""

    title = "Посетитель не пришёл"
    verb = "Отметить: не пришёл"

    def may(self) -> None:
        rules.may_mark_absent(self.request.user, self.slot, at=self.at)

    def perform(self, form: Any) -> str:
        actions.mark_absent(self.slot, by=self.request.user, at=self.at)
        return "Отмечено: посетитель не пришёл."


@require_GET
@receivers
def journal(request: StaffRequest) -> HttpResponse:
    """The journal of the days as PDF."""
    form = PeriodForm(request.GET)
    if not form.is_valid():
        messages.error(request, "Журнал: впишите первый и последний день, например 01.11.2026 и 30.11.2026.")
        return redirect("reception:calendar")
    return attached(journal_pdf(request.user, form.period(), on=timezone.localdate()))


@require_GET
@receivers
def schedule_print(request: StaffRequest) -> HttpResponse:
    """The schedule for the wall as PDF."""
    return attached(schedule_pdf(on=timezone.localdate()))
