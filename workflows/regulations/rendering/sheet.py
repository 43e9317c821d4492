"""What the sheets of one round show: visas on one, opinions of councils and of the workers' body on the other.

Each decision is bound to the hash of the text it was given on. A sheet of a round that still goes says so by `as_of`.
"""

from dataclasses import dataclass
from datetime import date, datetime

from workflows.printing.words import grouped, long_date, moment, numbered


@dataclass(frozen=True, slots=True)
class Visa:
    """One step: «согласовано», «возвращено», «подписано», or «ждём решения», which has neither moment nor hash.

    `instead` names the absent holder and the paper of the substitution, `due` the last day.
    """

    post: str
    name: str
    decision: str
    decided_at: datetime | None
    sha256: str
    remark: str = ""
    instead: str = ""
    due: str = ""

    @property
    def moment(self) -> str:
        """When, with the zone."""
        return moment(self.decided_at) if self.decided_at else ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """The opinion of a body: «с учётом мнения совета обучающихся (протокол от … № …)».

    `asked` tells when and how the body got the text, `due` until when it could answer, `proof` what is kept as a scan.
    One that is still awaited has no result yet: `result` says what is waited for.
    """

    body: str
    protocol_number: str
    protocol_date: date | None
    result: str
    remark: str = ""
    basis: str = ""
    asked: str = ""
    due: str = ""
    proof: str = ""
    is_awaited: bool = False

    @property
    def protocol(self) -> str:
        """«протокол от 12 февраля 2026 г. № 2»; a body that does not exist or has not answered has none."""
        if self.protocol_date is None:
            return "протокола нет"
        return f"протокол от {long_date(self.protocol_date)} {numbered(self.protocol_number)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The head of both sheets; `sha256` is the hash of the text of the round; `subject` is what makes no redaction."""

    organisation: str
    title: str
    redaction_number: int
    sha256: str
    round_number: int = 1
    subject: str = ""
    as_of: datetime | None = None

    @property
    def edition(self) -> str:
        """«Редакция № 1», «Признание утратившим силу»."""
        return self.subject or f"Редакция {numbered(str(self.redaction_number))}"

    @property
    def hash_in_groups(self) -> str:
        """The hash as people compare it."""
        return grouped(self.sha256)

    @property
    def made(self) -> str:
        """When a sheet of an unfinished round was made; empty for the one that is kept."""
        return moment(self.as_of) if self.as_of else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSheet(Sheet):
    """Лист согласования."""

    visas: tuple[Visa, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionSheet(Sheet):
    """Лист учёта мнений (273-ФЗ, ст. 30, ч. 3; ТК РФ, ст. 372)."""

    opinions: tuple[Opinion, ...]
