"""The project of the order: preparing it and editing its words."""

from typing import Any

from workflows.errors import Incomplete, why_not
from workflows.regulations import actions, rules
from workflows.regulations.forms.orders import Clauses, OrderWordsForm, PrepareForm, initial_clauses
from workflows.regulations.models import RedactionDraft
from workflows.regulations.views.acts import ActView


class PrepareOrderView(ActView):
    """«Подготовить приказ»: the default words, to be edited afterwards."""

    title = "Подготовить приказ"
    explanation = "Заголовок, преамбула с внесёнными мнениями и пункты будут написаны сами. Потом их можно изменить."
    button = "Подготовить приказ"

    def may(self) -> None:
        rules.may_prepare_order(self.request.user, self.draft)

    def form(self) -> Any:
        initial = {"effective_from": self.draft.effective_from, "series": self.draft.order.series_id if self.draft.order else None}
        return PrepareForm(self.request.POST if self.request.method == "POST" else None, initial=initial)

    def perform(self, form: Any) -> str:
        given = form.cleaned_data
        actions.prepare_order(self.draft, series=given["series"], effective_from=given["effective_from"], by=self.request.user)
        self.draft = RedactionDraft.objects.get(pk=self.draft.pk)
        return f"Проект приказа готов. {self.whats_left()}"

    def whats_left(self) -> str:
        """What keeps the packet from the director, or that nothing does."""
        why = why_not(rules.may_send, self.request.user, self.draft)
        return why or "Дальше: передайте его на подпись."


class OrderWordsView(PrepareOrderView):
    """«Изменить приказ»: heading, preamble and clauses."""

    title = "Изменить приказ"
    explanation = "Номер и дату приказ получит при подписании."
    button = "Сохранить приказ"
    template = "order_words.html"
    clauses: Any

    def may(self) -> None:
        super().may()
        if self.draft.order is None:
            raise Incomplete("Проекта приказа ещё нет. Сначала подготовьте его.")

    def form(self) -> Any:
        order = self.draft.order
        posted = self.request.POST if self.request.method == "POST" else None
        initial = initial_clauses(order) if order else None
        self.clauses = Clauses(posted, initial=initial, prefix="clauses", locks_derived=self.draft.changes_an_act)
        return OrderWordsForm(posted, initial={"title": order.title, "preamble": order.preamble} if order else None)

    def succeeds(self, form: OrderWordsForm) -> bool:
        return self.clauses.is_valid() and super().succeeds(form)

    def perform(self, form: Any) -> str:
        given = form.cleaned_data
        actions.revise_order(self.draft, title=given["title"], preamble=given["preamble"], clauses=self.clauses.clauses(), by=self.request.user)
        return f"Приказ сохранён. {self.whats_left()}"

    def context(self, form: OrderWordsForm) -> dict[str, Any]:
        return {"clauses": self.clauses}
