"""What kind of letter it is. Headers speak first, subjects only where a person would hardly write them."""

from __future__ import annotations

import re

from workflows.inbox.parsing.headers import Headers
from workflows.inbox.parsing.letter import Address, Nature

PROGRAMS = frozenset({"mailer-daemon", "postmaster", "mail-daemon", "maildaemon", "mdaemon"})
NOBODY = re.compile(r"^(?:no|do[-_.]?not|not)[-_.]?(?:reply|respond)|^noreply|^donotreply|^bounces?[+-]", re.IGNORECASE)
AUTOMATIC_HEADERS = ("x-auto-response-suppress", "x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-loop", "x-vacation")
LIST_HEADERS = ("list-id", "list-unsubscribe", "list-post", "list-help", "feedback-id")
ANSWERED = frozenset({"auto_reply", "auto-reply"})
IN_BULK = frozenset({"bulk", "list", "junk"})
_UNDELIVERED = re.compile(
    r"undeliver|returned mail|delivery (?:status|failure|report|problem|has failed)|mail delivery (?:failed|system|failure)|failure notice|"
    r"delayed|недостав|не доставлен|не удалось доставить|не может быть доставлен|ошибк\w+ доставк|доставк\w+ (?:не удалась|задерж)|отч[её]т о (?:не)?доставк",
    re.IGNORECASE,
)
_ANSWERING = re.compile(
    r"^(?:автоответ(?:чик)?|авто-ответ|автоматический ответ|auto(?:matic)?[- ]?(?:reply|response)|autoreply|out of (?:the )?office|вне офиса|нет на месте)(?:\s*[:.(!–—-]|\s*$)"
    r"|^(?:я )?в отпуске(?: до [\d.]+)?[.!]?$|^(?:re: )?vacation(?: message)?$",
    re.IGNORECASE,
)


def is_undelivered(headers: Headers, sender: Address, subject: str) -> bool:
    """Whether a server says, without the structure of a report, that a letter could not be delivered."""
    if headers.has("x-failed-recipients"):
        return True
    return (_is_program(sender) or has_no_return(headers)) and bool(_UNDELIVERED.search(subject))


def nature_without_report(headers: Headers, sender: Address, subject: str) -> Nature:
    """A person, a program or a mailing."""
    auto = headers.ascii("auto-submitted").lower().partition(";")[0].strip()
    precedence = headers.ascii("precedence").lower()
    if auto.startswith("auto-replied") or precedence in ANSWERED or _ANSWERING.match(subject):
        return Nature.AUTOMATIC
    if any(headers.has(name) for name in LIST_HEADERS) or precedence in IN_BULK:
        return Nature.LIST
    is_automatic = (auto and auto != "no") or any(headers.has(name) for name in AUTOMATIC_HEADERS)
    if is_automatic or has_no_return(headers) or _is_program(sender) or NOBODY.match(sender.email):
        return Nature.AUTOMATIC
    return Nature.NORMAL


def has_no_return(headers: Headers) -> bool:
    """Letters of programs leave with an empty return address, so that nobody answers them."""
    return headers.has("return-path") and headers.ascii("return-path") in ("<>", "")


def _is_program(sender: Address) -> bool:
    return sender.email.partition("@")[0].lower() in PROGRAMS
