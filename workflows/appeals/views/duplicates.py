"""«Отметить дублем»: the letter is put beside the first one, which is proposed when text and files are the same."""

from __future__ import annotations

from typing import Any

from workflows.appeals.actions import duplicates as actions
from workflows.appeals.forms.duplicates import DuplicateForm
from workflows.appeals.models import Appeal
from workflows.appeals.queries.duplicates import choices_of, originals_of
from workflows.appeals.rules import duplicates as rules
from workflows.appeals.views.acts import ActView

MOST = 30


class DuplicateView(ActView):
    """One letter from its card."""

    title = "Отметить техническим дублем"
    verb = "Отметить дублем"
    explanation = (
        "Письмо останется как пришло, рядом с первым: номер ему не дают, срок регистрации заканчивается. Заявителю отвечают на первое письмо. "
        "Если вопрос тот же, а письмо другое, это не дубль: зарегистрируйте его как повторное."
    )
    is_serious = True
    form_class = DuplicateForm

    def may(self) -> None:
        rules.may_mark(self.request.user, self.appeal, on=self.on)

    def form_facts(self) -> dict[str, Any]:
        keys = list(choices_of(self.appeal, self.request.user, on=self.on).values_list("pk", flat=True)[:MOST])
        return {"earlier": Appeal.objects.filter(pk__in=keys).select_related("intake").order_by("-received_on", "-pk")}

    def initial(self) -> dict[str, Any]:
        found = originals_of([self.appeal], self.request.user, on=self.on).get(self.appeal.pk)
        return {"original": found} if found else {}

    def perform(self, form: Any) -> str:
        given = form.cleaned_data
        actions.mark_duplicate(self.appeal, given["original"], reason=given["reason"], by=self.request.user, on=self.on, at=self.at)
        return f"Записано: дубль. Первое письмо – {given['original']}."
