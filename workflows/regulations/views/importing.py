"""Loading a document: the file, then the review of what was understood, then the draft."""

from dataclasses import asdict

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from workflows.errors import RuleBroken
from workflows.files.kept import keep, kept, token_of
from workflows.files.models import StoredFile
from workflows.files.storage import read
from workflows.people.http import StaffRequest
from workflows.regulations import actions
from workflows.regulations.forms.begin import TargetForm, UploadForm, suggested
from workflows.regulations.importing import Imported, Source, read_regulation, read_source
from workflows.regulations.models import RedactionDraft
from workflows.regulations.views.drafts import for_lawyers, show
from workflows.regulations.views.review import finding_lines, line_rows, tree_rows


@for_lawyers
def upload(request: StaffRequest) -> HttpResponse:
    """Take the file; a bad one is told here, and nothing is made of it."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _is_readable(form):
        stored = keep(form.cleaned_data["document"], by=request.user)
        chosen = form.cleaned_data["regulation"]
        address = redirect("regulations_review", token_of(stored, by=request.user)).url
        return redirect(f"{address}?regulation={chosen.pk}" if chosen else address)
    return show(request, "upload.html", "Загрузить документ", form=form)


def _is_readable(form: UploadForm) -> bool:
    """Read the file before it is stored; why it cannot be read is said beside the field."""
    document = form.cleaned_data["document"]
    try:
        read_source(document.name, document.read())
    except RuleBroken as broken:
        form.add_error("document", str(broken))
    document.seek(0)
    return form.is_valid()


@for_lawyers
def review(request: StaffRequest, token: str) -> HttpResponse:
    """The tree beside the source; «Создать проект» makes the draft, leaving the page makes nothing."""
    try:
        stored = kept(token, by=request.user)
        source = read_source(stored.name, read(stored.blob))
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("regulations_import")
    found = read_regulation(source)
    initial = suggested(found.text.kind, found.text.title) | {"regulation": request.GET.get("regulation", "")}
    form = TargetForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            draft = _begin(request, form, found, stored)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, "Проект создан. Дальше: проверьте замечания и передайте проект на согласование.")
            return redirect("regulations_draft", draft.pk)
    return _page(request, form, source, found, stored)


@transaction.atomic
def _begin(request: StaffRequest, form: TargetForm, found: Imported, stored: StoredFile) -> RedactionDraft:
    findings = [asdict(finding) for finding in found.findings]
    reason = form.cleaned_data["reason"]
    return actions.begin_draft(form.act(), text=found.text, by=request.user, source=stored, findings=findings, reason=reason)


def _page(request: StaffRequest, form: TargetForm, source: Source, found: Imported, stored: StoredFile) -> HttpResponse:
    return show(
        request,
        "review.html",
        "Проверка документа",
        form=form,
        stored=stored,
        found=found,
        tree=tree_rows(found),
        lines=line_rows(source, found),
        findings=finding_lines(found),
    )
