"""What the screens of reception and of the case files share: Wagtail's page around them, refusals, one act at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from workflows.errors import NotAllowed, RuleBroken
from workflows.people.http import StaffRequest
from workflows.people.models import User

Screen = Callable[..., HttpResponseBase]
Crumb = tuple[str, str]

RECEPTION: Crumb = ("reception:calendar", "Личный приём")
CARDS: Crumb = ("reception:cards", "Карточки приёма")
CASES: Crumb = ("case_files:index", "Дела")


def show(request: HttpRequest, template: str, title: str, *, after: tuple[Crumb, ...] = (), status: int = 200, **context: Any) -> HttpResponse:
    """A screen inside Wagtail's page; `after` names the screens that lead to it."""
    crumbs = [{"url": reverse("wagtailadmin_home"), "label": "Главная"}, *({"url": reverse(url), "label": label} for url, label in after)]
    facts = {"page_title": title, "header_title": title, "breadcrumbs_items": [*crumbs, {"url": "", "label": title}]}
    return render(request, f"staff/appeals/{template}", {**facts, **context}, status=status)


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """A page that says why not."""
    return show(request, "office_refused.html", "Сюда нельзя", sentence=sentence, status=403)


def those_who(rule: Callable[[User], None]) -> Callable[[Screen], Screen]:
    """A screen for those whom the rule lets in; 403 with its sentence to everybody else."""

    def guarded(screen: Screen) -> Screen:
        @wraps(screen)
        def asked(request: StaffRequest, **kwargs: Any) -> HttpResponseBase:
            try:
                rule(request.user)
                return screen(request, **kwargs)
            except NotAllowed as broken:
                return refused(request, str(broken))

        return asked

    return guarded


class ConfirmForm(forms.Form):
    """Nothing to fill in: a button."""


class ActView(View):
    """One act: a page that says what will happen, a form, the act, a sentence. A broken rule loses nothing typed."""

    title = ""
    explanation = ""
    verb = ""
    is_serious = False
    template = "office_act.html"
    form_class: type[forms.Form] = ConfirmForm
    after: tuple[Crumb, ...] = ()
    request: StaffRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        self.on = timezone.localdate(self.at)
        try:
            self.find()
            self.may()
        except NotAllowed as broken:
            return refused(request, str(broken))
        except RuleBroken as broken:
            messages.error(request, str(broken))
            return redirect(self.address())
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: StaffRequest, **_kwargs: Any) -> HttpResponse:
        return self.shown(self.form(None))

    def post(self, request: StaffRequest, **_kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.shown(form)
        try:
            said = self.perform(form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.shown(form)
        messages.success(request, said)
        return redirect(self.address())

    def shown(self, form: Any) -> HttpResponse:
        """The page with the form as it stands."""
        return show(self.request, self.template, self.title, after=self.after, view=self, form=form, back=self.address(), **self.context())

    def form(self, data: Any) -> Any:
        return self.form_class(data, **self.form_facts())

    def form_facts(self) -> dict[str, Any]:
        return {}

    def context(self) -> dict[str, Any]:
        return {}

    def find(self) -> None:
        """Find what the address names."""

    def may(self) -> None:
        raise NotImplementedError

    def perform(self, form: Any) -> str:
        raise NotImplementedError

    def address(self) -> str:
        raise NotImplementedError
