"""Giving work, taking it, handing it back, reporting."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from workflows.appeals.actions import assigning as actions
from workflows.appeals.forms.assigning import RemarkForm, ReportForm, ResolutionForm, ShareForm
from workflows.appeals.models import Assignment
from workflows.appeals.rules import assigning as rules
from workflows.appeals.rules import responsible_of
from workflows.appeals.views.acts import ActView


class AssignView(ActView):
    """«Поручить»: the resolution."""

    title = "Поручить"
    verb = "Поручить"
    template = "assign.html"
    explanation = "Ответственный один. Срок ответа заявителю от нового поручения не меняется."
    form_class = ResolutionForm

    def may(self) -> None:
        rules.may_assign(self.request.user, self.appeal, on=self.on)

    def initial(self) -> dict[str, Any]:
        standing = responsible_of(self.appeal)
        return {"responsible": standing.executor_id, "text": standing.text, "due_on": standing.due_on} if standing else {}

    def perform(self, form: Any) -> str:
        given = form.resolution()
        actions.assign(self.appeal, given, by=self.request.user, on=self.on, at=self.at)
        return f"Поручено: {given.responsible.short_name}."


class AcceptView(ActView):
    """«Принять к рассмотрению»."""

    title = "Принять к рассмотрению"
    verb = "Принять"
    explanation = "Вопросы наши: срок переадресации остановится, срок ответа идёт."

    def may(self) -> None:
        rules.may_accept(self.request.user, self.appeal, on=self.on)

    def perform(self, form: Any) -> str:
        actions.accept(self.appeal, by=self.request.user, on=self.on, at=self.at)
        return "Принято к рассмотрению."


class GiveBackView(ActView):
    """«Вернуть поручение»."""

    title = "Вернуть поручение"
    verb = "Вернуть"
    explanation = "Руководитель увидит ваше замечание и выберет другого исполнителя. Сроки идут дальше."
    is_serious = True
    form_class = RemarkForm

    def may(self) -> None:
        rules.may_give_back(self.request.user, self.appeal, remark="–", on=self.on)

    def perform(self, form: Any) -> str:
        actions.give_back(self.appeal, remark=form.cleaned_data["remark"], by=self.request.user, on=self.on, at=self.at)
        return "Поручение возвращено руководителю."


class ShareView(ActView):
    """«Привлечь соисполнителя»."""

    title = "Привлечь соисполнителя"
    verb = "Привлечь"
    explanation = "За ответ заявителю по-прежнему отвечает ответственный исполнитель."
    form_class = ShareForm

    def may(self) -> None:
        rules.may_share(self.request.user, self.appeal, on=self.on)

    def form_facts(self) -> dict[str, Any]:
        return {"appeal": self.appeal}

    def perform(self, form: Any) -> str:
        made = actions.share(self.appeal, **form.cleaned_data, by=self.request.user, on=self.on, at=self.at)
        return f"Соисполнитель: {made.executor.short_name}."


class OfAssignment(ActView):
    """An act on one assignment of the appeal."""

    def assignment(self) -> Assignment:
        found: Assignment = get_object_or_404(Assignment.objects.select_related("executor", "appeal"), pk=self.kwargs["assignment"], appeal=self.appeal)
        return found


class ReportView(OfAssignment):
    """«Отчитаться»."""

    title = "Отчитаться по поручению"
    verb = "Отправить отчёт"
    explanation = "Ваше поручение закроется. Ответственный может вернуть его с замечанием."
    form_class = ReportForm

    def may(self) -> None:
        rules.may_report(self.request.user, self.assignment(), report="–", on=self.on)

    def perform(self, form: Any) -> str:
        actions.report(self.assignment(), words=form.cleaned_data["words"], by=self.request.user, on=self.on, at=self.at)
        return "Отчёт записан, поручение исполнено."


class ReturnReportView(OfAssignment):
    """«Вернуть на доработку»."""

    title = "Вернуть поручение на доработку"
    verb = "Вернуть"
    explanation = "Тот же человек получит поручение снова, с вашим замечанием."
    form_class = RemarkForm

    def may(self) -> None:
        rules.may_return_report(self.request.user, self.assignment(), remark="–", on=self.on)

    def perform(self, form: Any) -> str:
        made = actions.return_report(self.assignment(), remark=form.cleaned_data["remark"], by=self.request.user, on=self.on, at=self.at)
        return f"Возвращено: {made.executor.short_name}."
