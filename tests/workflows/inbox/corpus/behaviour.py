"""Letters of programs: answering machines, reports of delivery, mailings."""

import base64

from tests.workflows.inbox.corpus.item import EIGHT_BIT, TEXT, UTF8, Item, letter, multipart, part
from workflows.inbox.parsing.letter import Address, Bounce, Nature

AWAY = "Я в отпуске до 15 марта. Отвечу, когда вернусь."
REPORT = b'Content-Type: multipart/report; report-type=delivery-status; boundary="part"'
STATUS = b"Content-Type: message/delivery-status"
OURS = "uved-17@mirk.example"
PARENT = "ivanov@example.ru"
RETURNED = letter("Ваше обращение зарегистрировано.", b"Message-ID: <" + OURS.encode() + b">", b"From: priem@mirk.example", b"To: " + PARENT.encode())
HEADERS_ALONE = RETURNED.partition(b"\r\n\r\n")[0]


def word(text: str) -> bytes:
    return b"=?utf-8?B?" + base64.b64encode(text.encode()) + b"?="


def away(subject: str, *headers: bytes, text: str = AWAY) -> bytes:
    return letter(text, b"Subject: " + word(subject), *headers)


def machine(name: str, subject: str, *headers: bytes) -> Item:
    return Item(name=name, made=away(subject, *headers), subject=subject, text=AWAY, nature=Nature.AUTOMATIC)


def report(said: str, status: bytes, *, sender: str, subject: str, returned: bytes = RETURNED, kind: bytes = b"message/rfc822") -> bytes:
    """A report by the standard: words, codes, the letter itself."""
    return letter(
        multipart(part(said, UTF8, EIGHT_BIT), part(status, STATUS), part(returned, b"Content-Type: " + kind)),
        b"Return-Path: <>",
        b"From: " + sender.encode(),
        b"Subject: " + word(subject),
        b"Auto-Submitted: auto-replied",
        kind=(REPORT,),
    )


def status(action: str, code: str, diagnostic: str = "", *, original: bool = False) -> bytes:
    lines = ["Reporting-MTA: dns; mx.example.ru", "Arrival-Date: Mon, 2 Mar 2026 10:15:00 +0300", ""]
    lines += [f"Original-Recipient: rfc822;{PARENT}"] if original else []
    lines += [f"Final-Recipient: rfc822; {PARENT}", f"Action: {action}", f"Status: {code}"]
    lines += [f"Diagnostic-Code: smtp; {diagnostic}"] if diagnostic else []
    return "\r\n".join(lines).encode()


