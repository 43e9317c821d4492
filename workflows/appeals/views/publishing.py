"""«Опубликовать обезличенный ответ»: the refusal names what must go, and the words stay in the form."""

from __future__ import annotations

from typing import Any

from workflows.appeals.actions import publishing as actions
from workflows.appeals.actions.publishing import Openly
from workflows.appeals.forms.papers import PublicationForm
from workflows.appeals.queries.paper_text import text_of
from workflows.appeals.rules import publishing as rules
from workflows.appeals.views.papers import OfPaper


class PublishView(OfPaper):
    """The words of the answer are a beginning: who signed it rewords them until they name nobody."""

    title = "Опубликовать обезличенный ответ"
    verb = "Опубликовать"
    explanation = "Ответ на вопрос, который касается всех, можно разместить на сайте без сведений о заявителе (59-ФЗ, ст. 10, ч. 4; ст. 6, ч. 2). Сам ответ заявителю не меняется."
    form_class = PublicationForm

    def may(self) -> None:
        rules.may_publish(self.request.user, self.paper, confirms=True, on=self.on)

    def initial(self) -> dict[str, Any]:
        text = text_of(self.paper)
        return {"title": text.heading, "text": "\n\n".join(one.answer for one in text.answers)}

    def perform(self, form: Any) -> str:
        actions.publish(self.paper, Openly(**form.cleaned_data), by=self.request.user, on=self.on, at=self.at)
        return "Обезличенный ответ опубликован."
