"""Headers that programs and people write wrongly."""

from tests.workflows.inbox.corpus.item import FROM, SENDER, TEXT, Item, letter
from workflows.inbox.parsing.addresses import UNBALANCED
from workflows.inbox.parsing.dates import BAD_DATE, IMPOSSIBLE_DATE, NO_DATE
from workflows.inbox.parsing.headers import STRAY_LINES
from workflows.inbox.parsing.letter import Address
from workflows.inbox.parsing.parties import NO_ADDRESS, NO_SENDER, TWO_SENDERS
from workflows.inbox.parsing.reading import SUBJECT_BROKEN, SUBJECT_TURNED
from workflows.inbox.parsing.words import UNKNOWN_CHARSET


def subject(value: bytes) -> bytes:
    return letter(TEXT, b"Subject: " + value)


def sender(value: bytes) -> bytes:
    return letter(TEXT, b"From: " + value)


def identified(value: bytes) -> bytes:
    return letter(TEXT, b"Message-ID: " + value)


def dated(value: bytes) -> bytes:
    return letter(TEXT, b"Date: " + value)


ITEMS = (
    Item(name="words-split-inside-a-sign", made=subject(b"=?utf-8?B?0JbQsNC70L7QsdCwINC90LDQ?=\r\n =?utf-8?B?v9C40YLQsNC90LjQtQ==?="), subject="Жалоба напитание"),
    Item(name="words-split-inside-a-sign-quoted-printable", made=subject(b"=?utf-8?Q?=D0=96=D0?=\r\n =?utf-8?Q?=B0=D0=BB=D0=BE=D0=B1=D0=B0?="), subject="Жалоба"),
    Item(name="words-without-spaces", made=subject(b"Re:=?utf-8?B?0JbQsNC70L7QsdCw?==?utf-8?B?INC90LAg0L/QuNGC0LDQvdC40LU=?="), subject="Re:Жалоба на питание"),
    Item(name="words-of-two-charsets", made=subject(b"=?koi8-r?B?9sHMz8LB?= =?windows-1251?B?IO3gIO/o8uDt6OU=?=")),
    Item(
        name="words-inside-quotes",
        made=sender(b'"=?utf-8?B?0JzQsNGA0LjRjyDQn9C10YLRgNC+0LLQsA==?=" <petrova@example.ru>'),
    ),
    Item(name="words-of-unknown-charset", made=subject(b"=?x-user-defined?B?xuDr7uHgIO3gIO/o8uDt6OU=?="), defects=(UNKNOWN_CHARSET,)),
    Item(name="words-in-broken-base64", made=subject(b"=?utf-8?B?0JbQsNC70L7Qsd!!CwINC90LAg0L/QuNGC0LDQvdC40LU?=")),
    Item(name="words-cut-short", made=subject(b"=?utf-8?B?0JbQsNC70L7QsdCw?= =?utf-8?B?INC90LA"), subject="Жалоба =?utf-8?B?INC90LA"),
    Item(name="words-with-spaces-inside", made=subject(b"=?utf-8?Q?=D0=96=D0=B0=D0=BB=D0=BE=D0=B1=D0=B0 =D0=BD=D0=B0 =D0=BF=D0=B8=D1=82=D0=B0=D0=BD=D0=B8=D0=B5?=")),
    Item(
        name="words-with-a-newline",
        made=subject(b"=?utf-8?Q?=D0=96=D0=B0=D0=BB=D0=BE=D0=B1=D0=B0=0D=0ABcc:_all@example.ru?="),
        subject="Жалоба Bcc: all@example.ru",
        defects=(SUBJECT_BROKEN,),
    ),
    Item(name="words-with-a-language", made=subject(b"=?utf-8*ru?B?0JbQsNC70L7QsdCwINC90LAg0L/QuNGC0LDQvdC40LU=?=")),
    Item(name="subject-folded", made=subject("Жалоба\r\n на\r\n\tпитание".encode())),
    Item(name="subject-turned-round", made=subject("Жалоба \u202eаиватсыв".encode()), subject="Жалоба [U+202E]аиватсыв", defects=(SUBJECT_TURNED,)),
    Item(name="subject-with-emoji", made=subject("Жалоба 😡 на питание".encode()), subject="Жалоба 😡 на питание"),
    Item(name="no-subject", made=letter(TEXT, without=(b"Subject",)), subject=""),
    Item(name="empty-subject", made=subject(b""), subject=""),
    Item(name="two-subjects", made=letter(TEXT, "Subject: Жалоба на питание".encode(), "Subject: Другая".encode())),
    Item(name="no-from", made=letter(TEXT, without=(b"From",)), sender=Address(), defects=(NO_SENDER,)),
    Item(
        name="no-from-but-sender",
        made=letter(TEXT, b"Sender: " + FROM.partition(b": ")[2], without=(b"From",)),
        defects=(NO_SENDER,),
    ),
    Item(name="empty-from", made=sender(b""), sender=Address(), defects=(NO_SENDER,)),
    Item(name="two-from", made=letter(TEXT, FROM, b"From: other@example.com"), defects=(TWO_SENDERS,)),
    Item(name="two-addresses-in-from", made=sender("Мария Петрова <petrova@example.ru>, Олег Петров <oleg@example.ru>".encode()), defects=(TWO_SENDERS,)),
    Item(name="from-with-a-comma", made=sender('"Петрова, Мария" <petrova@example.ru>'.encode()), sender=Address("Петрова, Мария", SENDER.email)),
    Item(name="from-with-a-comma-not-quoted", made=sender("Петрова, Мария <petrova@example.ru>".encode()), sender=Address("Мария", SENDER.email)),
    Item(name="from-with-a-comment", made=sender("petrova@example.ru (Мария Петрова)".encode())),
    Item(name="from-without-brackets", made=sender("Мария Петрова petrova@example.ru".encode())),
    Item(name="from-with-lost-bracket", made=sender("Мария Петрова <petrova@example.ru".encode()), defects=(UNBALANCED,)),
    Item(name="from-with-doubled-brackets", made=sender("Мария Петрова <<petrova@example.ru>>".encode()), defects=(UNBALANCED,)),
    Item(name="from-with-lost-quote", made=sender('"Мария Петрова <petrova@example.ru>'.encode()), defects=(UNBALANCED,)),
    Item(name="from-with-deep-comments", made=sender(b"(" * 3000 + b" petrova@example.ru"), sender=Address("", SENDER.email), defects=(UNBALANCED,)),
    Item(name="from-with-name-alone", made=sender("Мария Петрова".encode()), sender=Address("Мария Петрова", ""), defects=(NO_ADDRESS,)),
    Item(name="from-cyrillic-domain", made=sender("Мария Петрова <петрова@почта.рф>".encode()), sender=Address("Мария Петрова", "петрова@почта.рф")),
    Item(name="to-undisclosed-recipients", made=letter(TEXT, b"To: undisclosed-recipients:;")),
    Item(name="no-to", made=letter(TEXT, without=(b"To",))),
    Item(name="no-message-id", made=letter(TEXT, without=(b"Message-ID",))),
    Item(name="odd-message-id", made=identified(b"[abc]<>@@")),
    Item(name="folded-message-id", made=identified(b"\r\n <obed-1@\r\n example.ru>")),
    Item(name="bare-message-id", made=identified(b"obed-1@example.ru")),
    Item(name="message-id-in-doubled-brackets", made=identified(b"<<obed-1@EXAMPLE.ru>>")),
    Item(name="no-date", made=letter(TEXT, without=(b"Date",)), defects=(NO_DATE,)),
    Item(name="date-in-1970", made=dated(b"Thu, 01 Jan 1970 00:00:00 +0000"), defects=(IMPOSSIBLE_DATE,)),
    Item(name="date-in-2099", made=dated(b"Thu, 01 Jan 2099 00:00:00 +0300"), defects=(IMPOSSIBLE_DATE,)),
    Item(name="date-impossible", made=dated(b"Wed, 31 Feb 2026 25:61:00 +0300"), defects=(BAD_DATE,)),
    Item(name="date-in-russian", made=dated("2 марта 2026 г. 10:15".encode()), defects=(BAD_DATE,)),
    Item(name="date-with-endless-zone", made=dated(b"Mon, 02 Mar 2026 10:15:00 +99999999999999"), defects=(BAD_DATE,)),
    Item(name="stray-line-among-headers", made=letter(TEXT, b"X-Mailer: one", b"this is not a header", b"X-Other: two"), defects=(STRAY_LINES,)),
    Item(name="line-of-a-file-of-many-letters", made=letter(TEXT, b"From petrova@example.ru Mon Mar  2 10:15:00 2026")),
)
