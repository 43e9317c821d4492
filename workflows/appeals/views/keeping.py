"""Marks, corrections, notes, withdrawal, the case file."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from workflows.appeals.actions import keeping as actions
from workflows.appeals.actions.intake import Sender
from workflows.appeals.forms.intake import CorrectionForm
from workflows.appeals.forms.keeping import FilingForm, MarksForm, NoteForm, WithdrawalForm, marks_of
from workflows.appeals.rules import keeping as rules
from workflows.appeals.rules import may_lead
from workflows.appeals.stages import Stage
from workflows.appeals.views.acts import ActView


class MarkView(ActView):
    """«Отметки и доступ»."""

    title = "Отметки и доступ"
    verb = "Сохранить"
    explanation = "Отметки не меняют стадию и сроки. Просмотры закрытых обращений записываются."
    form_class = MarksForm

    def may(self) -> None:
        rules.may_mark(self.request.user, self.appeal, on=self.on)

    def initial(self) -> dict[str, Any]:
        return marks_of(self.appeal)

    def perform(self, form: Any) -> str:
        actions.mark(self.appeal, form.marks(), by=self.request.user, on=self.on, at=self.at)
        return "Отметки сохранены."


class CorrectView(ActView):
    """«Исправить данные заявителя»."""

    title = "Исправить данные заявителя"
    verb = "Исправить"
    explanation = "Прежние данные остаются в истории вместе с тем, что по ним отправлено."
    form_class = CorrectionForm

    def may(self) -> None:
        rules.may_correct(self.request.user, self.appeal, reason="–", on=self.on)

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.appeal.applicant, name) for name in asdict(Sender())}

    def perform(self, form: Any) -> str:
        actions.correct_applicant(self.appeal, form.sender(), reason=form.cleaned_data["reason"], by=self.request.user, on=self.on, at=self.at)
        return "Данные заявителя исправлены."


class NoteView(ActView):
    """«Заметка»."""

    title = "Заметка для коллег"
    verb = "Записать"
    explanation = "Заметку увидят все, кому открыта карточка. Изменить её нельзя."
    form_class = NoteForm

    def may(self) -> None:
        """Whoever reads the card may note: that is asked before."""

    def perform(self, form: Any) -> str:
        actions.note(self.appeal, form.cleaned_data["text"], by=self.request.user, on=self.on, at=self.at)
        return "Заметка записана."


class WithdrawView(ActView):
    """«Прекратить по заявлению гражданина»."""

    title = "Прекратить рассмотрение по заявлению"
    verb = "Прекратить рассмотрение"
    explanation = "Сроки и поручения закончатся. Если гражданин напишет снова, это будет новое обращение."
    is_serious = True
    form_class = WithdrawalForm

    def may(self) -> None:
        may_lead(self.request.user, self.appeal, Stage.WITHDRAWN, on=self.on)

    def form_facts(self) -> dict[str, Any]:
        return {"appeal": self.appeal}

    def perform(self, form: Any) -> str:
        actions.withdraw(self.appeal, form.cleaned_data["statement"], by=self.request.user, on=self.on, at=self.at)
        return "Рассмотрение прекращено по заявлению гражданина."


class FileAwayView(ActView):
    """«В дело»."""

    title = "В дело"
    verb = "Положить в дело"
    explanation = "Завершённое обращение хранится в деле того года, в котором оно завершено."
    form_class = FilingForm

    def may(self) -> None:
        may_lead(self.request.user, self.appeal, Stage.FILED, on=self.on)

    def form_facts(self) -> dict[str, Any]:
        return {"years": {self.appeal.concluded_on.year} if self.appeal.concluded_on else set()}

    def perform(self, form: Any) -> str:
        filed = actions.file_away(self.appeal, form.cleaned_data["case_file"], by=self.request.user, on=self.on)
        return f"Положено: {filed.case_file}."
