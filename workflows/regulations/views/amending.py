"""Changing an act in place: every point is closed until it is opened, the order writes itself beside it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from workflows.errors import NotAllowed, RuleBroken, Stale, why_not
from workflows.people.http import StaffRequest
from workflows.regulations import actions, rules
from workflows.regulations.amending import edits
from workflows.regulations.amending.adding import Addition, added
from workflows.regulations.amending.operations import Part
from workflows.regulations.amendments import base_of, stages_of, text_of_redaction
from workflows.regulations.drafts import text_of
from workflows.regulations.forms.amending import AdditionForm, ChoiceForm, DayForm, TitleForm, WordsForm
from workflows.regulations.models import RedactionDraft
from workflows.regulations.stages import DraftWay
from workflows.regulations.timeline import plan
from workflows.regulations.tree import ActText, Kind, sha256_of
from workflows.regulations.views.amend_panel import panel_of
from workflows.regulations.views.amend_rows import WAYS, Row, rows, shown_of
from workflows.regulations.views.drafts import for_draft, show

Screen = Callable[..., HttpResponse]
TITLE_PARTS = (Part.TITLE, Part.ORGANISATION, Part.APPROVAL_WORD, Part.IMPRINT)


def for_changes(screen: Screen) -> Screen:
    """Screens of a draft of changes whose text is open; others are led to the page of the draft with the reason."""

    def asked(request: StaffRequest, draft: RedactionDraft, **kwargs: Any) -> HttpResponse:
        if draft.way != DraftWay.AMEND:
            return redirect("regulations_draft", draft.pk)
        try:
            rules.may_edit(request.user, draft)
        except NotAllowed:
            raise
        except RuleBroken as broken:
            messages.warning(request, str(broken))
            return redirect("regulations_draft", draft.pk)
        return screen(request, draft, **kwargs)

    return for_draft(asked)


@for_changes
def amend(request: StaffRequest, draft: RedactionDraft) -> HttpResponse:
    """The whole text, with the panel of instructions."""
    return page(request, draft)


def page(request: HttpRequest, draft: RedactionDraft, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The screen again, with the form that has to be corrected in the place where it stood."""
    text, base = text_of(draft), text_of_redaction(base_of(draft))
    found = rows(text, base)
    context: dict[str, Any] = {
        "rows": found,
        "panel": panel_of(draft, text, base),
        "ways": WAYS,
        "stale": _stale(draft, text),
        "shown": sha256_of(text),
        "title_page": _title_page(text, base),
        "is_title_open": request.GET.get("punkt") == "title",
        "day": DayForm(initial={"effective_from": draft.effective_from, "reason": draft.reason}),
        **_opened(request, found),
        **forms,
    }
    if context["is_title_open"] and "title_form" not in context:
        context["title_form"] = TitleForm(initial={"shown": _shown_title(text), **{part.value: getattr(text, part.value) for part in TITLE_PARTS}})
    return show(request, "amend.html", "Изменения", draft=draft, status=status, **context)


def _title_page(text: ActText, base: ActText) -> list[tuple[str, str, bool]]:
    names = {Part.TITLE: "Название", Part.ORGANISATION: "Организация", Part.APPROVAL_WORD: "Гриф", Part.IMPRINT: "Место и год"}
    return [(names[part], getattr(text, part.value), getattr(text, part.value) != getattr(base, part.value)) for part in TITLE_PARTS]


def _stale(draft: RedactionDraft, text: ActText) -> str:
    """Why signing would refuse now: another redaction holds, or an order already signed changes the same places."""
    def asked() -> None:
        if changes := stages_of(draft, text):
            plan(draft, changes, on=timezone.localdate())

    return why_not(asked)


def _opened(request: HttpRequest, found: list[Row]) -> dict[str, Any]:
    """The one form that the address opens: `?punkt=KEY` to edit, `?posle=KEY&vid=N` to add."""
    key, after = request.GET.get("punkt", ""), request.GET.get("posle", "")
    row = next((row for row in found if row.key == (key or after)), None)
    if row and key and row.may_edit:
        return {"open": row, "form": words_form(row)}
    number = int(wanted) if (wanted := request.GET.get("vid", "0")).isdecimal() else 0
    if row and after and number < len(row.additions):
        new = row.additions[number]
        return {"adding": row, "addition": new, "form": AdditionForm(initial={"kind": new.kind, "parent": new.parent, "after": new.after})}
    return {}


