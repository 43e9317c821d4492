"""«Переадресовать», whole or by question: the words of both letters follow from the ground and the addressees."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponse

from workflows.appeals.actions import forwarding as actions
from workflows.appeals.forms.outcomes import ForwardingForm
from workflows.appeals.forms.papers import as_initial
from workflows.appeals.models import PaperKind, TemplateVariant
from workflows.appeals.rules import forwarding as rules
from workflows.appeals.rules import may_lead, must_be
from workflows.appeals.rules.deciding import FORWARDING
from workflows.appeals.stages import ENDS_AT, Actor, Ground
from workflows.appeals.templates import Ready, Sought, Told, first_words, values_of
from workflows.appeals.views.prefilling import BeginsAgain
from workflows.errors import why_not


class ForwardView(BeginsAgain):
    """A cover letter to each body, a notice to the citizen."""

    title = "Переадресовать"
    verb = "Решить и составить письма"
    template = "forward.html"
    explanation = "Каждому адресату – сопроводительное письмо, заявителю – уведомление; решение исполнится, когда уйдут все письма (59-ФЗ, ст. 8, ч. 3–6)."
    again_label = "Составить письма по основанию и адресатам"
    form_class = ForwardingForm

    def may(self) -> None:
        must_be(self.request.user, self.appeal, Actor.HEAD, on=self.on, to_do="переадресовать обращение")
        if why_not(may_lead, self.request.user, self.appeal, ENDS_AT[Ground.FORWARD_8_3], on=self.on):
            rules.may_forward(self.request.user, self.appeal, Ground.FORWARD_8_3, is_whole=False, reason="–", on=self.on)

    def asked(self) -> HttpResponse:
        if not self.request.POST.get("more"):
            return super().asked()
        data, rows = self.request.POST.copy(), self.request.POST.get("to-TOTAL_FORMS", "")
        data["to-TOTAL_FORMS"] = str(int(rows) + 1 if rows.isdecimal() else 1)
        return self.anew(data)

    def form_facts(self) -> dict[str, Any]:
        return {"appeal": self.appeal}

    def initial(self) -> dict[str, Any]:
        ground = self._ground(self.request.GET.get("ground", ""))
        return {"ground": ground, **self._words(ground, TemplateVariant.USUAL, Told())}

    def words_again(self, form: Any) -> dict[str, Any]:
        given = form.cleaned_data
        rows = [row.cleaned_data for row in form.rows.forms if row.cleaned_data.get("body")]
        routes = tuple((row["body"], tuple(row.get("questions", ()))) for row in rows)
        alone = routes[0][0] if len(routes) == 1 else None
        told = Told(reason=given.get("reason", ""), body=alone, routes=routes, questions=tuple(dict.fromkeys(question for _, asked in routes for question in asked)))
        variant = TemplateVariant.ON_CONTROL if given.get("asks_results") else TemplateVariant.USUAL
        return self._words(self._ground(given.get("ground", "")), variant, told)

    def _ground(self, name: str) -> Ground:
        """The chosen one; of a letter without a name only ст. 11, ч. 1 is left."""
        usual = Ground.FORWARD_11_1 if self.appeal.applicant.is_anonymous else Ground.FORWARD_8_3
        return Ground(name) if name in FORWARDING else usual

    def _words(self, ground: Ground, variant: TemplateVariant, told: Told) -> dict[str, Any]:
        values = values_of(self.appeal, told, by=self.request.user, on=self.on)
        is_parted = len({questions for _, questions in told.routes}) > 1  # then each letter names its own: the form puts them in
        cover = first_words(Sought(PaperKind.COVER_LETTER, ground, variant), replace(values, question="") if is_parted else values)
        nobody = ground == Ground.FORWARD_11_1 or self.appeal.applicant.is_anonymous
        several = TemplateVariant.SEVERAL if len(told.routes) > 1 else TemplateVariant.USUAL
        notice = Ready("", "") if nobody else first_words(Sought(PaperKind.FORWARDING_NOTICE, ground, several), values)
        return {**as_initial(cover, "cover_"), **as_initial(notice, "notice_")}

    def perform(self, form: Any) -> str:
        made = actions.forward(self.appeal, form.route(), by=self.request.user, on=self.on, at=self.at)
        return f"Решено: {made}. Подпишите и отправьте письма: до этого ничего не меняется."
