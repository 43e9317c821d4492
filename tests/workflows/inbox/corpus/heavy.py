"""Letters that weigh: made only when they are asked for."""

from tests.workflows.inbox.corpus.item import MIXED, SAID, TEXT, Item, attached, letter, multipart, part, with_file
from workflows.inbox.parsing.enclosed import PARCEL_BROKEN
from workflows.inbox.parsing.headers import HEADERS_TOO_LONG
from workflows.inbox.parsing.reading import LONGEST_SUBJECT, NO_TEXT, SUBJECT_CUT
from workflows.inbox.parsing.tree import TOO_MANY

MEGABYTE = 1024 * 1024
WORD = "Жалоба "


def long_subject() -> bytes:
    return letter(TEXT, b"Subject: " + (WORD * (MEGABYTE // len(WORD.encode()))).encode())


def many_recipients() -> bytes:
    return letter(TEXT, b"To: " + b",\r\n ".join(b'"Parent %d" <parent%d@example.ru>' % (number, number) for number in range(10_000)))


def many_parts() -> bytes:
    return letter(multipart(*[b"\r\n"] * 20_000), kind=(MIXED,))


def large_file() -> bytes:
    return with_file(bytes(range(256)) * (60 * MEGABYTE // 256), *attached("Видео.mp4", "video/mp4"))


def large_text() -> bytes:
    return letter((TEXT + "\r\n") * 8000)


def headers_without_end() -> bytes:
    """Twenty megabytes of headers, and the blank line never comes."""
    return letter(b"").rstrip() + b"\r\nX-Junk: abc" * (20 * MEGABYTE // 13)


def winmail_of_crumbs() -> bytes:
    """A megabyte of the smallest objects: `tnefparse` copies the rest of the parcel for each of them."""
    crumbs = b"\x78\x9f\x3e\x22\x01\x00" + b"\x01\x06\x90\x08\x00\x00\x00\x00\x00\x00\x00" * 90_000
    return letter(multipart(SAID, part(crumbs, b"Content-Type: application/ms-tnef; name=winmail.dat")), kind=(MIXED,))


ITEMS = (
    Item(name="subject-of-a-megabyte", made=long_subject, subject=(WORD * 100)[: LONGEST_SUBJECT - 1].rstrip() + "…", defects=(SUBJECT_CUT,), is_heavy=True),
    Item(name="ten-thousand-recipients", made=many_recipients, is_heavy=True),
    Item(name="twenty-thousand-parts", made=many_parts, text="", files=("Остаток письма.eml",), defects=(TOO_MANY, NO_TEXT), is_heavy=True),
    Item(name="file-of-60-megabytes", made=large_file, files=("Видео.mp4",), is_heavy=True),
    Item(name="text-of-a-megabyte", made=large_text, text=" ".join([TEXT] * 8000), is_heavy=True),
    Item(name="header-of-five-megabytes", made=lambda: letter(TEXT, b"X-Junk: " + b"x" * 5 * MEGABYTE), is_heavy=True),
    Item(name="headers-without-end", made=headers_without_end, text="", defects=(HEADERS_TOO_LONG,), is_heavy=True),
    Item(name="winmail-of-crumbs", made=winmail_of_crumbs, files=("winmail.dat",), defects=(PARCEL_BROKEN,), is_heavy=True),
)
