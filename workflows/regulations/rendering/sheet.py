"""What the approval sheet shows: visas and the opinions of councils, each bound to the hash of the text it was given on."""

from dataclasses import dataclass
from datetime import date, datetime

from workflows.printing.words import grouped, long_date, moment, numbered


@dataclass(frozen=True, slots=True)
class Visa:
    """One decision: «согласовано», «согласовано с замечаниями», «возвращено», «подписано»."""

    post: str
    name: str
    decision: str
    decided_at: datetime
    sha256: str
    remark: str = ""

    @property
    def moment(self) -> str:
        """When, with the zone."""
        return moment(self.decided_at)


@dataclass(frozen=True, slots=True)
class Opinion:
    """The opinion of a council: «с учётом мнения совета обучающихся (протокол от … № …)»."""

    body: str
    protocol_number: str
    protocol_date: date | None
    result: str
    remark: str = ""

    @property
    def protocol(self) -> str:
        """«протокол от 12 февраля 2026 г. № 2»; a body that does not exist or has not answered has none."""
        if self.protocol_date is None:
            return "протокола нет"
        return f"протокол от {long_date(self.protocol_date)} {numbered(self.protocol_number)}"


@dataclass(frozen=True, slots=True)
class ApprovalSheet:
    """The sheet of one draft; `sha256` is the hash of the text that goes for signature."""

    organisation: str
    title: str
    redaction_number: int
    sha256: str
    visas: tuple[Visa, ...]
    opinions: tuple[Opinion, ...] = ()

    @property
    def edition(self) -> str:
        """«Редакция № 1»."""
        return f"Редакция {numbered(str(self.redaction_number))}"

    @property
    def hash_in_groups(self) -> str:
        """The hash as people compare it."""
        return grouped(self.sha256)
