"""«Вход для граждан»: the provider, checked on the spot."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from workflows.errors import Incomplete, RuleBroken, why_not
from workflows.identity import actions, rules
from workflows.identity.conversation import answer_address, begin
from workflows.identity.forms import ProviderForm, initial_of
from workflows.identity.models import Provider
from workflows.people.http import StaffRequest

TITLE = "Вход для граждан"


class ProviderView(View):
    """One provider: the form, «Сохранить», «Проверить»."""

    request: StaffRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if why_not(rules.may_change, self.request.user):
            raise PermissionDenied
        self.known = Provider.objects.order_by("pk").first()
        if request.method != "POST":
            return self._shown(ProviderForm(known=self.known, initial=initial_of(self.known)))
        return self._checked() if request.POST.get("do") == "check" else self._saved(ProviderForm(request.POST, known=self.known))

    def _saved(self, form: ProviderForm) -> HttpResponse:
        if not form.is_valid():
            return self._shown(form)
        try:
            actions.save(form.given(), by=self.request.user)
        except Incomplete as broken:
            form.add_error("secret", str(broken))
            return self._shown(form)
        messages.success(self.request, "Настройки сохранены. Проверьте службу, потом войдите сами: кнопка – на странице «Мои обращения».")
        return redirect("citizen_sign_in")

    def _checked(self) -> HttpResponse:
        if self.known is None:
            messages.error(self.request, "Сначала сохраните настройки.")
            return redirect("citizen_sign_in")
        try:
            begin(self.known, answer_at=answer_address(), back="")
        except RuleBroken:
            messages.error(self.request, "Служба входа не отвечает по этому адресу или называет себя иначе. Сверьте адрес с тем, что в её настройках названо issuer.")
        else:
            messages.success(self.request, "Служба отвечает. Имя и секрет она проверит при первом входе.")
        return redirect("citizen_sign_in")

    def _shown(self, form: ProviderForm) -> HttpResponse:
        facts = {"form": form, "known": self.known, "answer_at": answer_address(), "page_title": TITLE, "header_title": TITLE}
        return render(self.request, "staff/identity/provider.html", facts)
