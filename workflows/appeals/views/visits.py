"""Cards of reception: the list, the card, the form after a visit, the print, the turn into a written appeal."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from workflows.appeals.actions import visits as actions
from workflows.appeals.actions.keeping import log_reading
from workflows.appeals.forms.reception import CardFilters, VisitForm
from workflows.appeals.models import Reading, ReceptionCard
from workflows.appeals.queries.reception import cards as cards_of
from workflows.appeals.queries.reception import converted
from workflows.appeals.rules import reception as rules
from workflows.appeals.views.office import CARDS, RECEPTION, ActView, show
from workflows.appeals.views.reception import receivers, slot_or_404
from workflows.errors import RuleBroken, why_not
from workflows.files.http import download
from workflows.people.http import StaffRequest
from workflows.people.models import User
from workflows.printing.queue import found

ON_PAGE = 30


@require_GET
@receivers
def cards(request: StaffRequest) -> HttpResponse:
    """The cards that the person may open."""
    form = CardFilters(request.GET)
    rows = form.narrowed(cards_of(request.user, on=timezone.localdate()))
    page = Paginator(rows, ON_PAGE).get_page(request.GET.get("p"))
    asked = request.GET.copy()
    asked.pop("p", None)
    return show(request, "reception/cards.html", "Карточки приёма", after=(RECEPTION,), form=form, page=page, asked=asked.urlencode(), is_narrowed=any(asked.values()))


def card_or_404(user: User, pk: int) -> ReceptionCard:
    """A card that the person may open."""
    return get_object_or_404(cards_of(user, on=timezone.localdate()), pk=pk)


@require_GET
@receivers
def card(request: StaffRequest, pk: int) -> HttpResponse:
    """One card; opening a card of a sensitive appeal is written down."""
    shown, at = card_or_404(request.user, pk), timezone.now()
    if shown.appeal is not None:
        log_reading(shown.appeal, Reading.What.CARD, by=request.user, at=at)
    context: dict[str, Any] = {
        "card": shown,
        "converted": converted(shown, key=actions.key_of(shown)),
        "why_not_convert": why_not(rules.may_convert, request.user, shown, on=timezone.localdate(at)),
        "is_printed": found(actions.PRINT, shown.pk) is not None,
    }
    return show(request, "reception/card.html", str(shown), after=(RECEPTION, CARDS), **context)


@require_GET
@receivers
def card_print(request: StaffRequest, pk: int) -> HttpResponse:
    """The stored print of a card."""
    shown = card_or_404(request.user, pk)
    stored = found(actions.PRINT, shown.pk)
    if stored is None:
        messages.warning(request, "Карточка ещё готовится к печати. Обновите страницу через минуту.")
        return redirect("reception:card", pk)
    try:
        answer = download(stored)
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("reception:card", pk)
    if shown.appeal is not None:
        log_reading(shown.appeal, Reading.What.PRINT, by=request.user, at=timezone.now())
    return answer


class WriteView(ActView):
    """«Составить карточку»: for a booked time, or for a visitor who came without one."""

    title = "Карточка личного приёма"
    verb = "Составить карточку"
    explanation = "Карточка получит номер и больше не изменится. Печатная форма будет готова через минуту: на ней расписываются посетитель и принимавший."
    template = "reception/visit.html"
    form_class = VisitForm
    after = (RECEPTION,)

    def find(self) -> None:
        rules.may_see_reception(self.request.user)
        pk = self.kwargs.get("pk")
        self.slot = slot_or_404(self.request.user, pk) if pk else None
        self.made: ReceptionCard | None = None

    def may(self) -> None:
        official = self.slot.official if self.slot else self.request.user
        rules.may_write_card(self.request.user, official=official, slot=self.slot)

    def form_facts(self) -> dict[str, Any]:
        return {"by": self.request.user, "slot": self.slot, "is_for_others": rules.keeps_schedule(self.request.user), "initial": self._initial()}

    def _initial(self) -> dict[str, Any]:
        if self.slot is None:
            own = None if rules.keeps_schedule(self.request.user) else self.request.user
            return {"on": self.on, "official": own}
        last, _, rest = self.slot.visitor.partition(" ")
        first, _, patronymic = rest.partition(" ")
        return {
            "official": self.slot.official,
            "on": timezone.localdate(self.slot.starts_at),
            "place": self.slot.place,
            "last_name": last,
            "first_name": first,
            "patronymic": patronymic,
            "phone": self.slot.phone,
            "gist": self.slot.about,
        }

    def form(self, data: Any) -> VisitForm:
        """Scans are stored at once: a form that is sent back asks for none of them again."""
        form = self.form_class(data, self.request.FILES or None, **self.form_facts())
        if data is not None:
            form.is_valid()
            form.keep_files(by=self.request.user)
        return form

    def context(self) -> dict[str, Any]:
        return {"slot": self.slot}

    def perform(self, form: Any) -> str:
        self.made = actions.write_card(form.visit(), by=self.request.user, on=form.cleaned_data["on"], at=self.at)
        return f"{self.made} составлена."

    def address(self) -> str:
        if getattr(self, "made", None) is not None:
            return reverse("reception:card", args=[self.made.pk])  # type: ignore[union-attr]  # asked on the line above
        return reverse("reception:slot", args=[self.slot.pk]) if self.slot else reverse("reception:calendar")


class ConvertView(ActView):
    """«Принять как письменное обращение»."""

    title = "Принять как обращение для письменного ответа"
    verb = "Принять обращение"
    explanation = "Содержание карточки станет обращением посетителя. Делопроизводитель зарегистрирует его в течение трёх дней, ответ дадут письменно. Карточка останется как есть."
    after = (RECEPTION, CARDS)

    def find(self) -> None:
        rules.may_see_reception(self.request.user)
        self.card = card_or_404(self.request.user, self.kwargs["pk"])

    def may(self) -> None:
        rules.may_convert(self.request.user, self.card, on=self.on)

    def perform(self, form: Any) -> str:
        appeal = actions.convert(self.card, by=self.request.user, on=self.on, at=self.at)
        return f"Принято: {appeal}. Оно ждёт регистрации."

    def address(self) -> str:
        return reverse("reception:card", args=[self.kwargs["pk"]])
