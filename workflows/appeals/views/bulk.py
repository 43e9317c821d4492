"""Acts on many appeals: a preview of those affected and of those skipped, each with its reason; then one action for each. No bulk closing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from workflows.appeals.actions import assigning, duplicates, keeping
from workflows.appeals.documents.labels import labels_pdf
from workflows.appeals.forms.assigning import ResolutionForm
from workflows.appeals.forms.keeping import FilingForm, marks_of
from workflows.appeals.forms.printing import LabelsForm
from workflows.appeals.models import Appeal, Sensitivity
from workflows.appeals.queries.duplicates import originals_of
from workflows.appeals.rules import assigning as assigning_rules
from workflows.appeals.rules import duplicates as duplicate_rules
from workflows.appeals.rules import keeping as keeping_rules
from workflows.appeals.rules import may_lead, visible_to
from workflows.appeals.rules import printing as printing_rules
from workflows.appeals.stages import Stage
from workflows.appeals.views.acts import ConfirmForm
from workflows.appeals.views.screen import show
from workflows.errors import Incomplete, RuleBroken, why_not
from workflows.people.http import StaffRequest
from workflows.people.models import User
from workflows.printing.downloads import attached
from workflows.printing.queue import Built

MOST = 100


@dataclass(frozen=True, slots=True)
class Moment:
    """Who acts and when."""

    by: User
    on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Bulk:
    """One act: its words, its rule for each appeal, its form, its action on each; or one document made of all."""

    name: str
    label: str
    rule: Callable[[User, Appeal, date], None]
    form: Callable[[QueryDict | None, list[Appeal]], forms.Form]
    act: Callable[[Appeal, Any, Moment], object] = lambda _appeal, _form, _now: None
    built: Callable[[list[Appeal], Any, Moment], Built] | None = None
    slug: str = "index"
    explained: Callable[[User, Appeal, date], str] | None = None
    list_name: str = ""

    @property
    def back(self) -> str:
        """The name of the list to which the person returns."""
        return self.list_name or f"appeals:{self.slug}"


def _assign(appeal: Appeal, form: Any, now: Moment) -> object:
    return assigning.assign(appeal, form.resolution(), by=now.by, on=now.on, at=now.at)


def _control(appeal: Appeal, _form: Any, now: Moment) -> object:
    given = {**marks_of(appeal), "sensitivity": Sensitivity(appeal.sensitivity), "on_control": True}
    return keeping.mark(appeal, keeping.Marks(**given), by=now.by, on=now.on, at=now.at)


def _file(appeal: Appeal, form: Any, now: Moment) -> object:
    return keeping.file_away(appeal, form.cleaned_data["case_file"], by=now.by, on=now.on)


def _labels(appeals: list[Appeal], form: Any, now: Moment) -> Built:
    return labels_pdf(appeals, first=form.cleaned_data["first"], by=now.by, on=now.on, at=now.at)


def _has_twin(user: User, appeal: Appeal, on: date) -> None:
    """Many at once are marked only where text, files and sender are the same."""
    duplicate_rules.may_mark(user, appeal, on=on)
    if _twin(user, appeal, on) is None:
        raise Incomplete(duplicate_rules.NO_TWIN)


def _twin(user: User, appeal: Appeal, on: date) -> Appeal | None:
    return originals_of([appeal], user, on=on).get(appeal.pk)


def _beside(user: User, appeal: Appeal, on: date) -> str:
    return f"первое письмо: {_twin(user, appeal, on)}"


def _duplicate(appeal: Appeal, _form: Any, now: Moment) -> object:
    original = _twin(now.by, appeal, now.on)
    if original is None:
        raise Incomplete(duplicate_rules.NO_TWIN)
    return duplicates.mark_duplicate(appeal, original, by=now.by, on=now.on, at=now.at)


def _years(appeals: list[Appeal]) -> set[int]:
    return {appeal.concluded_on.year for appeal in appeals if appeal.concluded_on}


BULK = {
    bulk.name: bulk
    for bulk in (
        Bulk("assign", "Поручить", lambda user, appeal, on: assigning_rules.may_assign(user, appeal, on=on), lambda data, _: ResolutionForm(data), _assign),
        Bulk("control", "Взять на контроль", lambda user, appeal, on: keeping_rules.may_mark(user, appeal, on=on), lambda data, _: ConfirmForm(data), _control),
        Bulk(
            "file",
            "Положить в дело",
            lambda user, appeal, on: may_lead(user, appeal, Stage.FILED, on=on),
            lambda data, appeals: FilingForm(data, years=_years(appeals)),
            _file,
        ),
        Bulk("labels", "Напечатать ярлыки", lambda user, appeal, on: printing_rules.may_print_label(user, appeal, on=on), lambda data, _: LabelsForm(data), built=_labels),
        Bulk("duplicate", "Отметить дублями", _has_twin, lambda data, _: ConfirmForm(data), _duplicate, slug="incoming", explained=_beside),
    )
}
OFFERED = tuple(one for one in BULK.values() if one.slug == "index")
OF_INCOMING = tuple(one for one in BULK.values() if one.slug == "incoming")


def bulk(request: StaffRequest, name: str) -> HttpResponse:
    """The preview, then the act."""
    chosen = BULK.get(name)
    if chosen is None:
        raise Http404
    return carry_out(request, chosen)


def carry_out(request: StaffRequest, chosen: Bulk) -> HttpResponse:
    """The same for an act of a list that stands above this desk."""
    now = Moment(request.user, timezone.localdate(), timezone.now())
    asked = (request.POST if request.method == "POST" else request.GET).getlist("pk")
    keys = [int(key) for key in asked if key.isdecimal()][:MOST]
    appeals = list(visible_to(request.user, on=now.on).filter(pk__in=keys).select_related("applicant", "intake").order_by("registered_on", "pk"))
    reasons = {appeal.pk: why_not(chosen.rule, request.user, appeal, now.on) for appeal in appeals}
    fit = [appeal for appeal in appeals if not reasons[appeal.pk]]
    skipped = [(appeal, reasons[appeal.pk]) for appeal in appeals if reasons[appeal.pk]]
    if not appeals:
        messages.warning(request, "Ничего не отмечено. Отметьте обращения в списке и выберите действие.")
        return redirect(chosen.back)
    form = chosen.form(request.POST if request.method == "POST" else None, fit)
    if request.method == "POST" and fit and form.is_valid():
        if chosen.built:
            return attached(chosen.built(fit, form, now))
        _done(request, chosen, fit, form, now)
        return redirect(chosen.back)
    said = [(appeal, chosen.explained(request.user, appeal, now.on) if chosen.explained else appeal.get_stage_display()) for appeal in fit]
    return show(request, "bulk.html", f"{chosen.label}: выбрано {len(appeals)}", bulk=chosen, fit=said, skipped=skipped, form=form, back=reverse(chosen.back))


def _done(request: StaffRequest, chosen: Bulk, fit: list[Appeal], form: forms.Form, now: Moment) -> None:
    """Each appeal in its own transaction: one that meanwhile changed hinders no other."""
    done = 0
    for appeal in fit:
        try:
            chosen.act(appeal, form, now)
        except RuleBroken as broken:
            messages.error(request, f"{appeal}: {broken}")
        else:
            done += 1
    if done:
        messages.success(request, f"{chosen.label}: сделано для обращений – {done}.")
