"""«Настройки почты»: the two servers, checked on the spot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from workflows.connections import actions, checking, rules
from workflows.connections.choosing import incoming, outgoing
from workflows.connections.forms import FORMS, ServerForm, initial_of
from workflows.connections.models import Connection, Way
from workflows.connections.sealing import PasswordIsLost
from workflows.connections.server import Server
from workflows.errors import BadInput, Incomplete, RuleBroken, why_not
from workflows.people.http import StaffRequest

TITLE = "Настройки почты"
IN_USE: dict[Way, Callable[[], Server | None]] = {Way.INCOMING: incoming, Way.OUTGOING: outgoing}


class ConnectionView(View):
    """One server: the form, «Проверить соединение», «Послать пробное письмо себе», «Сохранить»."""

    request: StaffRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if why_not(rules.may_change, self.request.user):
            raise PermissionDenied
        if kwargs["way"] not in Way.values:
            raise Http404
        self.way = Way(kwargs["way"])
        self.known = Connection.objects.filter(way=self.way).first()
        return self._done() if request.method == "POST" else self._shown(self._form(None))

    def _done(self) -> HttpResponse:
        asked = self.request.POST.get("do", "save")
        if asked == "forget":
            actions.forget(self.way, by=self.request.user)
            messages.success(self.request, "Введённые настройки убраны: действует то, что задано при запуске программы.")
            return redirect("mail_connection", self.way)
        form = self._form(self.request.POST)
        if not form.is_valid():
            return self._shown(form)
        return self._saved(form) if asked == "save" else self._shown(form, found=self._tried(form, asked))

    def _saved(self, form: ServerForm) -> HttpResponse:
        try:
            actions.save(self.way, form.server(), by=self.request.user)
        except Incomplete as broken:
            form.add_error("password", str(broken))
            return self._shown(form)
        messages.success(self.request, "Настройки сохранены и уже действуют. Чтобы убедиться, что они верны, проверьте соединение.")
        return redirect("mail_connection", self.way)

    def _tried(self, form: ServerForm, asked: str) -> str:
        """What the check found; a broken one goes into the form."""
        try:
            return self._heard(actions.with_password(self.way, form.server()), asked)
        except Incomplete as broken:
            form.add_error("password", str(broken))
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        return ""

    def _heard(self, server: Server, asked: str) -> str:
        if self.way == Way.INCOMING:
            return f"Соединение есть: ящик открывается, в папке «{server.folder}» писем: {checking.letters_in(server)}."
        if asked != "trial":
            checking.lets_in(server)
            return "Соединение есть: сервер отвечает и принимает имя и пароль."
        to = self.request.user.email
        if not to:
            raise BadInput("В вашей учётной записи не указана почта: пробное письмо некуда послать. Впишите адрес в учётную запись.")
        checking.send_trial(server, to=to)
        return f"Письмо отдано серверу. Проверьте ящик {to}: если письма нет, посмотрите в папке «Спам»."

    def _form(self, data: Any) -> ServerForm:
        return FORMS[self.way](data, known=self.known, initial=initial_of(self.way, self.known, self._in_use()))

    def _in_use(self) -> Server | None:
        try:
            return IN_USE[self.way]()
        except PasswordIsLost as lost:
            messages.error(self.request, str(lost))
            return None

    def _shown(self, form: ServerForm, *, found: str = "") -> HttpResponse:
        facts = {
            "form": form,
            "found": found,
            "way": self.way,
            "ways": list(Way),
            "known": self.known,
            "is_of_environment": self.known is None and IN_USE[self.way]() is not None,
            "page_title": TITLE,
            "header_title": TITLE,
        }
        return render(self.request, "staff/connections/connection.html", facts)
