"""Reading a letter: from bytes to what a clerk can work with. Nothing here trusts the letter, and nothing of it is lost: the bytes stay."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from workflows.inbox.parsing.authenticity import badges
from workflows.inbox.parsing.body import Body, read_body
from workflows.inbox.parsing.dates import written_at
from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.headers import Headers
from workflows.inbox.parsing.identifiers import message_id, references
from workflows.inbox.parsing.letter import Address, Bounce, Letter, Nature
from workflows.inbox.parsing.limits import MEBIBYTE, Limits, Unreadable
from workflows.inbox.parsing.nature import is_undelivered, nature_without_report
from workflows.inbox.parsing.parties import recipients, reply_to, sender
from workflows.inbox.parsing.plain import one_line
from workflows.inbox.parsing.quotation import quoted_from
from workflows.inbox.parsing.reports import read_report, read_told
from workflows.inbox.parsing.tree import Part, read_tree
from workflows.inbox.parsing.words import text_of

EMPTY = "Письмо пустое: в нём нет ни одного байта."
TOO_LARGE = "Письмо больше {} МБ: прочитаны только заголовки. Попросите отправителя прислать файлы частями или принести их."
SUBJECT_CUT = "Тема письма очень длинная: показано её начало."
SUBJECT_BROKEN = "В теме письма скрыт перевод строки: так пытаются подделать заголовки."
SUBJECT_TURNED = "В теме письма скрыты знаки, меняющие порядок букв: они показаны кодами вида [U+202E]."
NO_TEXT = "Текста в письме нет, есть только файлы."
LONGEST_SUBJECT = 500


@dataclass(frozen=True, slots=True)
class Parties:
    """Who stands in the headers."""

    sender: Address
    reply_to: Address
    recipients: tuple[str, ...]


def read(raw: bytes, *, our_server: str = "", received_at: datetime | None = None, limits: Limits | None = None) -> Letter:
    """The letter as far as it can be understood; raises nothing but Unreadable.

    `our_server` is the name that our own mail server writes into Authentication-Results. `received_at` is the moment of receipt by
    the server, against which the letter's own date is held.
    """
    limits, defects = limits or Limits(), Defects()
    if not raw.strip(b"\0 \t\r\n"):
        raise Unreadable(EMPTY)
    try:
        letter = read_tree(_within(raw, limits, defects), limits=limits, defects=defects)
        body = read_body(raw, letter, limits=limits, defects=defects)
        return _letter(raw, letter, body, our_server=our_server, received_at=received_at, defects=defects)
    except RecursionError as endless:
        raise Unreadable("Письмо составлено так запутанно, что прочитать его нельзя. Откройте исходное письмо.") from endless


def _within(raw: bytes, limits: Limits, defects: Defects) -> bytes:
    """The letter, or its headers when it is too large."""
    if len(raw) <= limits.size:
        return raw
    defects.add(TOO_LARGE.format(limits.size // MEBIBYTE))
    ends = [place for mark in (b"\r\n\r\n", b"\n\n") if (place := raw.find(mark, 0, limits.header)) >= 0]
    return raw[: min(ends, default=limits.header)]


def _letter(raw: bytes, letter: Part, body: Body, *, our_server: str, received_at: datetime | None, defects: Defects) -> Letter:
    headers = letter.headers
    parties = Parties(sender(headers, defects), reply_to(headers, defects), recipients(headers, defects))
    subject = _subject(headers, defects)
    nature, bounce = _nature(raw, letter, parties, subject, body.said.text)
    moment = written_at(headers, received_at=received_at, defects=defects)
    if body.files and not body.said.text.strip():
        defects.add(NO_TEXT)
    return Letter(
        message_id=message_id(headers),
        references=references(headers),
        subject=subject,
        sender=parties.sender,
        reply_to=parties.reply_to,
        recipients=parties.recipients,
        written_at=moment,
        text=body.said.text,
        html=body.said.page,
        charset=body.said.charset,
        charset_guessed=body.said.is_guessed,
        quoted_from=quoted_from(body.said.text),
        files=body.files,
        nature=nature,
        bounce=bounce,
        authenticity=badges(headers, parties.sender, parties.reply_to, our_server=our_server),
        defects=defects.told(),
    )


def _subject(headers: Headers, defects: Defects) -> str:
    told = text_of(headers.get("subject"), defects)
    if "\n" in told or "\r" in told:
        defects.add(SUBJECT_BROKEN)
    subject = one_line(told)
    if "[U+" in subject and "[U+" not in told:
        defects.add(SUBJECT_TURNED)
    if len(subject) <= LONGEST_SUBJECT:
        return subject
    defects.add(SUBJECT_CUT)
    return f"{subject[: LONGEST_SUBJECT - 1].rstrip()}…"


def _nature(raw: bytes, letter: Part, parties: Parties, subject: str, text: str) -> tuple[Nature, Bounce | None]:
    report = read_report(raw, letter)
    if report:
        return (Nature.RECEIPT if report.has_arrived else Nature.BOUNCE), _about(report.bounce, letter.headers)
    if is_undelivered(letter.headers, parties.sender, subject):
        return Nature.BOUNCE, _about(read_told(letter.headers, subject, text, ours=parties.recipients), letter.headers)
    return nature_without_report(letter.headers, parties.sender, subject), None


def _about(bounce: Bounce, headers: Headers) -> Bounce:
    """A report that does not name the letter it speaks of answers it at least."""
    return bounce if bounce.original_message_id else replace(bounce, original_message_id=next(iter(references(headers)), ""))
