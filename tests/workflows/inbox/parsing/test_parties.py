"""Who wrote, to which of our addresses, in answer to what, and how far that is to be believed."""

from datetime import UTC, datetime

import pytest

from tests.workflows.inbox.corpus import BY_NAME
from tests.workflows.inbox.corpus.item import RECEIVED, TEXT, letter
from workflows.inbox.parsing.authenticity import MIXED, NO_MARK, OTHER_NAME, OTHER_REPLY, SECOND_MARK
from workflows.inbox.parsing.dates import IMPOSSIBLE_DATE
from workflows.inbox.parsing.reading import read

OUR_SERVER = "mx.mirk.example"
GOOD = b"Authentication-Results: mx.mirk.example (amavisd); spf=pass smtp.mailfrom=petrova@example.ru; dkim=pass (2048 bit) header.d=example.ru; dmarc=pass header.from=example.ru"
FOREIGN_DKIM = b"Authentication-Results: MX.mirk.example 1; spf=softfail smtp.mailfrom=x@bulk.example; dkim=pass header.d=bulk.example; dkim=temperror; iprev=pass"
FORGED = b"Authentication-Results: mx.mirk.example; spf=pass; dmarc=pass"


def badges(*headers: bytes) -> tuple[str, ...]:
    return read(letter(TEXT, *headers), our_server=OUR_SERVER).authenticity


@pytest.mark.parametrize(
    ("name", "recipients"),
    [
        ("good-letter", ("priem@mirk.example",)),
        ("blind-copy", ("priem@mirk.example", "department@example.ru")),
        ("redirected-by-sieve", ("director@mirk.example", "priem@mirk.example")),
        ("several-recipients", ("priem@mirk.example", "director@mirk.example", "zavuch@mirk.example")),
        ("to-undisclosed-recipients", ()),
        ("no-to", ()),
    ],
)
def test_every_address_of_arrival_is_known(name, recipients):
    assert read(BY_NAME[name].raw).recipients == recipients


def test_the_address_in_the_line_of_a_server_counts():
    way = b"Received: from a by mx.mirk.example with ESMTP id 1 for <priem+abc@MIRK.example>; Mon, 02 Mar 2026 10:15:07 +0300"

    assert read(letter(TEXT, way, b"To: all@example.ru")).recipients == ("priem+abc@mirk.example", "all@example.ru")


@pytest.mark.slow
def test_ten_thousand_recipients_are_all_there():
    assert len(read(BY_NAME["ten-thousand-recipients"].raw).recipients) == 10_000


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("no-message-id", ""),
        ("odd-message-id", "[abc]<>@@"),
        ("folded-message-id", "obed-1@example.ru"),
        ("bare-message-id", "obed-1@example.ru"),
        ("message-id-in-doubled-brackets", "obed-1@example.ru"),
    ],
)
def test_a_letter_is_known_by_its_identifier_however_it_is_written(name, identifier):
    assert read(BY_NAME[name].raw).message_id == identifier


def test_what_is_answered_comes_first():
    assert read(BY_NAME["reply-below"].raw).references == ("uved-17@mirk.example", "first@example.ru")


def test_the_mark_of_our_own_server_is_shown():
    assert badges(GOOD) == ("SPF: пройдена (example.ru)", "DKIM: пройдена (example.ru)", "DMARC: пройдена (example.ru)")
    assert badges(FOREIGN_DKIM) == (
        "SPF: не пройдена (bulk.example)",
        "DKIM: пройдена (bulk.example), но это не домен отправителя",
        "DKIM: проверить не удалось",
    )


def test_the_mark_of_another_server_is_none():
    assert badges(b"Authentication-Results: mx.evil.example; spf=pass; dmarc=pass") == (NO_MARK,)
    assert badges(b"Authentication-Results: mx.mirk.example.evil.example; spf=pass") == (NO_MARK,)


def test_only_the_topmost_mark_counts_and_a_second_one_is_told():
    below = read(b"\r\n".join([FOREIGN_DKIM, RECEIVED, FORGED, b"From: petrova@example.ru", b"", b"x"]), our_server=OUR_SERVER)

    assert below.authenticity[0] == "SPF: не пройдена (bulk.example)"
    assert below.authenticity[-1] == SECOND_MARK


def test_without_a_server_of_our_own_no_mark_is_believed():
    assert read(letter(TEXT, GOOD)).authenticity == ()


def test_names_that_mislead_are_told():
    assert badges(GOOD, b"Reply-To: evil@example.com")[-1] == OTHER_REPLY.format("evil@example.com")
    assert read(BY_NAME["sender-with-another-address-in-the-name"].raw).authenticity == (OTHER_NAME.format("director@mirk.example"),)
    assert read(BY_NAME["sender-in-two-alphabets"].raw).authenticity == (MIXED,)


def test_a_date_later_than_the_receipt_is_not_believed():
    tomorrow = letter(TEXT, b"Date: Fri, 06 Mar 2026 10:15:00 +0300", without=(b"Received",))

    late = read(tomorrow, received_at=datetime(2026, 3, 2, 7, 15, tzinfo=UTC))
    in_time = read(tomorrow, received_at=datetime(2026, 3, 6, 7, 15, tzinfo=UTC))

    assert (late.written_at, late.defects) == (None, (IMPOSSIBLE_DATE,))
    assert (in_time.written_at, in_time.defects) == (datetime(2026, 3, 6, 7, 15, tzinfo=UTC), ())


@pytest.mark.parametrize("name", ["date-in-1970", "date-in-2099", "date-impossible", "date-in-russian", "date-with-endless-zone", "no-date"])
def test_an_impossible_date_is_no_date(name):
    assert read(BY_NAME[name].raw).written_at is None
