"""The director's path: read everything, sign with the password or send back, see the number."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from workflows.errors import RuleBroken, why_not
from workflows.people.http import StaffRequest
from workflows.printing.words import long_date
from workflows.regulations import actions, rules
from workflows.regulations.ending import ending_of
from workflows.regulations.models import RedactionDraft, Repeal
from workflows.regulations.queries import current_packet
from workflows.regulations.signing_forms import ReturnForm, SignForm
from workflows.regulations.signing_screen import may_open, outcomes, screen, signed_by
from workflows.regulations.stages import DraftWay, Stage
from workflows.signing import password


def sign(request: StaffRequest, draft_pk: int) -> HttpResponse:
    """The packet as it will be signed. Reading changes nothing."""
    draft = _draft(request, draft_pk)
    if draft.stage == Stage.APPROVED:
        return redirect("regulations_signed", draft.pk)
    shown = screen(draft, user=request.user, on=timezone.localdate(), asked=request.GET.dict())
    if shown is None:
        return _refused(request, draft, "Этот проект ещё не передавали на согласование: подписывать нечего.")
    return render(request, "staff/signing/screen.html", _context(draft, "На подпись", screen=shown))


def confirm(request: StaffRequest, draft_pk: int) -> HttpResponse:
    """The last step: the password. GET carries the hash that the screen showed, POST signs exactly that."""
    draft = _draft(request, draft_pk)
    if signed_by(request.user, draft):
        return redirect("regulations_signed", draft.pk)
    form = SignForm(request.POST or None, initial={"shown_sha256": request.GET.get("sha256", "")})
    try:
        if request.method == "POST" and form.is_valid():
            return _signed(request, draft, form)
        _still_as_shown(request, draft, form)
    except password.WrongPassword as wrong:
        form.add_error("password", str(wrong))
    except RuleBroken as broken:
        return _refused(request, draft, str(broken), status=409)
    return render(request, "staff/signing/confirm.html", _context(draft, "Подписать приказ", form=form))


def _signed(request: StaffRequest, draft: RedactionDraft, form: SignForm) -> HttpResponse:
    """Sign; the second of two presses comes here when the first has done it all, and sees the same result."""
    password.confirm(request.user, form.cleaned_data["password"])
    try:
        actions.sign_order(draft, shown_sha256=form.cleaned_data["shown_sha256"], by=request.user)
    except RuleBroken:
        if not signed_by(request.user, RedactionDraft.objects.select_related("order__signature").get(pk=draft.pk)):
            raise
    return redirect("regulations_signed", draft.pk)


def _still_as_shown(request: StaffRequest, draft: RedactionDraft, form: SignForm) -> None:
    rules.may_sign(request.user, draft, on=timezone.localdate())
    shown = form["shown_sha256"].value() or ""
    rules.shown_is_current(shown, current_packet(draft).sha256)


def send_back(request: StaffRequest, draft_pk: int) -> HttpResponse:
    """Return the draft to its author with a comment."""
    draft = _draft(request, draft_pk)
    if sentence := why_not(rules.may_refuse, request.user, draft, on=timezone.localdate()):
        return _refused(request, draft, sentence, status=409)
    form = ReturnForm(request.POST or None)
    if form.is_valid():
        try:
            actions.refuse(draft, comment=form.cleaned_data["comment"], by=request.user)
        except RuleBroken as broken:
            return _refused(request, draft, str(broken), status=409)
        return render(request, "staff/signing/returned.html", _context(draft, "Проект возвращён"))
    return render(request, "staff/signing/return.html", _context(draft, "Вернуть на доработку", form=form))


def signed(request: StaffRequest, draft_pk: int) -> HttpResponse:
    """After signing: the number, and where everything is now."""
    draft = _draft(request, draft_pk)
    if draft.stage != Stage.APPROVED:
        return redirect("regulations_sign", draft.pk)
    if draft.way == DraftWay.REPEAL:
        return _ended(request, draft)
    order = draft.order
    shown = _context(
        draft,
        "Приказ подписан",
        order=order,
        outcomes=outcomes(draft, on=timezone.localdate()),
        signed_on=long_date(order.signed_on) if order and order.signed_on else "",
    )
    return render(request, "staff/signing/signed.html", shown)


def _ended(request: StaffRequest, draft: RedactionDraft) -> HttpResponse:
    """After signing a repeal: since when the act has no force, and where its text stays."""
    repeal = Repeal.objects.select_related("order__signature", "redaction__publication", "redaction__regulation", "successor").get(source_draft=draft.pk)
    order = repeal.order
    shown = _context(
        draft,
        "Приказ подписан",
        repeal=repeal,
        redaction=repeal.redaction,
        order=order,
        ending=ending_of(draft),
        publication=getattr(repeal.redaction, "publication", None),
        signed_on=long_date(order.signed_on) if order.signed_on else "",
        effective_from=long_date(repeal.effective_from),
    )
    return render(request, "staff/signing/ended.html", shown)


def _draft(request: StaffRequest, pk: int) -> RedactionDraft:
    drafts = RedactionDraft.objects.select_related("regulation", "author", "order__signature", "order__series", "base__regulation", "successor")
    draft = get_object_or_404(drafts, pk=pk)
    if why_not(may_open, request.user, draft, on=timezone.localdate()):
        raise PermissionDenied
    return draft


def _refused(request: StaffRequest, draft: RedactionDraft, sentence: str, *, status: int = 200) -> HttpResponse:
    """Nothing happened, and why."""
    return render(
        request, "staff/signing/refused.html", _context(draft, "Ничего не подписано", sentence=sentence), status=status
    )


def _context(draft: RedactionDraft, title: str, **more: object) -> dict[str, object]:
    return {"draft": draft, "header_title": title, "page_title": title, **more}
