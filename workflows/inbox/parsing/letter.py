"""What could be understood of the bytes of a letter. Nothing here is proof: the bytes themselves are kept beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Nature(StrEnum):
    """What kind of letter it is, by its headers and structure."""

    NORMAL = "normal"
    AUTOMATIC = "automatic"  # an answering machine, a notice of a program
    BOUNCE = "bounce"  # a report that a letter of ours could not be delivered
    RECEIPT = "receipt"  # a report that a letter was delivered or opened
    LIST = "list"  # a mailing


@dataclass(frozen=True, slots=True)
class Address:
    """A name and an address; either may be empty when it could not be read."""

    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of the letter, byte for byte. `inside` names the container it was unpacked from, such as winmail.dat."""

    name: str
    media_type: str  # as the letter declares it: nothing is decided by it
    data: bytes
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a report of delivery says. `hard` is None when it does not say whether trying again makes sense."""

    recipient: str = ""
    status: str = ""  # an enhanced code such as 5.1.1
    detail: str = ""  # the server's own words
    original_message_id: str = ""
    hard: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as far as it could be read. `defects` are Russian sentences for a clerk."""

    message_id: str = ""
    references: tuple[str, ...] = ()  # In-Reply-To first, then References
    subject: str = ""
    sender: Address = Address()
    reply_to: Address = Address()
    recipients: tuple[str, ...] = ()  # every address at which it arrived: To, Cc, Delivered-To, X-Original-To, Envelope-To, Received … for
    written_at: datetime | None = None  # as the letter says; None when absent or impossible
    text: str = ""
    html: str = ""  # sanitised, without remote content
    charset: str = ""
    charset_guessed: bool = False
    quoted_from: int | None = None  # where in `text` a quotation of an earlier letter begins
    files: tuple[Attached, ...] = ()
    nature: Nature = Nature.NORMAL
    bounce: Bounce | None = None
    authenticity: tuple[str, ...] = ()  # badges in Russian, from the header of our own server alone
    defects: tuple[str, ...] = ()
