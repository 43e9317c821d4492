"""Acts on a campaign: a page that says what will happen, a form, the act, back to the campaign."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views import View

from workflows.acquaintance import actions, rules
from workflows.acquaintance.choosing import newcomers
from workflows.acquaintance.forms.acts import (
    CampaignForm,
    ConfirmForm,
    DueForm,
    LeftForm,
    MoreOutsidersForm,
    PaperForm,
    WorkersForm,
)
from workflows.acquaintance.models import Campaign
from workflows.acquaintance.queries import progress
from workflows.acquaintance.views.screen import campaign_or_404, refused, show
from workflows.errors import NotAllowed, RuleBroken
from workflows.people.http import StaffRequest
from workflows.printing.words import long_date


class ActView(View):
    """One act. Subclasses say the words, the form and the action."""

    title = ""
    explanation = ""
    is_serious = False
    form_class: type[CampaignForm] = ConfirmForm
    request: StaffRequest
    campaign: Campaign

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.campaign = campaign_or_404(kwargs["pk"])
        try:
            self.may()
        except NotAllowed as broken:
            return refused(request, str(broken))
        except RuleBroken as broken:
            messages.error(request, str(broken))
            return redirect(self.address())
        form = self.form()
        if form.is_valid() and self.succeeds(form):
            return redirect(self.address())
        return show(self.request, "act.html", self.title, campaign=self.campaign, view=self, form=form, **self.context(form))

    def succeeds(self, form: Any) -> bool:
        """Do it and say so; a broken rule goes into the form, with everything typed kept."""
        try:
            said = self.perform(form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return False
        messages.success(self.request, said)
        return True

    def form(self) -> Any:
        posted = self.request.method == "POST"
        files = self.request.FILES if posted else None
        return self.form_class(self.request.POST if posted else None, files, campaign=self.campaign, initial=self.initial())

    def initial(self) -> dict[str, Any]:
        return {}

    def may(self) -> None:
        rules.may_work_on(self.request.user, self.campaign)

    def perform(self, form: Any) -> str:
        raise NotImplementedError

    def context(self, _form: Any) -> dict[str, Any]:
        return {}

    def address(self) -> str:
        return reverse("acquaintance:inspect", args=[self.campaign.pk])


class DueView(ActView):
    """«Перенести срок»."""

    title = "Перенести срок"
    explanation = "Новый день увидят все, кто ещё не ознакомился."
    form_class = DueForm

    def initial(self) -> dict[str, Any]:
        return {"due_on": self.campaign.due_on}

    def perform(self, form: Any) -> str:
        moved = actions.move_due(self.campaign, due_on=form.cleaned_data["due_on"], by=self.request.user, on=timezone.localdate())
        return f"Срок перенесён: ознакомиться до {long_date(moved.due_on)}"


class NewcomersView(ActView):
    """«Добавить новых»: workers who fit the choice and came later."""

    title = "Добавить новых работников"
    is_serious = False

    @property
    def explanation(self) -> str:  # type: ignore[override]
        names = ", ".join(person.short_name for person in newcomers(self.campaign))
        return f"Подходят под выбор и ещё не в списке: {names or 'никого'}."

    def perform(self, form: Any) -> str:
        return f"В список добавлено человек: {len(actions.add_newcomers(self.campaign, by=self.request.user))}."


class AddWorkersView(ActView):
    """«Добавить людей» to a campaign of workers."""

    title = "Добавить работников"
    explanation = "Строка с текстом сразу появится у них на рабочем столе."
    form_class = WorkersForm

    def perform(self, form: Any) -> str:
        added = actions.add_workers(self.campaign, people=list(form.cleaned_data["people"]), by=self.request.user)
        return f"В список добавлено человек: {len(added)}."


class AddOutsidersView(ActView):
    """«Добавить людей» to a campaign by links."""

    title = "Добавить людей"
    explanation = "После этого выдайте им личные ссылки."
    form_class = MoreOutsidersForm

    def perform(self, form: Any) -> str:
        added = actions.add_outsiders(self.campaign, people=form.cleaned_data["people"], by=self.request.user)
        return f"В список добавлено человек: {len(added)}. Выдайте им личные ссылки."


class CloseView(ActView):
    """«Закрыть ознакомление»."""

    title = "Закрыть ознакомление"
    is_serious = True

    @property
    def explanation(self) -> str:  # type: ignore[override]
        waited_for = progress(self.campaign).waited_for
        unread = f"Ещё не ознакомились: {waited_for}. Они останутся на листе без отметки. " if waited_for else "Ознакомились все, кого ждали. "
        return f"{unread}Ссылки перестанут действовать, лист больше не изменится и будет напечатан для архива. Открыть его снова нельзя."

    def perform(self, form: Any) -> str:
        actions.close(self.campaign, by=self.request.user)
        return "Ознакомление закрыто. Лист ознакомления будет готов через минуту."


class LeftView(ActView):
    """«Не ждать» one person."""

    title = "Не ждать ознакомления"
    explanation = "Человек останется на листе с этой причиной. Вычеркнуть его нельзя."
    form_class = LeftForm

    def may(self) -> None:
        self.addressee = get_object_or_404(self.campaign.addressees.select_related("campaign", "user", "acknowledgement"), pk=self.kwargs["row"])
        rules.may_leave(self.request.user, self.addressee)

    def perform(self, form: Any) -> str:
        actions.mark_left(self.addressee, reason=form.cleaned_data["reason"], by=self.request.user)
        return f"{self.addressee.name}: отмечено, что ознакомления не ждём."

    def context(self, _form: Any) -> dict[str, Any]:
        return {"who": self.addressee.name}


class PaperView(ActView):
    """«Внести бумажный лист»."""

    title = "Внести бумажный лист"
    explanation = "Отметьте, чьи подписи стоят на листе, впишите день и приложите скан. Внесённое не исправляют."
    form_class = PaperForm

    def initial(self) -> dict[str, Any]:
        return {"signed": self.request.GET.getlist("who")}

    def perform(self, form: Any) -> str:
        form.keep_scan(by=self.request.user)
        rows = list(form.cleaned_data["signed"])
        actions.record_paper(self.campaign, addressees=rows, paper=form.paper(), by=self.request.user, on=timezone.localdate())
        return f"Внесено подписей: {len(rows)}."

    def context(self, form: forms.Form) -> dict[str, Any]:
        """After a mistake elsewhere in the form the scan is kept too."""
        kept: Any = form
        if form.is_bound and kept.kept_scan is None and "scan" not in form.errors:
            try:
                kept.keep_scan(by=self.request.user)
            except RuleBroken as broken:
                form.add_error("scan", str(broken))
        return {"kept_scan": kept.kept_scan}
