"""What is printed and exported beside the text of a redaction. Plain values: no models, so any code can fill them."""

from dataclasses import dataclass
from datetime import date

from workflows.printing.marks import Mark
from workflows.printing.proof import Proof
from workflows.printing.typography import bound
from workflows.printing.words import NBSP, grouped, long_date, numbered, short_date


@dataclass(frozen=True, slots=True)
class Facts:
    """One redaction: what it is called, by which order and from when it is in force, and where it is published.

    `code` is the organisation in addresses («mirk»), `slug` the regulation there; `address` is the public URL of
    the regulation with a slash at the end; `sha256` is the hash of the canonical text that was signed;
    `approved_on` is the date of the first order when this redaction came from a later one.
    """

    title: str
    slug: str
    redaction_number: int
    effective_from: date
    order_number: str
    order_date: date
    organisation: str
    code: str
    sha256: str
    address: str = ""
    signer_post: str = ""
    signer_name: str = ""
    mark: Mark | None = None
    approved_on: date | None = None
    proof: Proof | None = None

    @property
    def work_year(self) -> int:
        """The year of the first approval: a part of the address of the act in every redaction."""
        return (self.approved_on or self.order_date).year

    @property
    def edition(self) -> str:
        """«Редакция № 1»."""
        return f"Редакция {numbered(str(self.redaction_number))}"

    @property
    def order_line(self) -> str:
        """«приказ от 26.02.2026 № 01/0226-У»."""
        return f"приказ от{NBSP}{short_date(self.order_date)} {numbered(self.order_number)}"

    @property
    def approval_lines(self) -> tuple[str, str]:
        """The second and third lines of the approval stamp: «приказом ПО АНО «МИРК»», «от 26.02.2026 № 01/0226-У»."""
        return (
            bound(f"приказом {self.organisation}"),
            f"от{NBSP}{short_date(self.order_date)} {numbered(self.order_number)}",
        )

    @property
    def effective_line(self) -> str:
        """«действует с 26 февраля 2026 г.»."""
        return f"действует с{NBSP}{long_date(self.effective_from)}"

    @property
    def red_address(self) -> str:
        """The address of this very redaction, which never changes."""
        return f"{self.address}red/{self.redaction_number}/" if self.address else ""

    @property
    def hash_in_groups(self) -> str:
        """The hash of the text as people compare it."""
        return grouped(self.sha256)
