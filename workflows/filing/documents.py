"""The receipt of a letter that came by the form: what was taken, word for word, with the hashes of text and files."""

from __future__ import annotations

from django.utils import timezone

from workflows.appeals.documents.house import letterhead
from workflows.appeals.models import Applicant, IntakeItem
from workflows.appeals.papers.cards import Card, Row, Section, card_print
from workflows.filing.actions.sending import RECEIPT
from workflows.filing.promises import promises
from workflows.orders.filenames import file_name
from workflows.printing.pdf import render_pdf
from workflows.printing.proof import proof_of
from workflows.printing.queue import Built, key_of
from workflows.printing.words import NBSP, grouped, long_date, numbered, short_date

RENDERER = "filing-receipt-1"
TITLE = "Расписка о приёме обращения"


def receipt_pdf(intake_id: int) -> Built:
    """The receipt (PRINT_BUILDERS): as the letter was taken, whatever is corrected later. The code of access is not in it."""
    item = IntakeItem.objects.select_related("appeal__applicant").prefetch_related("files__file__blob").get(pk=intake_id)
    card = receipt_of(item)
    return Built(data=render_pdf(card_print(card), title=card.caption), name=file_name(card.caption, "pdf"), media_type="application/pdf", renderer=RENDERER)


def receipt_of(item: IntakeItem) -> Card:
    """The receipt as a card."""
    taken_at = timezone.localtime(item.received_at)
    return Card(
        organisation=letterhead(),
        title=TITLE,
        subject=f"{numbered(str(item.pk))} от {short_date(taken_at.date())}",
        sections=(Section("", _facts(item)), Section("Что дальше", _next(item)), Section("Текст обращения", (Row("Как написано", item.text),)), Section("Файлы", _files(item))),
        note="Это номер поступления. Регистрационный номер даст сотрудник при регистрации. Контрольные суммы подтверждают, что текст и файлы приняты без изменений.",
        proof=proof_of(key_of(RECEIPT, item.pk)),
    )


def _facts(item: IntakeItem) -> tuple[Row, ...]:
    applicant = _as_taken(item.appeal.applicant)
    taken_at = timezone.localtime(item.received_at)
    return (
        Row("От кого", applicant.full_name or "не указано"),
        Row("Куда отвечать", _reply(applicant)),
        Row("Дата приёма", f"{taken_at:%d.%m.%Y %H:%M}", short=True),
        Row("Как принято", "через форму на сайте", short=True),
        Row("sha256 текста", grouped(item.text_sha256)),
    )


def _next(item: IntakeItem) -> tuple[Row, ...]:
    terms = promises(on=item.received_on)
    return (
        Row("Регистрация", f"не позднее {long_date(terms.register.on)} (часть 2 статьи 8 Федерального закона № 59-ФЗ)"),
        Row("Ответ", f"не позднее {long_date(terms.answer.on)}, если зарегистрируем в последний день (часть 1 статьи 12 Федерального закона № 59-ФЗ)"),
    )


def _files(item: IntakeItem) -> tuple[Row, ...]:
    files = [one.file for one in item.files.all()]
    return tuple(Row(file.name, f"{file.blob.size}{NBSP}байт\nsha256: {grouped(file.blob.sha256)}") for file in files) or (Row("Файлы", "не приложены"),)


def _reply(applicant: Applicant) -> str:
    return "\n".join(part for part in (applicant.get_reply_by_display(), applicant.email, applicant.postal_address) if part)


def _as_taken(applicant: Applicant) -> Applicant:
    """The first row: corrections come after the receipt."""
    while applicant.previous is not None:
        applicant = applicant.previous
    return applicant
