"""The beginning of a draft: a document to load, or a blank text."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from workflows.errors import RuleBroken
from workflows.people.http import StaffRequest
from workflows.regulations import actions
from workflows.regulations.forms.begin import TargetForm
from workflows.regulations.models import RedactionDraft
from workflows.regulations.tree import ActText
from workflows.regulations.views.drafts import EDIT, for_lawyers, show


@for_lawyers
def begin(request: StaffRequest) -> HttpResponse:
    """The two ways."""
    return show(request, "begin.html", "Новый проект")


@for_lawyers
def blank(request: StaffRequest) -> HttpResponse:
    """A draft without text."""
    form = TargetForm(request.POST or None)
    if form.is_valid():
        try:
            draft = _begin_blank(request, form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, "Проект создан. Дальше: внесите текст и передайте проект на согласование.")
            return redirect(EDIT, draft.pk)
    return show(request, "blank.html", "Пустой проект", form=form)


@transaction.atomic
def _begin_blank(request: StaffRequest, form: TargetForm) -> RedactionDraft:
    act = form.act()
    text = ActText(kind=act.kind, title=act.title, approval_word=act.approval_word)
    return actions.begin_draft(act, text=text, by=request.user, reason=form.cleaned_data["reason"])
