"""Changes made in Word: the file of a redaction comes back, its author answers what is in doubt, a draft is begun."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from workflows.errors import Incomplete, RuleBroken
from workflows.files.kept import keep, kept, token_of
from workflows.files.models import StoredFile
from workflows.files.storage import read
from workflows.people.http import StaffRequest
from workflows.regulations import actions, rules
from workflows.regulations.amending.operations import Choices
from workflows.regulations.amendments import names_of
from workflows.regulations.changed_file import ChangedFile, read_changed
from workflows.regulations.comparisons import Pair, Redline, redline
from workflows.regulations.draft_redline import LEVEL
from workflows.regulations.forms.changed_file import AnswersForm, ChangedFileForm
from workflows.regulations.importing import Finding, Severity
from workflows.regulations.matching import provisional
from workflows.regulations.models import Redaction, RedactionDraft
from workflows.regulations.queries import redaction_on
from workflows.regulations.redline.options import Options
from workflows.regulations.redline.rendering import Names
from workflows.regulations.tree import ActText, sha256_of
from workflows.regulations.views.amend_rows import panel
from workflows.regulations.views.drafts import for_lawyers, refused, show
from workflows.regulations.views.lint import OF_PAPER, lint

Screen = Callable[..., HttpResponse]
SHOWN = Options(noise=True)  # mere typography of the file is left out before; what is there goes into the order


def for_base(screen: Screen) -> Screen:
    """Screens of changes to one redaction; of a replaced one the way leads to the redaction that holds now."""

    @wraps(screen)
    def asked(request: StaffRequest, pk: int, **kwargs: Any) -> HttpResponse:
        base = get_object_or_404(Redaction.objects.select_related("regulation", "order"), pk=pk)
        try:
            rules.may_amend(request.user, base, on=timezone.localdate())
        except RuleBroken as broken:
            return _refused(request, base, str(broken), **kwargs)
        return screen(request, base, **kwargs)

    return for_lawyers(asked)


def _refused(request: StaffRequest, base: Redaction, sentence: str, **kwargs: Any) -> HttpResponse:
    """Nothing is lost: the same file can be laid beside the redaction that holds now."""
    holds = redaction_on(base.regulation, on=timezone.localdate())
    if holds is None or holds.pk == base.pk:
        return refused(request, sentence, back=reverse("redactions:inspect", args=[base.pk]))
    name = "regulations_changed_review" if kwargs else "regulations_changed_file"
    sentence = f"{sentence} Вернитесь – и файл откроется рядом с действующей редакцией № {holds.number}." if kwargs else sentence
    return refused(request, sentence, back=reverse(name, args=[holds.pk, *kwargs.values()]))


@for_base
def upload(request: StaffRequest, base: Redaction) -> HttpResponse:
    """Take the file; what cannot be read or is of another act is told here, and nothing is kept of it."""
    form = ChangedFileForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _is_of_this_act(base, form):
        stored = keep(form.cleaned_data["document"], by=request.user)
        return redirect("regulations_changed_review", base.pk, token_of(stored, by=request.user))
    return show(request, "changed_file_upload.html", "Загрузить изменённый файл", form=form, base=base)


def _is_of_this_act(base: Redaction, form: ChangedFileForm) -> bool:
    document = form.cleaned_data["document"]
    try:
        read_changed(base, document.name, document.read())
    except RuleBroken as broken:
        form.add_error("document", str(broken))
    document.seek(0)
    return form.is_valid()


@for_base
def review(request: StaffRequest, base: Redaction, token: str) -> HttpResponse:
    """Questions, what the order would say, the comparison; «Продолжить» makes the draft, leaving makes nothing."""
    try:
        stored = kept(token, by=request.user)
        changed = read_changed(base, stored.name, read(stored.blob))
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("regulations_changed_file", base.pk)
    is_final = "go" in request.POST
    form = AnswersForm(request.POST or None, matching=changed.matching)
    if is_final and form.is_valid():
        try:
            draft = _begin(request, changed, stored, form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, "Проект создан из файла. Проверьте изменения и передайте проект на согласование.")
            return redirect("regulations_amend", draft.pk)
    return _page(request, changed, stored, form, is_final=is_final)


def _begin(request: StaffRequest, changed: ChangedFile, stored: StoredFile, form: AnswersForm) -> RedactionDraft:
    text = changed.resolved(form.answers()).text
    if text == changed.text:
        raise Incomplete("С такими ответами файл не отличается от действующей редакции: менять нечего. Измените ответы или загрузите другой файл.")
    given = form.cleaned_data
    return actions.begin_amendment(changed.base, by=request.user, reason=given["reason"], effective_from=given["effective_from"], text=text, source=stored)


def _page(request: StaffRequest, changed: ChangedFile, stored: StoredFile, form: AnswersForm, *, is_final: bool) -> HttpResponse:
    """The screen with the answers given so far; an unfinished form complains only after «Продолжить»."""
    try:
        made = changed.resolved(provisional(changed.matching, form.answers()))
    except RuleBroken as broken:
        made = None
        if not form.is_bound or not form.non_field_errors():
            messages.error(request, str(broken))
    text = made.text if made else changed.text
    return show(
        request,
        "changed_file.html",
        "Изменения из файла",
        form=form,
        base=changed.base,
        stored=stored,
        questions=form.questions(),
        shows_errors=is_final,
        unanswered=form.unanswered(),
        notes=[*changed.matching.notes, *(made.notes if made else ())],
        panel=panel(changed.text, text, Choices(), names_of(changed.base.regulation)),
        redline=_redline(changed, text),
        options=SHOWN,
        findings=_findings(changed),
        is_same=text == changed.text,
    )


def _redline(changed: ChangedFile, text: ActText) -> Redline:
    names = Names(f"Редакция №\u00a0{changed.base.number}", "Файл")
    pair = Pair(changed.base.content_sha256, sha256_of(text), names, level=LEVEL)
    return redline(pair, SHOWN, texts=lambda: (changed.text, text))


def _findings(changed: ChangedFile) -> list[Finding]:
    """What was noticed in the file and is not in the act already."""
    known = {(finding.code, finding.message) for finding in lint(changed.text)}
    return [
        finding
        for finding in changed.found.findings
        if finding.severity is Severity.CHANGED or (finding.code not in OF_PAPER and (finding.code, finding.message) not in known)
    ]
