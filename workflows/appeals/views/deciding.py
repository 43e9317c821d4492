"""Decisions of the head: extension, ст. 8 and 11, forwarding, and taking a decision back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from workflows.appeals import rules as appeal_rules
from workflows.appeals.actions import deciding as actions
from workflows.appeals.actions import extending
from workflows.appeals.actions.clocks import extended_to
from workflows.appeals.actions.deciding import NOTICES
from workflows.appeals.forms.outcomes import CONDITIONS, DECIDED, ExtensionForm, RulingForm
from workflows.appeals.forms.papers import ReasonForm, as_initial
from workflows.appeals.models import Decision, PaperKind
from workflows.appeals.rules import deciding as rules
from workflows.appeals.rules import extending as extending_rules
from workflows.appeals.rules import must_be
from workflows.appeals.stages import Actor, Ground
from workflows.appeals.templates import Sought, Told, first_words, values_of
from workflows.appeals.views.acts import ActView
from workflows.appeals.views.prefilling import BeginsAgain
from workflows.appeals.views.screen import appeal_or_404, refused, show
from workflows.errors import NotAllowed, why_not
from workflows.people.http import StaffRequest
from workflows.printing.words import long_date

USUAL_DAYS = 30


class ExtendView(ActView):
    """«Продлить срок»: the resulting day is shown before anything is decided."""

    title = "Продлить срок рассмотрения"
    verb = "Продлить и составить уведомление"
    template = "extend.html"
    form_class = ExtensionForm

    @property
    def explanation(self) -> str:  # type: ignore[override]  # the day follows from the term
        return "Один раз, до конца срока, не более чем на 30 дней и с уведомлением заявителя (59-ФЗ, ст. 12, ч. 2)."

    def may(self) -> None:
        extending_rules.may_extend(self.request.user, self.appeal, days=1, on=self.on)

    def form_facts(self) -> dict[str, Any]:
        return {"appeal": self.appeal}

    def asked(self) -> HttpResponse:
        if "preview" in self.request.POST:
            form = self.form_class(initial={**self.initial(), **self._typed()}, **self.form_facts())
            return show(self.request, self.template, self.title, appeal=self.appeal, view=self, form=form, new_due_on=extended_to(self.appeal, self._days()))
        return super().asked()

    def _typed(self) -> dict[str, Any]:
        words = first_words(Sought(PaperKind.EXTENSION_NOTICE), self._values(self._days()))
        return {**{name: self.request.POST.get(name, "") for name in ("ground", "reason", "request")}, "days": self._days(), **as_initial(words)}

    def _days(self) -> int:
        typed = self.request.POST.get("days", "")
        return min(max(int(typed), 1), USUAL_DAYS) if typed.isdecimal() else USUAL_DAYS

    def _values(self, days: int) -> Any:
        told = Told(longer_by=days, reason=self.request.POST.get("reason", ""))
        return values_of(self.appeal, told, by=self.request.user, on=self.on)

    def initial(self) -> dict[str, Any]:
        return {"days": USUAL_DAYS, **as_initial(first_words(Sought(PaperKind.EXTENSION_NOTICE), self._values(USUAL_DAYS)))}

    def context(self, form: Any) -> dict[str, Any]:
        return {"new_due_on": extended_to(self.appeal, self._days())}

    def perform(self, form: Any) -> str:
        made = extending.extend(self.appeal, form.longer(), by=self.request.user, on=self.on, at=self.at)
        return f"Срок продлён до {long_date(made.new_due_on)} Подпишите и отправьте уведомление заявителю."


def grounds(request: StaffRequest, pk: int) -> HttpResponse:
    """«Решить по ст. 8 или 11»: the grounds with their conditions; closed ones say why."""
    on, appeal = timezone.localdate(), appeal_or_404(pk)
    try:
        appeal_rules.may_read(request.user, appeal, on=on)
        must_be(request.user, appeal, Actor.HEAD, on=on, to_do="решить по ст. 8 или 11")
    except NotAllowed as broken:
        return refused(request, str(broken))
    rows = [(ground, CONDITIONS[ground], _why_not(request, appeal, ground)) for ground in DECIDED]
    return show(request, "grounds.html", "Решить по ст. 8 или 11", appeal=appeal, rows=rows)


def _why_not(request: StaffRequest, appeal: Any, ground: Ground) -> str:
    on = timezone.localdate()
    return why_not(rules.may_decide, request.user, appeal, ground, reason="–", on=on) or why_not(rules.fits, appeal, ground)


class DecideView(BeginsAgain):
    """One ground: conditions ticked, the reason, the letters."""

    verb = "Решить и составить документы"
    is_serious = True
    explanation = "Решение исполнится, когда уйдут все его документы. До этого его можно отменить."
    form_class = RulingForm

    @property
    def ground(self) -> Ground:
        name = self.kwargs["ground"]
        if name not in DECIDED:
            raise Http404
        return Ground(name)

    @property
    def title(self) -> str:  # type: ignore[override]  # named by the ground
        return f"Решить: {self.ground.label}"

    def may(self) -> None:
        rules.may_decide(self.request.user, self.appeal, self.ground, reason="–", on=self.on)
        rules.fits(self.appeal, self.ground)

    def form_facts(self) -> dict[str, Any]:
        return {"appeal": self.appeal, "ground": self.ground}

    def initial(self) -> dict[str, Any]:
        return self._words(Told())

    def words_again(self, form: Any) -> dict[str, Any]:
        given = form.cleaned_data
        return self._words(Told(reason=given.get("reason", ""), page=given.get("published_at", ""), earlier_answers=tuple(given.get("earlier_answers", ()))))

    def _words(self, told: Told) -> dict[str, Any]:
        values = values_of(self.appeal, told, by=self.request.user, on=self.on)
        kind = NOTICES[self.ground][0] if self.ground in NOTICES else PaperKind.ARTICLE_11_NOTICE
        notice = as_initial(first_words(Sought(kind, self.ground), values), "notice_")
        return {**notice, **as_initial(first_words(Sought(PaperKind.TERMINATION, self.ground), values), "resolution_")}

    def perform(self, form: Any) -> str:
        made = actions.decide(self.appeal, form.ruling(), by=self.request.user, on=self.on, at=self.at)
        return f"Решено: {made}. Документы решения – на карточке."


class WithdrawDecisionView(ActView):
    """«Отменить решение»."""

    title = "Отменить решение"
    verb = "Отменить решение"
    explanation = "Проекты документов решения будут отменены. Отменить можно, пока ни один документ не ушёл."
    is_serious = True
    form_class = ReasonForm

    @property
    def decision(self) -> Decision:
        found: Decision = get_object_or_404(Decision.objects.select_related("appeal"), pk=self.kwargs["decision"], appeal=self.appeal)
        return found

    def may(self) -> None:
        rules.may_withdraw(self.request.user, self.decision, reason="–", on=self.on)

    def perform(self, form: Any) -> str:
        actions.withdraw_decision(self.decision, reason=form.cleaned_data["reason"], by=self.request.user, on=self.on, at=self.at)
        return "Решение отменено."

