"""Editing a long text by sections: the list, then one section at a time."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from workflows.errors import NotAllowed, RuleBroken
from workflows.people.http import StaffRequest
from workflows.regulations import actions, rules
from workflows.regulations.drafts import provisions_from
from workflows.regulations.forms.sections import SectionForm
from workflows.regulations.models import RedactionDraft
from workflows.regulations.section_blocks import Part, merged, parts_of
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import ActText
from workflows.regulations.views.drafts import for_draft, show


@for_draft
def sections(request: StaffRequest, draft: RedactionDraft) -> HttpResponse:
    """All sections with the way into each."""
    if why := _why_closed(request, draft):
        return _closed(request, draft, why)
    return show(request, "sections.html", "Текст по разделам", draft=draft, parts=_parts(draft))


@for_draft
def section(request: StaffRequest, draft: RedactionDraft, key: str) -> HttpResponse:
    """One section in the editor of blocks."""
    why = _why_closed(request, draft)
    if why and (request.method == "GET" or draft.way == DraftWay.AMEND):
        return _closed(request, draft, why)
    part = next((part for part in _parts(draft) if part.key == key), None)
    if part is None and request.method == "GET":
        raise Http404
    form = SectionForm(request.POST or None, part=part or Part(key, ()))
    if form.is_valid():
        try:
            _save(request, draft, key, form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, "Раздел сохранён. Дальше: другой раздел или «Ход согласования».")
            return redirect("regulations_sections", draft.pk)
    return show(request, "section.html", part.title if part else "Раздел", draft=draft, form=form)


def _save(request: StaffRequest, draft: RedactionDraft, key: str, form: SectionForm) -> None:
    def changed(text: ActText) -> ActText:
        now = _raw(RedactionDraft.objects.get(pk=draft.pk))
        blocks = merged(now, key=key, shown_sha256=form.cleaned_data["shown_sha256"], new=form.blocks())
        return replace(text, provisions=provisions_from(blocks))

    actions.change_text(draft, change=changed, by=request.user)


def _parts(draft: RedactionDraft) -> list[Part]:
    return parts_of(_raw(draft))


def _raw(draft: RedactionDraft) -> list[dict[str, object]]:
    return list(draft.get_latest_revision_as_object().body.raw_data)


def _why_closed(request: StaffRequest, draft: RedactionDraft) -> str:
    """Why the text is closed today; a person who never edits is refused outright."""
    try:
        rules.may_edit(request.user, draft)
    except NotAllowed:
        raise
    except RuleBroken as broken:
        return str(broken)
    return "Изменения готовят на странице изменений, пункт за пунктом." if draft.way == DraftWay.AMEND else ""


def _closed(request: StaffRequest, draft: RedactionDraft, why: str) -> HttpResponse:
    messages.warning(request, why)
    return redirect("regulations_draft", draft.pk)
