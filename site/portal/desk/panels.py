"""The panels of the front page, in the order in which they are shown. Who sees which follows from roles alone."""

from datetime import date

from django.db.models import QuerySet
from django.utils.functional import cached_property

from portal.desk import addresses
from portal.desk.next_steps import not_ready, what_is_next, with_rounds
from portal.desk.rows import Panel, Row, Start
from workflows.printing.words import long_date, numbered
from workflows.regulations.models import Redaction, RedactionDraft, RouteStep
from workflows.regulations.queries import waiting_for_signature, waiting_for_visa
from workflows.regulations.stages import Stage
from workflows.signing.signatures import may_sign
from workflows.workdays.calendar import CalendarUnknown, Workdays
from workflows.workdays.queries import workdays

DAYS_TO_PUBLISH = 10  # рабочих дней: ПП РФ от 20.10.2021 № 1802, п. 16


class Signature(Panel):
    """For holders of the signing authority on the day."""

    name, order = "signature", 10
    heading = "Ждёт вашей подписи"
    empty = "Сейчас подписывать нечего. Приказы появляются здесь, когда делопроизводитель или юрист передаёт согласованный проект на подпись."

    def is_shown(self) -> bool:
        return may_sign(self.desk.user, on=self.desk.on)

    def rows(self) -> list[Row]:
        return [
            Row(
                title=draft.order.title if draft.order else draft.regulation.short_title,
                note=f"{draft.regulation.short_title}. Составитель: {draft.author.short_name}.",
                verb="Прочитать и подписать",
                address=addresses.of_signing(draft),
            )
            for draft in waiting_for_signature(self.desk.user, on=self.desk.on)
        ]


class Visa(Panel):
    """For people who stand on a route, and for those who stood on one when a draft was handed in."""

    name, order = "visa", 20
    heading = "Ждёт вашей визы"
    empty = "Сейчас согласовывать нечего. Проект появляется здесь, когда юрист передаёт его на согласование и доходит ваша очередь."

    def is_shown(self) -> bool:
        return bool(self._waiting) or RouteStep.objects.filter(holder=self.desk.user).exists()

    def rows(self) -> list[Row]:
        return [
            Row(
                title=draft.regulation.short_title,
                note=f"Составитель: {draft.author.short_name}.",
                verb="Прочитать и согласовать",
                address=addresses.of_visa(draft),
            )
            for draft in self._waiting
        ]

    @cached_property
    def _waiting(self) -> list[RedactionDraft]:
        return waiting_for_visa(self.desk.user)


class Agreed(Panel):
    """For the clerk, who records opinions and prepares orders; authors see the same about their own drafts."""

    name, order = "agreed", 30
    heading = "Согласовано, нужны мнение или приказ"
    empty = "Согласованных проектов нет. Проект появляется здесь, когда собраны все визы."

    def is_shown(self) -> bool:
        return self.desk.has("regulations.add_opinionrecord") and not self.desk.has("regulations.add_redactiondraft")

    def rows(self) -> list[Row]:
        drafts = with_rounds(RedactionDraft.objects.filter(stage=Stage.AGREED)).order_by("created_at")
        return [self._row(draft) for draft in drafts]

    def _row(self, draft: RedactionDraft) -> Row:
        lacks = not_ready(draft)
        note = f"Осталось: {'; '.join(lacks)}." if lacks else "Всё готово."
        verb = "Подготовить" if lacks else "Передать на подпись"
        return Row(title=draft.regulation.short_title, note=note, verb=verb, address=addresses.of_draft(draft))


class Publication(Panel):
    """For those who watch that what is signed goes out. The program places it by itself; what stays here has got stuck."""

    name, order = "publication", 40
    heading = "Ждут размещения на сайте"
    empty = "Всё размещено. Редакция появляется здесь сразу после подписания приказа."

    def is_shown(self) -> bool:
        return self.desk.has("printing.view_printrequest")

    def rows(self) -> list[Row]:
        waiting: QuerySet[Redaction] = Redaction.objects.filter(publication=None).select_related("regulation", "order")
        calendar = workdays()
        return [
            self._row(redaction, _last_day(calendar, redaction))
            for redaction in waiting.order_by("order__signed_on", "pk")
        ]

    def _row(self, redaction: Redaction, last: date | None) -> Row:
        order = redaction.order
        signed = (
            f"Приказ {numbered(order.number)} от\u00a0{long_date(order.signed_on)}" if order.signed_on else str(order)
        )
        term = f" Разместить не позднее {long_date(last)}" if last else ""
        return Row(
            title=str(redaction),
            note=f"{signed}{term}",
            verb="Проверить",
            address=addresses.of_redaction(redaction),
            is_urgent=last is not None and last < self.desk.on,
        )


class MyDrafts(Panel):
    """For authors: where each of their texts stands and whose move it is."""

    name, order = "my-drafts", 50
    heading = "Мои проекты"
    empty = "Открытых проектов нет. Начните новый: загрузите документ или создайте пустой текст."

    def is_shown(self) -> bool:
        return self.desk.has("regulations.add_redactiondraft")

    def rows(self) -> list[Row]:
        drafts = with_rounds(RedactionDraft.objects.open().filter(author=self.desk.user))
        return [self._row(draft) for draft in drafts]

    def start(self) -> Start:
        return Start("Новый проект", addresses.of_new_draft())

    def _row(self, draft: RedactionDraft) -> Row:
        is_mine = draft.is_editable
        return Row(
            title=draft.regulation.short_title,
            note=what_is_next(draft),
            verb="Продолжить" if is_mine else "Открыть",
            address=addresses.of_draft(draft),
            is_urgent=draft.stage == Stage.RETURNED,
        )


def _last_day(calendar: Workdays, redaction: Redaction) -> date | None:
    signed_on = redaction.order.signed_on
    try:
        return calendar.after(signed_on, DAYS_TO_PUBLISH) if signed_on else None
    except CalendarUnknown:
        return None
