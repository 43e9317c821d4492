"""Panels of acquaintance: what a person is to read, and whom those who keep the lists still wait for."""

from functools import cached_property

from portal.desk import addresses
from portal.desk.rows import Panel, Row, Start
from workflows.acquaintance.models import Addressee, Campaign
from workflows.acquaintance.queries import counted, progress_of, to_make_known, waiting_for
from workflows.printing.words import long_date
from workflows.regulations.models import Redaction

MOST_OFFERS = 10


class Reading(Panel):
    """For everybody who was ever asked to read something. After the last day a row turns to alarm."""

    name, order = "reading", 25
    heading = "Ознакомьтесь"
    empty = "Читать сейчас нечего. Документ появляется здесь, когда вас просят с ним ознакомиться."

    def is_shown(self) -> bool:
        return bool(self._rows) or Addressee.objects.filter(user=self.desk.user).exists()

    def rows(self) -> list[Row]:
        return list(self._rows)

    def start(self) -> Start:
        return Start("Всё, с чем я ознакомлен(а)", addresses.of_everything_read())

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        return tuple(self._row(row.campaign) for row in waiting_for(self.desk.user))

    def _row(self, campaign: Campaign) -> Row:
        is_late = campaign.is_late(self.desk.on)
        term = f"Срок был {long_date(campaign.due_on)}" if is_late else f"До {long_date(campaign.due_on)}"
        return Row(
            title=f"Ознакомьтесь: {campaign.redaction}",
            note=f"{term} {campaign.asked}",
            verb="Прочитать",
            address=addresses.of_reading(campaign),
            is_urgent=is_late,
        )


class MakingKnown(Panel):
    """For those who keep the lists: fresh redactions that nobody was asked to read, and people who are late."""

    name, order = "making-known", 45
    heading = "Ознакомление с документами"
    empty = "Всех, кого нужно, уже знакомят, просроченных ознакомлений нет. Новая редакция появляется здесь сразу после подписания приказа."

    def is_shown(self) -> bool:
        return self.desk.has("acquaintance.change_campaign")

    def rows(self) -> list[Row]:
        late = counted(Campaign.objects.open().filter(due_on__lt=self.desk.on).select_related("redaction__regulation"))
        behind = [self._late(campaign) for campaign in late.order_by("due_on", "pk") if progress_of(campaign).waited_for]
        return [*behind, *(self._offer(redaction) for redaction in to_make_known(on=self.desk.on)[:MOST_OFFERS])]

    def _late(self, campaign: Campaign) -> Row:
        counts = progress_of(campaign)
        return Row(
            title=str(campaign),
            note=f"Срок был {long_date(campaign.due_on)} Не ознакомились: {counts.waited_for} из {counts.expected}.",
            verb="Посмотреть",
            address=addresses.of_campaign(campaign),
            is_urgent=True,
        )

    def _offer(self, redaction: Redaction) -> Row:
        return Row(
            title=str(redaction),
            note=f"Действует с {long_date(redaction.effective_from)} Работников с ней ещё не знакомили.",
            verb="Ознакомить работников",
            address=addresses.of_making_known(redaction),
        )
