"""The answer: what is said to each question, the project, to signature and back."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from workflows.appeals.actions import answering as actions
from workflows.appeals.forms.outcomes import SaidForm
from workflows.appeals.forms.papers import LetterForm, SignatoryForm, as_initial
from workflows.appeals.models import PaperKind, Question
from workflows.appeals.rules import answering as rules
from workflows.appeals.rules import must_be
from workflows.appeals.rules.answering import WORKED_ON
from workflows.appeals.stages import Actor, Stage
from workflows.appeals.templates import Sought, Told, first_words, values_of
from workflows.appeals.views.acts import ActView
from workflows.errors import WrongStage


class SayView(ActView):
    """«Ответить на вопрос»."""

    title = "Ответ на вопрос"
    verb = "Сохранить"
    form_class = SaidForm

    def find(self) -> None:
        self.question: Question = get_object_or_404(Question.objects.select_related("appeal"), pk=self.kwargs["question"], appeal=self.appeal)

    @property
    def explanation(self) -> str:  # type: ignore[override]  # the words of the question
        return f"{self.question}: {self.question.text}"

    def may(self) -> None:
        must_be(self.request.user, self.appeal, Actor.EXECUTOR, on=self.on, to_do="ответить на вопрос")
        if self.appeal.stage not in WORKED_ON:
            raise WrongStage(f"{self.appeal}: сейчас «{self.appeal.get_stage_display()}». Ответы на вопросы пишут на рассмотрении и в проекте ответа.")

    def initial(self) -> dict[str, Any]:
        return {"result": self.question.result, "answer": self.question.answer, "measures": self.question.measures}

    def perform(self, form: Any) -> str:
        actions.put_result(self.question, form.said(), by=self.request.user, on=self.on)
        return f"{self.question}: ответ сохранён."


class StartAnswerView(ActView):
    """«Составить ответ»."""

    title = "Составить ответ"
    verb = "Составить проект"
    explanation = "Ответы на вопросы войдут в письмо из карточки на место строки «[Ответы на вопросы]»."
    form_class = LetterForm

    def may(self) -> None:
        rules.may_start(self.request.user, self.appeal, on=self.on)

    def initial(self) -> dict[str, Any]:
        return as_initial(first_words(Sought(PaperKind.ANSWER), values_of(self.appeal, Told(), by=self.request.user, on=self.on)))

    def perform(self, form: Any) -> str:
        self.paper = actions.start_answer(self.appeal, form.words, by=self.request.user, on=self.on, at=self.at)
        return "Проект ответа составлен. Ответьте на каждый вопрос, соберите визы и передайте на подпись."

    def address(self) -> str:
        return reverse("appeals:paper", args=[self.appeal.pk, self.paper.pk])


class PutOffView(ActView):
    """«Отложить проект»."""

    title = "Отложить проект ответа"
    verb = "Отложить"
    explanation = "Обращение вернётся на рассмотрение, проект будет отменён. Ответы на вопросы останутся."
    is_serious = True

    def may(self) -> None:
        if self.appeal.stage != Stage.DRAFT_ANSWER:
            raise WrongStage(f"{self.appeal}: проекта ответа нет, откладывать нечего.")
        rules.may_put_off(self.request.user, self.appeal, on=self.on)

    def perform(self, form: Any) -> str:
        actions.put_off(self.appeal, by=self.request.user, on=self.on)
        return "Проект отложен, обращение снова на рассмотрении."


class AnswerToSignatureView(ActView):
    """«Передать ответ на подпись»."""

    title = "Передать ответ на подпись"
    verb = "Передать"
    explanation = "Подписывают ровно тот текст, под которым стоят визы."
    form_class = SignatoryForm

    def may(self) -> None:
        rules.may_give(self.request.user, self.appeal, on=self.on)

    def form_facts(self) -> dict[str, Any]:
        return {"on": self.on}

    def perform(self, form: Any) -> str:
        person = form.cleaned_data["signatory"]
        actions.to_signature(self.appeal, person, by=self.request.user, on=self.on)
        return f"Ответ на подписи: {person.short_name}."
