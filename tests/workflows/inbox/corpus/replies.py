"""Letters of people: answers, copies, forgeries, cries for help."""

from tests.workflows.inbox.corpus.behaviour import OURS, word
from tests.workflows.inbox.corpus.item import FROM, SENDER, TEXT, Item, letter
from workflows.inbox.parsing.letter import Address

ANSWER = "Спасибо, ответ получила. Прошу пояснить второй пункт."
QUOTED = "> Ваше обращение зарегистрировано.\r\n> Ответ будет дан до 1 апреля."
ASKED = (f"In-Reply-To: <{OURS}>".encode(), f"References: <first@example.ru> <{OURS}>".encode())
GMAIL = "пн, 2 мар. 2026 г. в 10:15, Приёмная <priem@mirk.example>:"
YANDEX = "02.03.2026, 10:15, \"Приёмная\" <priem@mirk.example>:"
MAIL_RU = "Понедельник, 2 марта 2026, 10:15 +03:00 от Приёмная <priem@mirk.example>:"
THUNDERBIRD = "02.03.2026 10:15, Приёмная пишет:"
APPLE = "2 марта 2026 г., в 10:15, Приёмная <priem@mirk.example> написал(а):"
OUTLOOK = "От: Приёмная <priem@mirk.example>\r\nОтправлено: 2 марта 2026 г. 10:15\r\nКому: Петрова\r\nТема: Ответ\r\n\r\nВаше обращение зарегистрировано."
DANGER = "Мой сын говорит, что не хочет жить, его каждый день бьют в раздевалке. Помогите."


def answer(text: str, *headers: bytes) -> bytes:
    return letter(text, b"Subject: " + word("Re: Обращение № 12/03-О"), *ASKED, *headers)


def said(text: str) -> str:
    return " ".join(text.split())


def reply(name: str, text: str, *headers: bytes) -> Item:
    return Item(name=name, made=answer(text, *headers), subject="Re: Обращение № 12/03-О", text=said(text))


ITEMS = (
    reply("reply-above-gmail", f"{ANSWER}\r\n\r\n{GMAIL}\r\n{QUOTED}"),
    reply("reply-above-yandex", f"{ANSWER}\r\n\r\n{YANDEX}\r\n{QUOTED}"),
    reply("reply-above-mail-ru", f"{ANSWER}\r\n\r\n{MAIL_RU}\r\n{QUOTED}"),
    reply("reply-above-thunderbird", f"{ANSWER}\r\n\r\n{THUNDERBIRD}\r\n{QUOTED}"),
    reply("reply-above-apple", f"{ANSWER}\r\n\r\n{APPLE}\r\n\r\n{QUOTED}"),
    reply("reply-above-outlook", f"{ANSWER}\r\n\r\n________________________________\r\n{OUTLOOK}"),
    reply("reply-above-outlook-express", f"{ANSWER}\r\n\r\n-----Original Message-----\r\nFrom: priem@mirk.example\r\nВаше обращение зарегистрировано."),
    reply("reply-below", f"{THUNDERBIRD}\r\n{QUOTED}\r\n\r\n{ANSWER}"),
    reply("reply-between", f"{ANSWER}\r\n\r\n{GMAIL}\r\n> Ваше обращение зарегистрировано.\r\nСпасибо.\r\n> Ответ будет дан до 1 апреля.\r\nЖду."),
    reply("forwarded-in-text", f"{ANSWER}\r\n\r\n---------- Forwarded message ---------\r\nОт: завуч <z@example.ru>\r\nДата: 1 марта 2026 г.\r\nТема: Обеды\r\nКому: родители\r\n\r\nОбеды будут холодными."),
    reply("reply-to-merged-case", "Прошу приложить к обращению № 13/03-О."),
    reply("reply-to-closed-case", "Прошу рассмотреть ещё раз."),
    Item(name="number-of-a-foreign-case", made=letter(TEXT, b"From: stranger@example.com", b"Subject: " + word("Re: Обращение № 12/03-О")), subject="Re: Обращение № 12/03-О", sender=Address("", "stranger@example.com")),
    Item(name="reply-to-foreign-case", made=letter(TEXT, b"From: stranger@example.com", *ASKED), sender=Address("", "stranger@example.com")),
    Item(name="same-letter", made=letter(TEXT)),
    Item(name="same-letter-again", made=letter(TEXT, b"Received: from relay.example.ru by mx2.mirk.example with SMTP; Mon, 02 Mar 2026 10:16:00 +0300")),
    Item(name="same-id-other-text", made=letter("А это совсем другое письмо."), text="А это совсем другое письмо."),
    Item(name="blind-copy", made=letter(TEXT, b"Delivered-To: priem@mirk.example", b"To: department@example.ru")),
    Item(name="redirected-by-sieve", made=letter(TEXT, b"X-Sieve: Pigeonhole Sieve", b"X-Sieve-Redirected-From: director@mirk.example", b"Resent-From: director@mirk.example", b"Resent-To: priem@mirk.example", b"To: director@mirk.example")),
    Item(name="spoofed-staff-sender", made=letter(TEXT, "From: Директор <director@mirk.example>".encode(), b"Reply-To: evil@example.com", b"Authentication-Results: mx.mirk.example; spf=fail smtp.mailfrom=example.com; dmarc=fail header.from=mirk.example"), sender=Address("Директор", "director@mirk.example")),
    Item(name="forged-authentication-results", made=letter(TEXT, b"Authentication-Results: mx.evil.example; spf=pass; dkim=pass header.d=example.ru; dmarc=pass")),
    Item(name="control-headers", made=letter(TEXT, b"X-Zammad-Ticket-Priority: 3 high", b"X-Zammad-Ignore: true", b"X-Priority: 1", b"Importance: high")),
    Item(name="spam-with-score", made=letter("Выиграйте миллион!", b"X-Spam-Flag: YES", b"X-Spam-Score: 15.2", b"Subject: ***SPAM*** win"), subject="***SPAM*** win", text="Выиграйте миллион!"),
    Item(name="threat-to-life", made=letter(DANGER), text=DANGER),
    Item(name="only-spaces", made=letter("  \r\n \t \r\n"), text=""),
    Item(name="sender-with-another-address-in-the-name", made=letter(TEXT, b'From: "director@mirk.example" <evil@example.com>'), sender=Address("director@mirk.example", "evil@example.com")),
    Item(name="sender-in-two-alphabets", made=letter(TEXT, "From: Мария Петрова <petrovа@example.ru>".encode()), sender=Address(SENDER.name, "petrovа@example.ru")),
    Item(name="several-recipients", made=letter(TEXT, FROM, b"To: priem@mirk.example, director@mirk.example", b"Cc: zavuch@mirk.example")),
)