def words_form(row: Row, data: Any = None) -> WordsForm:
    """The form for the words that a provision has."""
    has_heading = row.kind == "section" or bool(row.heading)
    initial = {"heading": row.heading, "text": row.text, "shown": row.shown}
    return WordsForm(data, initial=initial, has_heading=has_heading, has_text=row.kind != "section" or bool(row.text))


@require_POST
@for_changes
def save_words(request: StaffRequest, draft: RedactionDraft, uid: str) -> HttpResponse:
    """New words of one provision."""
    row = _row(draft, uid)
    if row is None:
        return _lost(request, draft)
    form = words_form(row, request.POST)
    if not form.is_valid():
        return page(request, draft, open=row, form=form)
    if form.cleaned_data["shown"] not in {"", row.shown}:
        form.tell_of_other_words(f"{row.heading} {row.text}".strip(), row.shown)
        return page(request, draft, open=row, form=form)

    def changed(text: ActText) -> ActText:
        now = next((node for node in text.walk() if node.uid == uid), None)
        if now is None or shown_of(now.heading, now.text) != row.shown:
            raise Stale("Пока вы сохраняли, этот пункт изменил другой человек. Ваш текст остался в форме, сохраните ещё раз.")
        for name, value in form.words().items():
            text = edits.with_words(text, uid, Part(name), value)
        return text

    return _save(request, draft, changed, back=row.key, otherwise={"open": row, "form": form})


@require_POST
@for_changes
def add(request: StaffRequest, draft: RedactionDraft, uid: str) -> HttpResponse:
    """A new provision beside or inside another."""
    row = _row(draft, uid)
    form = AdditionForm(request.POST)
    addition = next((one for one in row.additions if (one.kind, one.parent, one.after) == _place(request)), None) if row else None
    if row is None or addition is None:
        return _lost(request, draft)
    if not form.is_valid():
        return page(request, draft, adding=row, addition=addition, form=form)

    def changed(text: ActText) -> ActText:
        said = form.cleaned_data
        heading, words = (said["heading"], "") if addition.kind == Kind.SECTION else ("", said["text"])
        new = Addition(Kind(addition.kind), addition.parent, addition.after, heading, words)
        return added(text, new, taken=rules.taken_labels(draft))

    return _save(request, draft, changed, back=row.key, otherwise={"adding": row, "addition": addition, "form": form})


def _place(request: HttpRequest) -> tuple[str, str, str]:
    return request.POST.get("kind", ""), request.POST.get("parent", ""), request.POST.get("after", "")


@require_POST
@for_changes
def alter(request: StaffRequest, draft: RedactionDraft, uid: str) -> HttpResponse:
    """Repeal a provision, bring back the words of the base, or take an added one away."""
    row = _row(draft, uid)
    if row is None:
        return _lost(request, draft)
    base = text_of_redaction(base_of(draft))
    ways: dict[str, tuple[bool, Callable[[ActText], ActText]]] = {
        "repeal": (row.may_repeal, lambda text: edits.repealed(text, uid)),
        "restore": (row.may_restore, lambda text: edits.restored(text, uid, base)),
        "withdraw": (row.may_withdraw, lambda text: edits.withdrawn(text, uid)),
    }
    allowed, changed = ways.get(request.POST.get("what", ""), (False, lambda text: text))
    if not allowed:
        messages.error(request, f"{row.name.capitalize()}: это действие сейчас невозможно. Страница могла устареть, проверьте текст.")
        return redirect(_to(draft))
    inside = _below(draft, uid) if request.POST["what"] == "repeal" and "confirmed" not in request.POST else []
    if inside:
        return show(request, "amend_repeal.html", "Признать утратившим силу", draft=draft, row=row, inside=inside)
    return _save(request, draft, changed, back="" if request.POST["what"] == "withdraw" else row.key)


