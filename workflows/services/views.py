"""Acts on a service: a screen with a form, one action, a sentence, back to the card."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View

from workflows.errors import RuleBroken
from workflows.files.http import download
from workflows.files.storage import store
from workflows.people.http import StaffRequest
from workflows.services import actions, rules
from workflows.services.actions import Ground
from workflows.services.forms import BasisForm, CheckForm, ConfirmForm, EndForm, ReasonForm
from workflows.services.models import Basis, BasisKind, Service


class ActView(View):
    """One act. Subclasses say the words, the form, the rule and the action."""

    title = ""
    explanation = ""
    form_class: type[forms.Form] = ConfirmForm
    request: StaffRequest
    service: Service

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.service = get_object_or_404(Service, pk=kwargs["pk"])
        try:
            self.may()
        except RuleBroken as broken:
            messages.error(request, str(broken))
            return redirect("services:inspect", self.service.pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: StaffRequest, **_kwargs: int) -> HttpResponse:
        return self.show(self.form_class())

    def post(self, request: StaffRequest, **_kwargs: int) -> HttpResponse:
        form = self.form_class(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form)
        try:
            said = self.perform(form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            return self.show(form)
        messages.success(request, said)
        return redirect("services:inspect", self.service.pk)

    def show(self, form: forms.Form) -> HttpResponse:
        facts = {"view": self, "form": form, "service": self.service, "page_title": self.title}
        return render(self.request, "staff/services/act.html", facts)

    def may(self) -> None:
        raise NotImplementedError

    def perform(self, form: Any) -> str:
        raise NotImplementedError


class AddBasisView(ActView):
    """«Внести основание»."""

    title = "Внести основание"
    explanation = "Договор с правообладателем или пользовательское соглашение, к которому присоединилась организация. Копия хранится рядом."
    form_class = BasisForm

    def may(self) -> None:
        rules.may_describe(self.request.user)

    def perform(self, form: Any) -> str:
        given = {**form.cleaned_data, "kind": BasisKind(form.cleaned_data["kind"])}
        file: UploadedFile = given.pop("copy")
        media_type = file.content_type or "application/octet-stream"
        copy = store(file.read(), name=file.name or "копия", media_type=media_type, by=self.request.user)
        basis = actions.add_basis(self.service, Ground(copy=copy, **given), by=self.request.user)
        return f"Основание внесено: {basis}."


class EndBasisView(ActView):
    """«Изменить срок» of one basis of the service."""

    title = "Изменить последний день основания"
    explanation = "Когда не останется действующего основания, сервис сам исчезнет из каталога на сайте."
    form_class = EndForm

    def may(self) -> None:
        rules.may_describe(self.request.user)
        self.basis = get_object_or_404(Basis, pk=self.kwargs["basis_pk"], service=self.service)

    def perform(self, form: Any) -> str:
        basis = actions.end_basis(self.basis, **form.cleaned_data, by=self.request.user)
        return f"{basis}: последний день {basis.valid_to:%d.%m.%Y}."


class CheckView(ActView):
    """«Внести проверку»."""

    title = "Внести проверку по перечням"
    explanation = "Проверка сохраняется навсегда. Запрещённый сервис сразу исчезает из каталога на сайте."
    form_class = CheckForm

    def may(self) -> None:
        rules.may_describe(self.request.user)

    def perform(self, form: Any) -> str:
        made = actions.check(self.service, form.finding(), by=self.request.user, at=timezone.now())
        return f"Проверка внесена. {made}."


class AdmitView(ActView):
    """«Допустить»."""

    title = "Допустить к применению"
    explanation = "Сервис появится в каталоге на сайте и останется там, пока действует основание."

    def may(self) -> None:
        rules.may_admit(self.request.user, self.service, on=timezone.localdate())

    def perform(self, form: Any) -> str:
        actions.admit(self.service, by=self.request.user, on=timezone.localdate())
        return f"Сервис {self.service.quoted} допущен и виден на сайте."


class SuspendView(ActView):
    """«Приостановить»."""

    title = "Приостановить применение"
    explanation = "Сервис исчезнет из каталога на сайте. Допустить его снова можно в любой день."
    form_class = ReasonForm

    def may(self) -> None:
        rules.may_suspend(self.request.user, self.service)

    def perform(self, form: Any) -> str:
        actions.suspend(self.service, reason=form.cleaned_data["reason"], by=self.request.user, on=timezone.localdate())
        return f"Применение сервиса {self.service.quoted} приостановлено."


def basis_copy(request: StaffRequest, pk: int) -> HttpResponse:
    """The kept copy of a contract or an agreement."""
    basis = get_object_or_404(Basis.objects.select_related("copy__blob"), pk=pk)
    if not request.user.has_perm("services.view_basis"):
        raise PermissionDenied
    return download(basis.copy)
