"""Acts on a draft: a page that says what will happen, a confirmation, the act, the next step."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views import View

from workflows.errors import NotAllowed, RuleBroken
from workflows.people.http import StaffRequest
from workflows.regulations import actions, rules
from workflows.regulations.forms.acts import ConfirmForm, ReasonForm
from workflows.regulations.models import RedactionDraft
from workflows.regulations.stages import DraftWay
from workflows.regulations.views.drafts import for_draft, show
from workflows.regulations.views.next_step import whats_next
from workflows.regulations.views.offers import may_hand_in


class ActView(View):
    """One act. Subclasses say the words, the rule and the action."""

    title = ""
    explanation = ""
    button = ""
    is_serious = False
    form_class: type[forms.Form] = ConfirmForm
    template = "act.html"
    request: StaffRequest
    draft: RedactionDraft

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        screen: Callable[..., HttpResponse] = for_draft(self.act)
        return screen(request, **kwargs)

    def act(self, request: StaffRequest, draft: RedactionDraft) -> HttpResponse:
        self.draft = draft
        try:
            self.may()
        except NotAllowed:
            raise
        except RuleBroken as broken:
            messages.error(request, str(broken))
            return redirect("regulations_draft", draft.pk)
        form = self.form()
        if form.is_valid() and self.succeeds(form):
            return redirect(self.address())
        return show(request, self.template, self.title, draft=draft, view=self, form=form, **self.context(form))

    def succeeds(self, form: Any) -> bool:
        """Do it and say what is next; a broken rule goes into the form, with everything typed kept."""
        try:
            said = self.perform(form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return False
        messages.success(self.request, said)
        return True

    def form(self) -> Any:
        return self.form_class(self.request.POST if self.request.method == "POST" else None)

    def may(self) -> None:
        raise NotImplementedError

    def perform(self, form: Any) -> str:
        raise NotImplementedError

    def context(self, _form: Any) -> dict[str, Any]:
        return {}

    def address(self) -> Any:
        return redirect("regulations_draft", self.draft.pk).url

    def next_words(self, draft: RedactionDraft) -> str:
        """«Дальше: Ждём визу: …»."""
        return f"Дальше: {whats_next(draft)[0].lower()}{whats_next(draft)[1:]}."


class SubmitView(ActView):
    """«Передать на согласование»."""

    title = "Передать на согласование"
    explanation = (
        "Текст закроется для правки, его копия и маршрут будут сохранены. "
        "Те, чья виза нужна первой, увидят проект на своей странице. Пока приказ не подписан, проект можно отозвать."
    )
    button = "Передать на согласование"

    def may(self) -> None:
        may_hand_in(self.request.user, self.draft)

    def perform(self, form: Any) -> str:
        handed = actions.submit(self.draft, by=self.request.user)
        return f"Проект передан на согласование. {self.next_words(handed)}"


class SendView(ActView):
    """«Передать на подпись»."""

    title = "Передать на подпись"
    explanation = "Руководитель увидит текст, приказ, визы и мнения. Номер и дату приказ получит в момент подписания."
    button = "Передать на подпись"

    def may(self) -> None:
        rules.may_send(self.request.user, self.draft)

    def perform(self, form: Any) -> str:
        actions.send_to_signature(self.draft, by=self.request.user)
        return "Проект и приказ переданы на подпись. Дальше: решение руководителя."


class WithdrawView(ActView):
    """«Отозвать на доработку»."""

    title = "Отозвать на доработку"
    explanation = "Текст откроется для правки. Визы и мнения этого круга сохранятся в истории, но для нового круга понадобятся новые."
    button = "Отозвать на доработку"
    form_class = ReasonForm

    def may(self) -> None:
        rules.may_withdraw(self.request.user, self.draft)

    def perform(self, form: Any) -> str:
        actions.withdraw(self.draft, reason=form.cleaned_data["reason"], by=self.request.user)
        return "Проект отозван, текст открыт. Дальше: исправьте его и передайте снова."


class RejectView(ActView):
    """«Отклонить проект»."""

    title = "Отклонить проект"
    explanation = "Проект закроется навсегда: его можно будет читать, но нельзя править, согласовать и подписать."
    button = "Отклонить проект"
    is_serious = True
    form_class = ReasonForm

    def may(self) -> None:
        rules.may_reject(self.request.user, self.draft)

    def perform(self, form: Any) -> str:
        actions.reject(self.draft, reason=form.cleaned_data["reason"], by=self.request.user)
        return "Проект отклонён и сохранён для истории. Если акт всё же нужен, начните новый проект."




class RebaseView(ActView):
    """«Перенести на действующую редакцию»."""

    title = "Перенести на действующую редакцию"
    explanation = (
        "Пока готовился проект, вступила в силу или подписана другая редакция. Изменения будут наложены на неё. "
        "Если обе стороны изменили одно и то же место, программа назовёт его и ничего не перенесёт. Новая редакция сохранит свои слова."
    )
    button = "Перенести"

    def may(self) -> None:
        rules.may_rebase(self.request.user, self.draft)

    def perform(self, form: Any) -> str:
        moved = actions.rebase(self.draft, by=self.request.user, on=timezone.localdate())
        said = f"Проект перенесён на редакцию № {moved.base.number if moved.base else ''}."
        if moved.way == DraftWay.EDITION:
            return f"{said} Слова новой редакции остались вашими: сравните её с действующей, чтобы не потерять изменений, внесённых за это время."
        return f"{said} Проверьте изменения." if moved.way == DraftWay.AMEND else said

    def address(self) -> Any:
        return redirect("regulations_amend", self.draft.pk).url
