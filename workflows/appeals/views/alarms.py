"""«Закончить тревогу»."""

from __future__ import annotations

from typing import Any

from workflows.appeals.actions import danger as actions
from workflows.appeals.forms.danger import DangerEndForm
from workflows.appeals.models import Danger, DangerEnd
from workflows.appeals.rules import actors_of
from workflows.appeals.rules import danger as rules
from workflows.appeals.stages import Actor
from workflows.appeals.views.acts import ActView


class EndDangerView(ActView):
    """What was done, in words; the alarm is then silent."""

    title = "Закончить тревогу"
    verb = "Записать и закончить тревогу"
    is_serious = True
    form_class = DangerEndForm

    @property
    def explanation(self) -> str:  # type: ignore[override]  # the words depend on the alarm
        reasons = dict.fromkeys(danger.reason for danger in Danger.objects.ringing().filter(appeal=self.appeal))
        return f"{'; '.join(reasons).capitalize()}. Сначала действуйте, потом пишите: запись останется в деле и больше не изменится."

    def may(self) -> None:
        rules.may_look_after(self.request.user, self.appeal, on=self.on)

    def form_facts(self) -> dict[str, Any]:
        return {"may_take_measures": Actor.HEAD in actors_of(self.request.user, self.appeal, on=self.on)}

    def perform(self, form: Any) -> str:
        given = form.cleaned_data
        actions.end(self.appeal, outcome=DangerEnd.Outcome(given["outcome"]), words=given["words"], by=self.request.user, on=self.on, at=self.at)
        return "Тревога закончена, запись сохранена."
