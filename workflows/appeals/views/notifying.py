"""Letters that begin from the card: the notice of registration, and how the name of the citizen stands in a letter."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from workflows.appeals.actions import templating as actions
from workflows.appeals.addressing import words_to
from workflows.appeals.forms.papers import AddresseeForm
from workflows.appeals.policy import policy
from workflows.appeals.rules import drafting as rules
from workflows.appeals.views.acts import ActView
from workflows.appeals.views.papers import OfPaper

TOLD_ALREADY = "Если заявитель указал для ответа электронную почту, короткое письмо с номером и сроком ему уже ушло: уведомление нужно, когда просят документ с подписью."


class NotifyView(ActView):
    """«Уведомить о регистрации»: the words come from the template in use, with the address of the status page."""

    title = "Уведомить о регистрации"
    verb = "Составить уведомление"
    explanation = "Письмо составится по шаблону: номер, дата, срок ответа и, если на сайте есть страница проверки, её адрес. До подписи его можно изменить. Кода в письме нет: отправляете почтой – вложите листок «Выдать код заявителю»."

    def may(self) -> None:
        rules.may_notify(self.request.user, self.appeal, on=self.on)

    def context(self, form: Any) -> dict[str, Any]:
        if policy().tells_stages:
            self.explanation = f"{type(self).explanation} {TOLD_ALREADY}"
        return super().context(form)

    def perform(self, form: Any) -> str:
        self.paper = actions.notify_registration(self.appeal, by=self.request.user, on=self.on, at=self.at)
        return "Уведомление составлено. Прочитайте его и передайте на подпись."

    def address(self) -> str:
        return reverse("appeals:paper", args=[self.appeal.pk, self.paper.pk])


class AddresseeView(OfPaper):
    """«Подтвердить адресата»: the exact words that will stand on the sheet, before it is signed."""

    title = "Подтвердить адресата"
    verb = "Подтвердить"
    explanation = "Так имя и приветствие будут стоять в письме. Исправьте, если программа склонила неверно: впредь она возьмёт ваши слова."
    template = "addressee.html"
    form_class = AddresseeForm

    def may(self) -> None:
        rules.may_confirm_addressee(self.request.user, self.paper, on=self.on)

    def initial(self) -> dict[str, Any]:
        words = words_to(self.paper)
        return {"dative": words.lines[0] if words.is_sure else self.appeal.applicant.full_name, "salutation": words.salutation}

    def context(self, form: Any) -> dict[str, Any]:
        return {**super().context(form), "applicant": self.appeal.applicant, "is_sure": words_to(self.paper).is_sure}

    def perform(self, form: Any) -> str:
        actions.confirm_addressee(self.paper, **form.cleaned_data, by=self.request.user, on=self.on, at=self.at)
        return f"В письме будет: {form.cleaned_data['dative']}."
