"""Signing, sending, and what became of a sending."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from workflows.appeals.actions import outbox, sending, signing
from workflows.appeals.forms.papers import DeliveryForm, SendForm, SettleForm, SignForm
from workflows.appeals.models import DeliveryState, Sending
from workflows.appeals.queries.paper_text import text_of
from workflows.appeals.rules import delivery as delivery_rules
from workflows.appeals.rules import sending as sending_rules
from workflows.appeals.rules import signing as signing_rules
from workflows.appeals.views.papers import OfPaper
from workflows.signing import password


class SignView(OfPaper):
    """«Подписать»: the whole text, its hash, the password. What changed meanwhile is not signed."""

    title = "Подписать"
    verb = "Подписать"
    template = "paper_act.html"
    explanation = "Номер и дату документ получит сразу после подписания. Отменить подпись нельзя: ошибку исправляет новый документ «взамен»."
    form_class = SignForm

    def may(self) -> None:
        signing_rules.may_sign(self.request.user, self.paper, on=self.on, today=self.on)
        signing_rules.stands(self.paper)

    def initial(self) -> dict[str, Any]:
        return {"shown_sha256": text_of(self.paper).sha256}

    def context(self, form: Any) -> dict[str, Any]:
        return {**super().context(form), "text": text_of(self.paper)}

    def succeeds(self, form: Any) -> bool:
        """A wrong password is an error of its field."""
        try:
            password.confirm(self.request.user, form.cleaned_data["password"])
        except password.WrongPassword as wrong:
            form.add_error("password", str(wrong))
            return False
        except password.TooManyAttempts as stopped:
            form.add_error(None, str(stopped))
            return False
        return super().succeeds(form)

    def perform(self, form: Any) -> str:
        given = form.cleaned_data
        said = {"shown_sha256": given["shown_sha256"], "names_third_person": given["names_third_person"], "scan": form.scan}
        signed = signing.sign(self.paper, **said, by=self.request.user, on=self.on, at=self.at)
        return f"Подписано: {signed}. Отправьте его: до отправки срок не исполнен."


class SendView(OfPaper):
    """«Отправить»: the way that the law and the citizen give is filled in."""

    title = "Отправить"
    verb = "Записать отправку"
    explanation = "Электронная почта уходит отсюда сама. Почту и вручение запишите в тот день, когда документ ушёл."
    form_class = SendForm

    def may(self) -> None:
        sending_rules.may_send(self.request.user, self.paper, on=self.on, today=self.on)

    def initial(self) -> dict[str, Any]:
        way = sending_rules.next_way(self.paper)
        return {"medium": way.medium, "address": way.address, "sent_on": self.on}

    def perform(self, form: Any) -> str:
        sent = sending.send(self.paper, form.dispatch(), by=self.request.user, on=form.cleaned_data["sent_on"], at=self.at)
        return f"Отправлено: {sent}."


class OfSending(OfPaper):
    """An act on one sending of a paper."""

    @property
    def sent(self) -> Sending:
        found: Sending = get_object_or_404(Sending.objects.select_related("paper__appeal"), pk=self.kwargs["sending"], paper=self.paper)
        return found


class DeliveryView(OfSending):
    """«Отметить доставку»."""

    title = "Отметить доставку"
    verb = "Отметить"
    explanation = "Вернувшийся документ нужно отправить снова в течение рабочего дня."
    form_class = DeliveryForm

    def may(self) -> None:
        delivery_rules.may_note(self.request.user, self.sent, DeliveryState.UNKNOWN, on=timezone.localdate())

    def initial(self) -> dict[str, Any]:
        return {"known_on": self.on}

    def perform(self, form: Any) -> str:
        given = form.cleaned_data
        sending.note_delivery(self.sent, DeliveryState(given["state"]), detail=given["detail"], by=self.request.user, on=given["known_on"], at=self.at)
        return "Доставка отмечена."


class UnknownView(OfSending):
    """«Решить, что с ним»: once more under the same name, or taken as sent."""

    title = "Неизвестно, ушло ли письмо"
    verb = "Решить"
    explanation = (
        "Связь прервалась, когда письмо было уже передано почтовому серверу: он мог его принять, а мог и не принять. "
        "Сама программа такие письма не повторяет. У повтора тот же идентификатор: обычно почта показывает его один раз."
    )
    form_class = SettleForm

    def may(self) -> None:
        delivery_rules.may_settle(self.request.user, self.sent, on=self.on)

    def perform(self, form: Any) -> str:
        if form.cleaned_data["decision"] == SettleForm.AGAIN:
            outbox.send_unknown(self.sent, by=self.request.user, on=self.on, at=self.at)
            return "Письмо отправляется ещё раз."
        outbox.take_as_sent(self.sent, by=self.request.user, on=self.on, at=self.at)
        return "Письмо считается отправленным."
