"""Registration, and what is no appeal."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from workflows.appeals.actions import registering as actions
from workflows.appeals.forms.registering import PARTS, ProposalForm, RefusalForm, RegistrationForm
from workflows.appeals.models import Appeal, Form, Refusal, Regime, house_rules
from workflows.appeals.queries.earlier import MOST, earlier_of
from workflows.appeals.queries.received import files_of
from workflows.appeals.rules import registering as rules
from workflows.appeals.views.acts import ActView
from workflows.appeals.views.screen import show
from workflows.errors import WrongStage

OUTSIDE = "Письмо пришло по электронной почте, которая не устанавливает личность гражданина (59-ФЗ, ст. 4, п. 1). Заявителю нужно разъяснить законный способ обратиться."


class RegisterView(ActView):
    """«Зарегистрировать». The second of two presses finds the number given and shows it."""

    title = "Зарегистрировать"
    verb = "Зарегистрировать и дать номер"
    template = "register.html"
    form_class = RegistrationForm

    def asked(self) -> HttpResponse:
        """A button «Ещё вопрос» adds a row and sends nothing off."""
        if part := self.request.POST.get("more"):
            form = self.form_class(self._with_a_row(part), earlier=self._earlier)
            form.forget_errors()
            return show(self.request, self.template, self.title, appeal=self.appeal, view=self, form=form, **self.context(form))
        return super().asked()

    def _with_a_row(self, part: str) -> Any:
        data, name = self.request.POST.copy(), f"{part}-TOTAL_FORMS"
        rows = str(data.get(name, ""))
        if part in PARTS and rows.isdecimal():
            data[name] = str(int(rows) + 1)
        return data

    def may(self) -> None:
        if self.appeal.registered_on:
            raise WrongStage(f"{self.appeal} от {self.appeal.registered_on:%d.%m.%Y} уже зарегистрировано: второй номер не дают.")
        rules.may_register(self.request.user, self.appeal, on=self.on)

    def form_facts(self) -> dict[str, Any]:
        return {"earlier": self._earlier}

    @cached_property
    def _earlier(self) -> Any:
        keys = list(earlier_of(self.appeal, self.request.user, on=self.on).values_list("pk", flat=True)[:MOST])
        return Appeal.objects.filter(pk__in=keys).order_by("-registered_on", "-pk")

    def context(self, _form: Any) -> dict[str, Any]:
        return {
            "letter_files": files_of(self.appeal.intake),
            "is_outside": rules.is_outside_channels(self.appeal),
            "is_no_appeal_here": rules.waits_for_lawful_way(self.appeal),
            "email_basis": house_rules().email_basis,
        }

    def initial(self) -> dict[str, Any]:
        return {"on": self.on, "summary": self.appeal.summary, "is_danger": self.appeal.is_danger}

    def perform(self, form: Any) -> str:
        registered = actions.register(self.appeal, form.registration(), by=self.request.user, on=form.day, at=self.at)
        return f"{registered} от {form.day:%d.%m.%Y}: зарегистрировано."

    def address(self) -> str:
        """What came on paper lies on the table and waits for its label."""
        return reverse("appeals:registered", args=[self.appeal.pk]) if self.appeal.form == Form.WRITTEN else super().address()


class ProposeRefusalView(ActView):
    """«Предложить не считать обращением»."""

    title = "Предложить не считать обращением"
    verb = "Предложить"
    explanation = "Письмо останется в поступлениях, срок регистрации идёт дальше. Решит второй человек: юрист или руководитель."
    form_class = ProposalForm

    def initial(self) -> dict[str, Any]:
        return {"reason": OUTSIDE} if rules.waits_for_lawful_way(self.appeal) else {}

    def may(self) -> None:
        rules.may_propose_refusal(self.request.user, self.appeal, reason="–", on=self.on)

    def perform(self, form: Any) -> str:
        actions.propose_refusal(self.appeal, reason=form.cleaned_data["reason"], by=self.request.user, on=self.on, at=self.at)
        return "Предложение записано. Его подтвердит юрист или руководитель, а пока письмо ждёт регистрации."


class ConfirmRefusalView(ActView):
    """«Подтвердить: не обращение»."""

    title = "Подтвердить: не является обращением"
    verb = "Подтвердить"
    is_serious = True
    form_class = RefusalForm

    @property
    def explanation(self) -> str:  # type: ignore[override]  # the words depend on the proposal
        proposed = Refusal.objects.filter(appeal=self.appeal).select_related("by").order_by("-at", "-pk").first()
        said = f"{proposed.by.short_name}: «{proposed.reason}» " if proposed else ""
        return f"{said}Номер обращения письму не дадут, тридцатидневный срок не пойдёт. Само письмо хранится."

    def may(self) -> None:
        rules.may_confirm_refusal(self.request.user, self.appeal, on=self.on)

    def perform(self, form: Any) -> str:
        actions.confirm_refusal(self.appeal, regime=Regime(form.cleaned_data["regime"]), by=self.request.user, on=self.on, at=self.at)
        return "Записано: письмо не является обращением."
