"""The clock of publication: a signed redaction must be on the site in ten working days (ПП РФ от 20.10.2021 № 1802, п. 16)."""

from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import GroupPagePermission

from portal.desk import addresses
from portal.desk.rows import Panel, Row
from workflows.printing.words import long_date, numbered
from workflows.regulations.deadlines import Term, publication_term
from workflows.regulations.models import Redaction
from workflows.workdays.calendar import Workdays
from workflows.workdays.queries import workdays


class Publication(Panel):
    """For those who watch that what is signed goes out. The program places it by itself; what stays here has got stuck."""

    name, order = "publication", 40
    heading = "Ждут размещения на сайте"
    empty = "Всё размещено. Редакция появляется здесь сразу после подписания приказа."

    def is_shown(self) -> bool:
        keeps_pages = GroupPagePermission.objects.filter(group__user=self.desk.user).exists()
        return self.desk.has("printing.view_printrequest") or keeps_pages

    def rows(self) -> list[Row]:
        waiting: QuerySet[Redaction] = Redaction.objects.filter(publication=None).select_related("regulation", "order", "signed_with")
        calendar = workdays()
        return [self._row(redaction, calendar) for redaction in waiting.order_by("order__signed_on", "pk")]

    def _row(self, redaction: Redaction, calendar: Workdays) -> Row:
        order = redaction.made_by
        if order.signed_on is None:  # an order without a day is a fault of the archive, named by verify_archive
            return Row(title=str(redaction), note=str(order), verb="Проверить", address=addresses.of_redaction(redaction))
        left = publication_term(calendar, order.signed_on, on=self.desk.on)
        return Row(
            title=str(redaction),
            note=f"Приказ {numbered(order.number)} от\u00a0{long_date(order.signed_on)} {_told(left)}",
            verb="Проверить",
            address=addresses.of_redaction(redaction),
            is_urgent=left.is_over or left.is_near(settings.PUBLICATION_WARNING_DAYS),
            mark="Срочно" if left.is_over else "Скоро срок",
        )


def _told(left: Term) -> str:
    if left.last is None:
        return left.trouble
    standing = f"; {left.standing}" if left.standing else ""
    return f"Разместить не позднее {long_date(left.last)}{standing}"
