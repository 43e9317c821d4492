"""The panels of the front page, in the order in which they are shown. Who sees which follows from roles alone."""

from django.utils.functional import cached_property

from portal.desk import addresses
from portal.desk.next_steps import not_ready, what_is_next, with_rounds
from portal.desk.rows import Panel, Row, Start
from workflows.people.models import Substitution
from workflows.regulations.models import RedactionDraft, RouteStep
from workflows.regulations.queries import waiting_for_signature
from workflows.regulations.stages import Stage
from workflows.regulations.waiting import WaitingVisa, waiting_for_visa
from workflows.signing.signatures import may_sign
from workflows.workdays.queries import workdays


def called(draft: RedactionDraft) -> str:
    """The act, and what is done to it when it is in force already."""
    return f"{draft.regulation.short_title}: {draft.get_way_display()}" if draft.changes_an_act else draft.regulation.short_title


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
                title=f"{draft.regulation.short_title}: {draft.get_way_display()}",
                note=f"Составитель: {draft.author.short_name}.",
                verb="Прочитать и подписать",
                address=addresses.of_signing(draft),
            )
            for draft in waiting_for_signature(self.desk.user, on=self.desk.on)
        ]


class Visa(Panel):
    """For people who stand on a route, for those who stood on one when a draft was handed in, and for their substitutes."""

    name, order = "visa", 20
    heading = "Ждёт вашей визы"
    empty = "Сейчас согласовывать нечего. Проект появляется здесь, когда юрист передаёт его на согласование и доходит ваша очередь."

    def is_shown(self) -> bool:
        return bool(self._waiting) or self._may_be_asked()

    def rows(self) -> list[Row]:
        return [self._row(visa) for visa in self._waiting]

    def _row(self, visa: WaitingVisa) -> Row:
        draft, absent = visa.draft, visa.substitution
        instead = f" Вы замещаете: {absent.person.short_name}." if absent else ""
        return Row(
            title=called(draft),
            note=f"Составитель: {draft.author.short_name}.{instead} Срок: {visa.term.words}",
            verb="Прочитать и согласовать",
            address=addresses.of_visa(draft),
            is_urgent=visa.term.is_over,
        )

    def _may_be_asked(self) -> bool:
        acts = Substitution.objects.valid(self.desk.on).filter(substitute=self.desk.user)
        return RouteStep.objects.filter(holder=self.desk.user).exists() or acts.exists()

    @cached_property
    def _waiting(self) -> list[WaitingVisa]:
        return waiting_for_visa(self.desk.user, calendar=workdays(), on=self.desk.on)


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
        return Row(title=called(draft), note=note, verb=verb, address=addresses.of_draft(draft))


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
            title=called(draft),
            note=what_is_next(draft),
            verb="Продолжить" if is_mine else "Открыть",
            address=addresses.of_draft(draft),
            is_urgent=draft.stage == Stage.RETURNED,
        )
