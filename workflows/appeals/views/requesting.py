"""Requests of material from other bodies."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from workflows.appeals.actions import requesting as actions
from workflows.appeals.forms.outcomes import ReplyForm, RequestForm
from workflows.appeals.forms.papers import as_initial
from workflows.appeals.models import InfoRequest, PaperKind
from workflows.appeals.rules import may_lead, must_be
from workflows.appeals.rules import requesting as rules
from workflows.appeals.rules.answering import nothing_is_decided
from workflows.appeals.stages import Actor, Stage
from workflows.appeals.templates import Sought, Told, first_words, values_of
from workflows.appeals.views.acts import ActView
from workflows.errors import WrongStage


class AskView(ActView):
    """«Запросить материалы»."""

    title = "Запросить материалы"
    verb = "Составить запрос"
    explanation = "Орган отвечает в 15 дней, наш срок не останавливается (59-ФЗ, ст. 10, ч. 1, п. 2 и ч. 2). Стадия сменится, когда запрос уйдёт."
    form_class = RequestForm

    def may(self) -> None:
        if self.appeal.stage == Stage.INFO_REQUESTED:
            must_be(self.request.user, self.appeal, Actor.EXECUTOR, on=self.on, to_do="запросить материалы")
        else:
            may_lead(self.request.user, self.appeal, Stage.INFO_REQUESTED, on=self.on)
        nothing_is_decided(self.appeal)

    def initial(self) -> dict[str, Any]:
        return as_initial(first_words(Sought(PaperKind.INFO_REQUEST), values_of(self.appeal, Told(), by=self.request.user, on=self.on)))

    def perform(self, form: Any) -> str:
        made = actions.ask(self.appeal, form.wanted(), by=self.request.user, on=self.on, at=self.at)
        return f"Запрос составлен: {made.body}. Передайте его на подпись и отправьте."


class ReplyView(ActView):
    """«Ответ получен»."""

    title = "Ответ на запрос получен"
    verb = "Внести"
    explanation = "Когда ждать больше нечего, обращение возвращается на рассмотрение."
    form_class = ReplyForm

    @property
    def asked_for(self) -> InfoRequest:
        found: InfoRequest = get_object_or_404(InfoRequest.objects.select_related("appeal", "body", "paper"), pk=self.kwargs["asked"], appeal=self.appeal)
        return found

    def may(self) -> None:
        sent = self.asked_for.paper.sendings.order_by("sent_on").first()
        day = sent.sent_on if sent else self.on
        rules.may_record_reply(self.request.user, self.asked_for, received_on=day, today=timezone.localdate(), on=self.on)

    def initial(self) -> dict[str, Any]:
        return {"received_on": self.on}

    def perform(self, form: Any) -> str:
        actions.record_reply(self.asked_for, **form.cleaned_data, by=self.request.user, on=self.on, at=self.at)
        return "Ответ внесён."


class GoOnView(ActView):
    """«Рассматривать дальше»."""

    title = "Рассматривать дальше"
    verb = "Рассматривать дальше"
    explanation = "Остальных ответов не ждём. Срок органа остаётся виден, пока он не ответит."

    def may(self) -> None:
        if self.appeal.stage != Stage.INFO_REQUESTED:
            raise WrongStage(f"{self.appeal}: материалы не запрошены, ждать нечего.")
        rules.may_go_on(self.request.user, self.appeal, on=self.on)

    def perform(self, form: Any) -> str:
        actions.go_on(self.appeal, by=self.request.user, on=self.on)
        return "Обращение снова на рассмотрении."
