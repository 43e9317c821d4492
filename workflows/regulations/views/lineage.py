"""«Было → Стало»: which provision of a new edition is which of the one in force."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from workflows.errors import NotAllowed, RuleBroken, WrongStage
from workflows.people.http import StaffRequest
from workflows.regulations import actions, rules
from workflows.regulations.drafts import text_of
from workflows.regulations.forms.lineage import LineageForm
from workflows.regulations.lineage_map import is_confirmed, key_of, map_of
from workflows.regulations.models import RedactionDraft
from workflows.regulations.views.drafts import for_draft, show


@for_draft
def lineage(request: StaffRequest, draft: RedactionDraft) -> HttpResponse:
    """The table with its confirmation; whoever may not edit reads it on the page of the draft."""
    try:
        rules.may_edit(request.user, draft)
        text = text_of(draft)
        found = map_of(draft, text)
        if found is None:
            raise WrongStage("Номера пунктов меняет только новая редакция: в этом проекте подтверждать нечего.")
    except NotAllowed:
        raise
    except RuleBroken as broken:
        messages.warning(request, str(broken))
        return redirect("regulations_draft", draft.pk)
    form = LineageForm(request.POST or None, initial={"shown": key_of(draft, text)})
    if "join" in request.POST:
        return _join(request, draft)
    if form.is_valid():
        try:
            actions.confirm_lineage(draft, shown=form.cleaned_data["shown"], by=request.user)
        except RuleBroken as broken:
            messages.error(request, str(broken))
            return redirect("regulations_lineage", draft.pk)
        messages.success(request, "Соответствие пунктов подтверждено. Дальше: передайте проект на согласование.")
        return redirect("regulations_draft", draft.pk)
    return show(request, "lineage.html", "Было → Стало", draft=draft, form=form, map=found, is_confirmed=is_confirmed(draft, text))


def _join(request: StaffRequest, draft: RedactionDraft) -> HttpResponse:
    new, _, old = request.POST["join"].partition(":")
    try:
        actions.join_provisions(draft, new=new, old=old, by=request.user)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, "Пункты объединены: теперь это один пункт под новым номером, его прежние ссылки и история сохранятся.")
    return redirect("regulations_lineage", draft.pk)
