"""One act on an appeal: a page that says what will happen, a form, the act, back to the card. A broken rule loses nothing typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views import View

from workflows.appeals import rules
from workflows.appeals.models import Appeal
from workflows.appeals.views.screen import appeal_or_404, refused, show, way_back
from workflows.errors import NotAllowed, RuleBroken
from workflows.people.http import StaffRequest
from workflows.printing.templatetags.typography_tags import whole


class ConfirmForm(forms.Form):
    """Nothing to fill in: a button."""


class ActView(View):
    """Subclasses say the words, the rule, the form and the action."""

    title = ""
    explanation = ""
    verb = ""
    is_serious = False
    template = "act.html"
    form_class: type[forms.Form] = ConfirmForm
    request: StaffRequest
    appeal: Appeal

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.at = timezone.now()
        self.on = timezone.localdate(self.at)
        self.appeal = appeal_or_404(kwargs["pk"])
        try:
            rules.may_read(self.request.user, self.appeal, on=self.on)
            self.find()
            self.may()
        except NotAllowed as broken:
            return refused(request, str(broken))
        except RuleBroken as broken:
            messages.error(request, whole(broken))
            return redirect(way_back(self.request.user, self.appeal))
        return self.asked()

    def find(self) -> None:
        """The part of the appeal that the act is about; looked for when the card is known to be open."""

    def asked(self) -> HttpResponse:
        """Show the form, or do what it says."""
        form = self.form()
        if self.request.method == "POST":
            form.is_valid()
            self.keep(form)
            if form.is_valid() and self.succeeds(form):
                return redirect(self.address())
        return show(self.request, self.template, self.title, appeal=self.appeal, view=self, form=form, **self.context(form))

    def succeeds(self, form: Any) -> bool:
        """Do it and say so; a broken rule goes into the form."""
        try:
            said = self.perform(form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return False
        messages.success(self.request, whole(said))
        return True

    def form(self) -> Any:
        posted = self.request.method == "POST"
        return self.form_class(self.request.POST if posted else None, self.request.FILES if posted else None, initial=self.initial(), **self.form_facts())

    def keep(self, form: Any) -> None:
        """Store uploads, so that they are not asked for twice; one that is not taken is an error of the form."""
        if hasattr(form, "keep_files"):
            form.keep_files(by=self.request.user)

    def initial(self) -> dict[str, Any]:
        return {}

    def form_facts(self) -> dict[str, Any]:
        return {}

    def may(self) -> None:
        raise NotImplementedError

    def perform(self, form: Any) -> str:
        raise NotImplementedError

    def context(self, _form: Any) -> dict[str, Any]:
        return {}

    def address(self) -> str:
        return way_back(self.request.user, self.appeal)
