"""What an answer of a mail server means for a letter. Addresses never leave this module: an answer is kept without them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflows.mail.models import Outcome, Step

HIDDEN = "‹адрес›"
ADDRESS = re.compile(r"<?[^\s<>,;:()\"']+@[^\s<>,;()\"']+>?")
QUEUE_ID = re.compile(r"(?:queued (?:as|on \S+)|\bid=|InternalId=)\s*([\w.:@/-]+)", re.IGNORECASE)
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
MAILBOX_FULL = "5.2.2"
LONGEST = 300

REFUSED = "Почтовый сервер не принял адрес получателя."
UNCERTAIN = "Связь прервалась, когда письмо было уже передано: принял ли его сервер, неизвестно."
ABOUT_US = (Step.CONNECTION, Step.BUILDING)  # a refusal here speaks of our settings, not of the letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How an attempt ended; `trouble` is a sentence for people, empty when all is well."""

    outcome: Outcome
    step: Step
    trouble: str = ""
    code: int | None = None
    words: str = ""
    queue_id: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether the server has the letter."""
        return self.outcome == Outcome.ACCEPTED


def taken() -> Answer:
    """The letter lies where it was to be put."""
    return Answer(outcome=Outcome.ACCEPTED, step=Step.ANSWER)


def answered(code: int, words: bytes, step: Step, *, to: str) -> Answer:
    """The server has answered: 2xx consent, 4xx refusal for now, 5xx for good; a full box is «for now», whatever its first digit."""
    said = without_addresses(words.decode("utf-8", "replace"), to=to)
    outcome = _outcome(code, said, step)
    queue_id = found.group(1)[:100] if outcome == Outcome.ACCEPTED and (found := QUEUE_ID.search(said)) else ""
    return Answer(outcome=outcome, step=step, code=code if code > 0 else None, words=said, queue_id=queue_id, trouble=_trouble(outcome, code, step))


def broken(trouble: Exception, step: Step) -> Answer:
    """The connection did not come about or broke before the whole text had gone: nothing has left."""
    code = getattr(trouble, "smtp_code", None)
    said = f"Почтовый сервер ответил отказом {code}." if code else f"Нет связи с почтовым сервером ({type(trouble).__name__})."
    return Answer(outcome=Outcome.TEMPORARY, step=step, code=code if code and code > 0 else None, trouble=said)


def lost(trouble: Exception) -> Answer:
    """The connection broke when the whole text had gone and no answer had come."""
    return Answer(outcome=Outcome.UNKNOWN, step=Step.ANSWER, trouble=UNCERTAIN, words=type(trouble).__name__)


def unbuilt(sentence: str, outcome: Outcome) -> Answer:
    """The letter did not even come to a server."""
    return Answer(outcome=outcome, step=Step.BUILDING, trouble=sentence)


def without_addresses(words: str, *, to: str = "") -> str:
    """An answer in one line that names nobody."""
    said = ADDRESS.sub(HIDDEN, " ".join(words.split()))
    name = to.partition("@")[0]
    return (re.sub(rf"\b{re.escape(name)}\b", HIDDEN, said, flags=re.IGNORECASE) if name else said)[:LONGEST]


def status_in(words: str) -> str:
    """The extended status (RFC 3463) that an answer names, or nothing."""
    found = STATUS.search(words)
    return found.group(1) if found else ""


def is_hard(status: str) -> bool:
    """Whether a status speaks of a refusal for good: 5.x.x, a full box apart."""
    return status.startswith("5.") and status != MAILBOX_FULL


def _outcome(code: int, said: str, step: Step) -> Outcome:
    if code // 100 == 2:
        return Outcome.ACCEPTED
    if code // 100 == 5 and step not in ABOUT_US and status_in(said) != MAILBOX_FULL:
        return Outcome.PERMANENT
    if code // 100 in (4, 5) or step != Step.ANSWER:
        return Outcome.TEMPORARY
    return Outcome.UNKNOWN


def _trouble(outcome: Outcome, code: int, step: Step) -> str:
    if outcome == Outcome.ACCEPTED:
        return ""
    if outcome == Outcome.UNKNOWN:
        return UNCERTAIN
    if step == Step.RECIPIENT and outcome == Outcome.PERMANENT:
        return REFUSED
    return f"Почтовый сервер ответил отказом {code}."
