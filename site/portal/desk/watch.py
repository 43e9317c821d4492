"""Panels for those who keep the house running: prints that failed, years of the calendar that nobody has checked, pages left half done."""

from collections import Counter
from datetime import date
from functools import cached_property

from django.conf import settings
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from portal.desk import addresses
from portal.desk.rows import Panel, Row, Start
from workflows.connections.silence import Silence, silence
from workflows.mail.models import Letter
from workflows.printing.models import PrintRequest
from workflows.screening.models import FileCheck, ScanAnswer, ScanAttempt
from workflows.workdays.models import CalendarYear

UNKNOWN = "Причина не записана: работа прервалась вместе с программой."
AUTUMN = 10  # перенос выходных на следующий год публикуют осенью (ТК РФ, ст. 112)


class FailedPrints(Panel):
    """Prints that the queue has given up."""

    name, order = "prints", 60
    heading = "Не построились печатные формы"
    empty = "Все печатные формы построены. Форма появляется здесь, если программа пять раз не смогла её построить."

    def is_shown(self) -> bool:
        return self.desk.has("printing.view_printrequest")

    def rows(self) -> list[Row]:
        return [
            Row(
                title=f"{request.title} (запись {request.subject_id})",
                note=request.trouble or UNKNOWN,
                verb="Разобраться",
                address=addresses.of_print(request),
                is_urgent=True,
            )
            for request in PrintRequest.objects.failed().order_by("requested_at")
        ]


class LettersGivenUp(Panel):
    """Letters that did not leave or perhaps did. Shown only when something is wrong, without their addresses.

    Documents of which nothing is known stand before the clerk, who decides about them.
    """

    name, order = "letters", 65
    heading = "Письма не ушли"
    empty = ""

    def is_shown(self) -> bool:
        return self.desk.has("mail.change_letter") and bool(self._rows)

    def rows(self) -> list[Row]:
        return list(self._rows)

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        unknown = Letter.objects.unknown(timezone.now()).exclude(pk__in=Letter.objects.traced().values("pk"))
        stuck = [*Letter.objects.given_up().order_by("tried_at"), *unknown.order_by("tried_at")]
        troubles = Counter(letter.trouble for letter in stuck)
        return tuple(
            Row(title=f"Писем: {count}", note=trouble or UNKNOWN, verb="Разобраться", address=addresses.of_letters(), is_urgent=True)
            for trouble, count in troubles.items()
        )


class FilesUnchecked(Panel):
    """Files from outside that wait because the scanner does not answer. Shown only when something is wrong, without their names."""

    name, order = "scanner", 67
    heading = "Файлы ждут проверки на вирусы"
    empty = ""

    def is_shown(self) -> bool:
        return self.desk.has("screening.view_scanattempt") and bool(settings.CLAMD) and bool(self._rows)

    def rows(self) -> list[Row]:
        return list(self._rows)

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        silent = ScanAttempt.objects.filter(answer=ScanAnswer.ERROR)
        waiting = FileCheck.objects.abandoned(timezone.now()).filter(file__in=silent.values("file")).count()
        if not waiting:
            return ()
        reason = silent.order_by("-pk").values_list("detail", flat=True)[0]
        note = f"Ответ сканера: {reason}. Файлы принимаются и ждут; запустите clamd, и они проверятся сами."
        return (Row(title=f"Файлов: {waiting}", note=note, verb="Разобраться", address=addresses.of_scans(), is_urgent=True),)


class MailSilence(Panel):
    """For the administrator and the clerk: the mail is not heard. A letter about it may not arrive: this panel is the truth."""

    name, order = "mail-silence", 3
    heading = "Почта молчит"
    empty = ""

    def is_shown(self) -> bool:
        return (self.desk.has("connections.change_connection") or self.desk.has("appeals.register_appeal")) and self._heard is not None

    def rows(self) -> list[Row]:
        if self._heard is None:
            return []
        mends = self.desk.has("connections.change_connection")
        step = self._heard.next_step if mends else "Скажите администратору: письма граждан могут не доходить."
        address = addresses.of_mail_settings() if mends else addresses.of_incoming()
        return [Row(title=self._heard.what, note=step, verb="Настройки почты" if mends else "Открыть поступление", address=address, is_urgent=True)]

    @cached_property
    def _heard(self) -> Silence | None:
        return silence(at=timezone.now())


class Calendar(Panel):
    """Years in which days cannot be counted yet. Shown only when something is wrong: a checked calendar is no news."""

    name, order = "calendar", 70
    heading = "Производственный календарь"
    empty = ""

    def is_shown(self) -> bool:
        return self.desk.has("workdays.change_calendaryear") and bool(self.rows())

    def rows(self) -> list[Row]:
        return list(self._rows)

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        entered = dict(CalendarYear.objects.values_list("year", "confirmed_at"))
        return tuple(
            self._row(year, is_entered=year in entered) for year in years_needed(self.desk.on) if not entered.get(year)
        )

    def _row(self, year: int, *, is_entered: bool) -> Row:
        state = "внесён, но не сверен" if is_entered else "не внесён"
        return Row(
            title=f"Календарь на {year} год {state}",
            note="Пока он не сверен, сроки в этом году не считаются.",
            verb="Сверить" if is_entered else "Внести",
            address=addresses.of_calendar(),
            is_urgent=year == self.desk.on.year,
        )


def years_needed(on: date) -> list[int]:
    """This year, and from autumn the next one."""
    return [on.year, on.year + 1] if on.month >= AUTUMN else [on.year]


class UnpublishedPages(Panel):
    """For editors: pages that they changed and have not published."""

    name, order = "pages", 80
    heading = "Страницы, которые вы не опубликовали"
    empty = "Неопубликованных правок нет. Страница появляется здесь, если вы сохранили её черновик."

    def is_shown(self) -> bool:
        return GroupPagePermission.objects.filter(group__user=self.desk.user).exists()

    def rows(self) -> list[Row]:
        pages = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=self.desk.user)
        return [
            Row(
                title=page.get_admin_display_title(),
                note="На сайте прежняя версия." if page.live else "На сайте страницы ещё нет.",
                verb="Продолжить",
                address=addresses.of_page(page),
            )
            for page in pages.order_by("-latest_revision_created_at")[:10]
        ]

    def start(self) -> Start:
        return Start("Открыть страницы сайта", addresses.of_pages())
