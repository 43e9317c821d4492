"""References of a draft that do not hold: what is wrong with each, and the page on which the lawyer says why one stays."""

from typing import Any

from django.http import HttpResponse

from workflows.errors import Stale
from workflows.people.http import StaffRequest
from workflows.regulations import actions, rules
from workflows.regulations.drafts import text_of
from workflows.regulations.forms.acts import ExplainForm
from workflows.regulations.models import RedactionDraft
from workflows.regulations.reference_queries import Trouble, troubles
from workflows.regulations.views.acts import ActView
from workflows.regulations.views.drafts import for_draft


class ExplainView(ActView):
    """«Объяснить ссылку»."""

    title = "Почему ссылка остаётся"
    button = "Записать объяснение"
    form_class = ExplainForm
    trouble: Trouble

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return for_draft(self.found)(request, **kwargs)

    def found(self, request: StaffRequest, draft: RedactionDraft, source: str, start: int) -> HttpResponse:
        self.source, self.start = str(source), start
        return self.act(request, draft)

    @property
    def explanation(self) -> str:  # type: ignore[override]
        return f"{self.trouble.sentence} С такой ссылкой текст не передают на согласование, пока не сказано, почему она остаётся. Если это ошибка, вернитесь и исправьте текст."

    def may(self) -> None:
        rules.may_edit(self.request.user, self.draft)
        open_ones = (each for each in troubles(self.draft, text_of(self.draft)) if each.waiver is None)
        found = next((each for each in open_ones if (each.source, each.start) == (self.source, self.start)), None)
        if found is None:
            raise Stale("Такой ссылки без объяснения в тексте уже нет. Посмотрите замечания к тексту ещё раз.")
        self.trouble = found

    def perform(self, form: Any) -> str:
        actions.explain_reference(self.draft, source=self.source, words=self.trouble.words, reason=form.cleaned_data["reason"], by=self.request.user)
        return f"Объяснение записано: {self.trouble.place}, ссылка «{self.trouble.words}». Его увидят все, кто согласует и подписывает."
