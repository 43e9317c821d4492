"""What is printed from the desk: the registration card, the receipt, the journal, the control list, the register of sendings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from workflows.appeals import rules as appeal_rules
from workflows.appeals.actions import codes, receipts
from workflows.appeals.actions.keeping import log_reading
from workflows.appeals.documents.code_slip import code_slip_pdf
from workflows.appeals.documents.control_card import control_card_pdf
from workflows.appeals.documents.labels import labels_pdf
from workflows.appeals.documents.registers import control_list_pdf, dispatches_pdf, journal_pdf
from workflows.appeals.forms.printing import DispatchPeriodForm
from workflows.appeals.models import Reading
from workflows.appeals.rules import printing as rules
from workflows.appeals.rules.exporting import exports_journal
from workflows.appeals.views.acts import ActView
from workflows.appeals.views.screen import address_of, appeal_or_404, refused, show
from workflows.errors import NotAllowed, RuleBroken
from workflows.files.http import download
from workflows.people.http import StaffRequest
from workflows.people.models import User
from workflows.printing.downloads import attached
from workflows.printing.forms import PeriodForm
from workflows.printing.queue import Built, found
from workflows.printing.templatetags.typography_tags import whole


@dataclass(frozen=True, slots=True)
class Register:
    """A register printed for a period: its words, the list beside which it stands, its form, its document."""

    title: str
    explanation: str
    beside: str
    form: type[PeriodForm]
    built: Callable[[Any, User, date, datetime], Built]
    is_daily: bool = False


def _journal(form: Any, by: User, on: date, at: datetime) -> Built:
    return journal_pdf(form.period(), by=by, on=on, at=at)


def _dispatches(form: Any, by: User, on: date, at: datetime) -> Built:
    return dispatches_pdf(form.period(), by=by, on=on, at=at, medium=form.medium())


REGISTERS = {
    "journal": Register("Печать журнала за период", "Журнал регистрации обращений на бумагу. Строки, которые вам не открыты, сохранят номер и дату без имён.", "index", PeriodForm, _journal),
    "sendings": Register("Реестр отправлений", "Что ушло за эти дни. Для почты выберите «почта»: реестр сдают вместе с письмами.", "sendings", DispatchPeriodForm, _dispatches, is_daily=True),
}


@require_GET
def register_print(request: StaffRequest, name: str) -> HttpResponse:
    """Which days, then the PDF; what was asked wrongly stays in the form."""
    if name not in REGISTERS:
        raise Http404
    register, at = REGISTERS[name], timezone.now()
    today = timezone.localdate(at)
    try:
        rules.may_print_registers(request.user, on=today)
    except NotAllowed as broken:
        return refused(request, str(broken))
    form = register.form(request.GET if "first" in request.GET else None, initial={"first": today if register.is_daily else today.replace(day=1), "last": today})
    if form.is_valid():
        try:
            return attached(register.built(form, request.user, today, at))
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    return show(request, "period.html", register.title, form=form, explanation=register.explanation, back=reverse(f"appeals:{register.beside}"))


@require_GET
def control_print(request: StaffRequest) -> HttpResponse:
    """«Контрольный список»: overdue and soon to be, as of today."""
    at = timezone.now()
    try:
        return attached(control_list_pdf(by=request.user, on=timezone.localdate(at), at=at))
    except NotAllowed as broken:
        return refused(request, str(broken))
    except RuleBroken as broken:
        messages.error(request, str(broken))
    return redirect("appeals:control")


@require_GET
def card_print(request: StaffRequest, pk: int) -> HttpResponse:
    """«Печать РКК»."""
    at, appeal = timezone.now(), appeal_or_404(pk)
    try:
        return attached(control_card_pdf(appeal, by=request.user, on=timezone.localdate(at), at=at))
    except NotAllowed as broken:
        return refused(request, str(broken))
    except RuleBroken as broken:
        messages.error(request, str(broken))
    return redirect(address_of(appeal))


@require_GET
def label_print(request: StaffRequest, pk: int) -> HttpResponse:
    """«Ярлык на письмо»: alone, at the first place of a sheet."""
    at, appeal = timezone.now(), appeal_or_404(pk)
    try:
        appeal_rules.may_read(request.user, appeal, on=timezone.localdate(at))
        return attached(labels_pdf([appeal], by=request.user, on=timezone.localdate(at), at=at))
    except NotAllowed as broken:
        return refused(request, str(broken))
    except RuleBroken as broken:
        messages.error(request, str(broken))
    return redirect(address_of(appeal))


class ReceiptView(ActView):
    """«Выдать расписку» for a letter that was handed in."""

    title = "Выдать расписку"
    verb = "Составить расписку"
    explanation = "В расписке – что принято, сколько листов, кем и когда. Она появится на карточке, в разделе «Документы»: распечатайте её и отдайте заявителю."

    def may(self) -> None:
        rules.may_give_receipt(self.request.user, self.appeal, on=self.on)

    def perform(self, form: Any) -> str:
        receipts.give_receipt(self.appeal, by=self.request.user, on=self.on)
        return "Расписка составляется, обычно не дольше минуты. Ссылка на неё – на карточке, в разделе «Документы»."


class CodeSlipView(ActView):
    """«Выдать код заявителю»: the slip is built and given at once, and kept nowhere."""

    title = "Выдать код заявителю"
    verb = "Напечатать листок с кодом"
    explanation = (
        "По номеру и коду заявитель сам смотрит ход рассмотрения на сайте, без звонка. Код печатается один раз и нигде не хранится: распечатайте листок сразу "
        "и отдайте заявителю в руки, предъявившему документ, или вложите в конверт с письмом. Прежний код перестанет работать. Код с листка действует до первого входа: "
        "тогда сайт покажет заявителю новый, которого не видел никто."
    )

    def may(self) -> None:
        rules.may_give_code(self.request.user, self.appeal, on=self.on)

    def asked(self) -> HttpResponse:
        if self.request.method != "POST":
            return super().asked()
        try:
            words = codes.give_on_paper(self.appeal, by=self.request.user, on=self.on, at=self.at, is_first="first" in self.request.POST)
        except RuleBroken as broken:
            messages.warning(self.request, whole(broken))
            return redirect("appeals:code", self.appeal.pk)
        return attached(code_slip_pdf(self.appeal, words, on=self.on))


@require_GET
def receipt_print(request: StaffRequest, pk: int) -> HttpResponse:
    """The stored receipt."""
    at, appeal = timezone.now(), appeal_or_404(pk)
    try:
        appeal_rules.may_read(request.user, appeal, on=timezone.localdate(at))
    except NotAllowed as broken:
        return refused(request, str(broken))
    stored = found(receipts.RECEIPT, appeal.intake_id)
    if stored is None:
        messages.warning(request, "Расписка ещё не готова. Обновите страницу через минуту; если её не просили, нажмите «Выдать расписку».")
        return redirect(address_of(appeal))
    log_reading(appeal, Reading.What.PRINT, by=request.user, at=at)
    return download(stored)


def journal_links(user: User, *, reads_all: bool) -> list[tuple[str, str]]:
    """Paper, table and figures of the journal, as far as the person may have them: words and address."""
    links = []
    if rules.prints_registers(user, reads_all=reads_all):
        links.append(("Печать журнала", reverse("appeals:register_print", args=["journal"])))
    if exports_journal(user, reads_all=reads_all):
        links.append(("Выгрузка журнала", reverse("appeal_journal_exports")))
    if user.has_perm("appeals.report_appeals"):
        links.append(("Отчёты", reverse("appeal_reports")))
    return links