def _below(draft: RedactionDraft, uid: str) -> list[Row]:
    """Numbered provisions that would lose force together with the one above them."""
    text = text_of(draft)
    own = next(node for node in text.walk() if node.uid == uid)
    below = {node.uid for child in own.children for node in child.walk() if node.label and not node.repealed}
    return [row for row in rows(text, text_of_redaction(base_of(draft))) if row.uid in below]


@require_POST
@for_changes
def save_title(request: StaffRequest, draft: RedactionDraft) -> HttpResponse:
    """The title and the title page."""
    form = TitleForm(request.POST)
    if not form.is_valid():
        return page(request, draft, is_title_open=True, title_form=form)

    def changed(text: ActText) -> ActText:
        if form.cleaned_data["shown"] not in {"", _shown_title(text)}:
            raise Stale("Пока вы правили, титульный лист изменил другой человек. Ваш текст остался в форме: сравните его с нынешним и откройте титульный лист заново.")
        return replace(text, **form.words())

    return _save(request, draft, changed, back="title", otherwise={"is_title_open": True, "title_form": form})


def _shown_title(text: ActText) -> str:
    return shown_of(*(getattr(text, part.value) for part in TITLE_PARTS))


@require_POST
@for_changes
def choose(request: StaffRequest, draft: RedactionDraft) -> HttpResponse:
    """How fine a change is worded and from which day it holds."""
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect(f"{_to(draft)}#changes")
    try:
        key, *others = request.POST.getlist("key")
        actions.choose(draft, key=key, also=others, choice=form.choice(), by=request.user)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, "Формулировка пересчитана.")
    return redirect(f"{_to(draft)}#changes")


@require_POST
@for_changes
def save_day(request: StaffRequest, draft: RedactionDraft) -> HttpResponse:
    """The day of all changes."""
    form = DayForm(request.POST)
    if not form.is_valid():
        return page(request, draft, day=form)
    try:
        actions.set_day(draft, effective_from=form.cleaned_data["effective_from"], reason=form.cleaned_data["reason"], by=request.user)
    except RuleBroken as broken:
        form.add_error(None, str(broken))
        return page(request, draft, day=form)
    messages.success(request, "Сохранено.")
    return redirect(f"{_to(draft)}#changes")


@require_POST
@for_changes
def preview(request: StaffRequest, draft: RedactionDraft, uid: str) -> HttpResponse:
    """The panel as it would be with what is being typed; nothing is saved."""
    text, base = text_of(draft), text_of_redaction(base_of(draft))
    for name in ("heading", "text"):
        if request.POST.get(name, "").strip():
            text = edits.with_words(text, uid, Part(name), request.POST[name])
    return render(request, "staff/regulations/_instructions.html", {"panel": panel_of(draft, text, base), "ways": WAYS, "draft": draft})


def _save(request: StaffRequest, draft: RedactionDraft, change: Callable[[ActText], ActText], *, back: str, otherwise: dict[str, Any] | None = None) -> HttpResponse:
    """Change the text as it is now and come back to the same place; a refusal keeps what was typed."""
    try:
        actions.change_text(draft, change=change, by=request.user)
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return page(request, draft, **(otherwise or {}))
    return redirect(f"{_to(draft)}#p-{back}" if back else _to(draft))


def _row(draft: RedactionDraft, uid: str) -> Row | None:
    found = rows(text_of(draft), text_of_redaction(base_of(draft)))
    return next((row for row in found if row.uid == uid), None)


def _lost(request: HttpRequest, draft: RedactionDraft) -> HttpResponse:
    """The place is no longer there; what was typed is given back."""
    messages.error(request, "Этого места в проекте уже нет: другой человек изменил текст вокруг него. Найдите место в тексте ниже.")
    typed = "\n".join(filter(None, (request.POST.get(name, "").strip() for name in ("heading", "text"))))
    return page(request, draft, typed=typed)


def _to(draft: RedactionDraft) -> str:
    return reverse("regulations_amend", args=[draft.pk])
