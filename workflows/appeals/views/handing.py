"""A paper on its way: to the signatory and back, given up, replaced."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from workflows.appeals.actions import answering
from workflows.appeals.actions import drafting as actions
from workflows.appeals.forms.assigning import RemarkForm
from workflows.appeals.forms.papers import LetterForm, ReasonForm, SignatoryForm, as_initial
from workflows.appeals.rules import drafting as rules
from workflows.appeals.rules.moves import must_be_any
from workflows.appeals.stages import PaperStage
from workflows.appeals.templates import Ready
from workflows.appeals.views.papers import OfPaper
from workflows.errors import WrongStage


class HandOverView(OfPaper):
    """«Передать на подпись» a paper that is no first answer."""

    title = "Передать на подпись"
    verb = "Передать"
    form_class = SignatoryForm

    def may(self) -> None:
        if rules.is_first_answer(self.paper):
            raise WrongStage("Ответ заявителю передают на подпись вместе с обращением: действием на его карточке.")
        must_be_any(self.request.user, self.appeal, rules.WRITERS, on=self.on, to_do="передать документ на подпись")
        if self.paper.stage not in (PaperStage.DRAFT, PaperStage.ON_VISA):
            raise WrongStage(f"{self.paper}: сейчас «{self.paper.get_stage_display()}», передать на подпись его нельзя.")

    def form_facts(self) -> dict[str, Any]:
        return {"on": self.on}

    def perform(self, form: Any) -> str:
        person = form.cleaned_data["signatory"]
        actions.to_signature(self.paper, person, by=self.request.user, on=self.on)
        return f"На подписи: {person.short_name}."


class ChangeSignatoryView(OfPaper):
    """«Выбрать другого подписывающего»."""

    title = "Выбрать другого подписывающего"
    verb = "Выбрать"
    form_class = SignatoryForm

    def may(self) -> None:
        must_be_any(self.request.user, self.appeal, rules.WRITERS, on=self.on, to_do="выбрать другого подписывающего")
        if self.paper.stage != PaperStage.ON_SIGNATURE:
            raise WrongStage("Подписывающего выбирают при передаче на подпись.")

    def form_facts(self) -> dict[str, Any]:
        return {"on": self.on}

    def perform(self, form: Any) -> str:
        person = form.cleaned_data["signatory"]
        actions.change_signatory(self.paper, person, by=self.request.user, on=self.on)
        return f"Подпишет {person.short_name}."


class ReturnView(OfPaper):
    """«Вернуть с подписи»: an answer goes back with its appeal."""

    title = "Вернуть на доработку"
    verb = "Вернуть"
    is_serious = True
    form_class = RemarkForm

    def may(self) -> None:
        rules.may_return(self.request.user, self.paper, remark="–", on=self.on)

    def perform(self, form: Any) -> str:
        remark = form.cleaned_data["remark"]
        if rules.is_first_answer(self.paper):
            answering.return_answer(self.appeal, remark=remark, by=self.request.user, on=self.on, at=self.at)
        else:
            actions.return_from_signature(self.paper, remark=remark, by=self.request.user, on=self.on, at=self.at)
        return "Документ возвращён на доработку."


class CancelView(OfPaper):
    """«Отменить проект»."""

    title = "Отменить проект"
    verb = "Отменить проект"
    is_serious = True
    form_class = ReasonForm

    def may(self) -> None:
        rules.may_cancel(self.request.user, self.paper, reason="–", on=self.on)

    def perform(self, form: Any) -> str:
        actions.cancel(self.paper, reason=form.cleaned_data["reason"], by=self.request.user, on=self.on)
        return "Проект отменён."


class ReplaceView(OfPaper):
    """«Составить взамен»."""

    title = "Составить документ взамен"
    verb = "Составить"
    explanation = "Подписанное не правят: ошибку исправляет новый документ «взамен»."
    form_class = LetterForm

    def may(self) -> None:
        rules.may_replace(self.request.user, self.paper, on=self.on)

    def initial(self) -> dict[str, Any]:
        return as_initial(Ready(self.paper.heading, self.paper.body, self.paper.template))

    def perform(self, form: Any) -> str:
        self.made = actions.replace(self.paper, form.words, by=self.request.user, on=self.on, at=self.at)
        return "Проект взамен составлен."

    def address(self) -> str:
        made = getattr(self, "made", self.paper)
        return reverse("appeals:paper", args=[self.appeal.pk, made.pk])