EXIM = f"""This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  {PARENT}
    host mx.example.ru [192.0.2.5]
    SMTP error from remote mail server after RCPT TO:<{PARENT}>:
    550 5.1.1 User unknown

------ This is a copy of the message, including all the headers. ------

Message-ID: <{OURS}>
Subject: Notice"""
MAIL_RU = f"""Письмо, отправленное Вами, не может быть доставлено одному или нескольким получателям:

{PARENT}: 550 Message was not accepted -- invalid mailbox. Local mailbox {PARENT} is unavailable: user not found"""
GREYLIST = "Your letter has been temporarily delayed by greylisting. No action is needed."
CHALLENGE = "Чтобы письмо дошло, подтвердите, что вы человек: https://filter.example/1"
FAILED = "550 5.1.1 <ivanov@example.ru>: Recipient address rejected: User unknown"
FULL = "552 5.2.2 Mailbox full"
SLOW = "451 4.7.1 Greylisting in action"
REFUSED = Bounce(PARENT, "5.1.1", FAILED, OURS, hard=True)
ITEMS = (
    machine("vacation-yandex", "Автоответ: Жалоба на питание", b"Auto-Submitted: auto-replied", b"X-Autoreply: yes"),
    machine("vacation-mail-ru", "Re: Жалоба на питание", b"Auto-Submitted: auto-generated", b"Precedence: auto_reply"),
    machine("vacation-gmail", "Re: Жалоба на питание", b"Auto-Submitted: auto-replied", b"X-Autoreply: yes", b"Precedence: bulk"),
    machine("vacation-outlook", "Автоматический ответ: Жалоба на питание", b"X-Auto-Response-Suppress: All"),
    machine("vacation-exchange", "Automatic reply: Notice", b"Auto-Submitted: auto-generated", b"X-MS-Exchange-Inbox-Rules-Loop: petrova@example.ru"),
    machine("vacation-by-subject-alone", "Автоответ: я в отпуске"),
    machine("vacation-with-empty-return-path", "Re: Жалоба на питание", b"Return-Path: <>"),
    Item(name="letter-about-an-answering-machine", made=away("Автоответчик школы не работает", text=TEXT), subject="Автоответчик школы не работает"),
    Item(name="letter-about-delivery", made=away("Не удалось доставить документы", text=TEXT), subject="Не удалось доставить документы"),
    Item(
        name="dsn-postfix",
        made=report("I'm sorry to have to inform you.", status("failed", "5.1.1", FAILED, original=True), sender="MAILER-DAEMON@mirk.example (Mail Delivery System)", subject="Undelivered Mail Returned to Sender"),
        subject="Undelivered Mail Returned to Sender", sender=Address("Mail Delivery System", "MAILER-DAEMON@mirk.example"), text="I'm sorry to have to inform you.",
        files=("Отчёт о доставке.txt", "Жалоба на питание.eml"), nature=Nature.BOUNCE, bounce=REFUSED,
    ),
    Item(
        name="dsn-exim",
        made=letter(EXIM, b"Return-Path: <>", b"From: Mail Delivery System <Mailer-Daemon@mx.mirk.example>", b"To: priem@mirk.example", b"Subject: Mail delivery failed: returning message to sender", b"X-Failed-Recipients: " + PARENT.encode(), b"Auto-Submitted: auto-replied"),
        subject="Mail delivery failed: returning message to sender", sender=Address("Mail Delivery System", "Mailer-Daemon@mx.mirk.example"), text=" ".join(EXIM.split()),
        nature=Nature.BOUNCE, bounce=Bounce(PARENT, "5.1.1", "550 5.1.1 User unknown", OURS, hard=True),
    ),
    Item(
        name="dsn-exchange",
        made=report("Сбой доставки.", status("failed", "5.0.0", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found"), sender="postmaster@example.ru", subject="Недоставлено: Уведомление", returned=HEADERS_ALONE, kind=b"text/rfc822-headers"),
        subject="Недоставлено: Уведомление", sender=Address("", "postmaster@example.ru"), text="Сбой доставки.", files=("Отчёт о доставке.txt", "Заголовки письма.txt"),
        nature=Nature.BOUNCE, bounce=Bounce(PARENT, "5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found", OURS, hard=True),
    ),
    Item(
        name="dsn-yandex",
        made=report("Это письмо отправлено почтовым сервером yandex.ru.", status("failed", "5.1.2", "550 5.1.2 The recipient address has no MX"), sender="mailer-daemon@yandex.ru", subject="Недоставленное сообщение"),
        subject="Недоставленное сообщение", sender=Address("", "mailer-daemon@yandex.ru"), text="Это письмо отправлено почтовым сервером yandex.ru.",
        files=("Отчёт о доставке.txt", "Жалоба на питание.eml"), nature=Nature.BOUNCE, bounce=Bounce(PARENT, "5.1.2", "550 5.1.2 The recipient address has no MX", OURS, hard=True),
    ),
    Item(
        name="dsn-mail-ru",
        made=letter(MAIL_RU, b"From: mailer-daemon@mail.ru", b"Subject: " + word("Письмо не доставлено"), b"In-Reply-To: <" + OURS.encode() + b">"),
        subject="Письмо не доставлено", sender=Address("", "mailer-daemon@mail.ru"), text=" ".join(MAIL_RU.split()),
        nature=Nature.BOUNCE, bounce=Bounce(PARENT, "", MAIL_RU.rsplit("\n", maxsplit=1)[-1], OURS, hard=True),
    ),
    Item(
        name="dsn-mailbox-full",
        made=report("Mailbox full.", status("failed", "5.2.2", FULL), sender="mailer-daemon@example.ru", subject="Undelivered"),
        subject="Undelivered", sender=Address("", "mailer-daemon@example.ru"), text="Mailbox full.", files=("Отчёт о доставке.txt", "Жалоба на питание.eml"),
        nature=Nature.BOUNCE, bounce=Bounce(PARENT, "5.2.2", FULL, OURS, hard=True),
    ),
    Item(
        name="dsn-soft",
        made=report("Delayed.", status("delayed", "4.7.1", SLOW), sender="mailer-daemon@example.ru", subject="Delayed Mail (still being retried)"),
        subject="Delayed Mail (still being retried)", sender=Address("", "mailer-daemon@example.ru"), text="Delayed.", files=("Отчёт о доставке.txt", "Жалоба на питание.eml"),
        nature=Nature.BOUNCE, bounce=Bounce(PARENT, "4.7.1", SLOW, OURS, hard=False),
    ),
    Item(
        name="dsn-delivered",
        made=report("Delivered.", status("delivered", "2.0.0"), sender="mailer-daemon@example.ru", subject="Successful Mail Delivery Report"),
        subject="Successful Mail Delivery Report", sender=Address("", "mailer-daemon@example.ru"), text="Delivered.", files=("Отчёт о доставке.txt", "Жалоба на питание.eml"),
        nature=Nature.RECEIPT, bounce=Bounce(PARENT, "2.0.0", "", OURS, hard=None),
    ),
    Item(
        name="read-receipt",
        made=letter(
            multipart(part("Прочитано.", UTF8, EIGHT_BIT), part(f"Final-Recipient: rfc822;{PARENT}\r\nOriginal-Message-ID: <{OURS}>\r\nDisposition: manual-action/MDN-sent-manually; displayed", b"Content-Type: message/disposition-notification")),
            b"Subject: " + word("Прочтено: Уведомление"), kind=(b"Content-Type: multipart/report; report-type=disposition-notification; boundary=part",),
        ),
        subject="Прочтено: Уведомление", text="Прочитано.", files=("Отчёт о прочтении.txt",), nature=Nature.RECEIPT,
        bounce=Bounce(PARENT, "", "manual-action/MDN-sent-manually; displayed", OURS, hard=None),
    ),
    Item(name="greylist-notice", made=away("Delivery delayed", b"From: postmaster@example.ru", text=GREYLIST), subject="Delivery delayed", sender=Address("", "postmaster@example.ru"), text=GREYLIST, nature=Nature.BOUNCE, bounce=Bounce("", "", "", "", hard=False)),
    Item(name="challenge-response", made=away("Подтвердите отправку", b"Auto-Submitted: auto-generated", text=CHALLENGE), subject="Подтвердите отправку", text=CHALLENGE, nature=Nature.AUTOMATIC),
    Item(name="no-reply-sender", made=letter(TEXT, b"From: no-reply@shop.example"), sender=Address("", "no-reply@shop.example"), nature=Nature.AUTOMATIC),
    Item(name="mailing-list", made=letter(TEXT, b"List-Id: <news.example.ru>", b"List-Unsubscribe: <https://example.ru/u>", b"Precedence: list"), nature=Nature.LIST),
    Item(name="own-letter-returned", made=letter(TEXT, b"From: priem@mirk.example", b"Auto-Submitted: auto-generated", b"X-Loop: priem@mirk.example", b"Message-ID: <" + OURS.encode() + b">"), sender=Address("", "priem@mirk.example"), nature=Nature.AUTOMATIC),
    *(
        Item(name=f"loop-{number:02}", made=letter(f"Автоматический ответ {number}.", b"Subject: " + word("Re: " * number + "Обращение"), f"Message-ID: <loop-{number}@example.ru>".encode(), f"In-Reply-To: <{OURS}>".encode(), b"Precedence: bulk", b"Auto-Submitted: auto-replied"), subject="Re: " * number + "Обращение", text=f"Автоматический ответ {number}.", nature=Nature.AUTOMATIC)
        for number in range(1, 11)
    ),
)  # fmt: skip
