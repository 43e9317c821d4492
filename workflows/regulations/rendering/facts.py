"""What is printed and exported beside the text of a redaction. Plain values: no models, so any code can fill them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflows.printing.marks import Mark
from workflows.printing.proof import Proof
from workflows.printing.typography import bound
from workflows.printing.words import NBSP, grouped, long_date, numbered, short_date


@dataclass(frozen=True, slots=True)
class OrderName:
    """An order as it is named beside a text."""

    number: str
    day: date

    @property
    def words(self) -> str:
        """«от 26.02.2026 № 01/0226-У»."""
        return f"от{NBSP}{short_date(self.day)} {numbered(self.number)}"


def amended_words(orders: tuple[OrderName, ...]) -> str:
    """«(в ред. приказа от … № …)», «(в ред. приказов от … № …, от … № …)»."""
    which = "приказа" if len(orders) == 1 else "приказов"
    return f"(в{NBSP}ред. {which} {', '.join(order.words for order in orders)})"


@dataclass(frozen=True, slots=True)
class Facts:
    """One redaction: what it is called, by which order and from when it is in force, and where it is published.

    `code` is the organisation in addresses («mirk»), `slug` the regulation there; `address` is the public URL of
    the regulation with a slash at the end; `sha256` is the hash of the canonical text that was signed;
    `approved` is the order that approved the act (or gave it anew) when this redaction came from a later one, `amended`
    are all orders whose changes it carries, in the order of their dates; `approved_on` is the day of the very first
    order and `first` its name.
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
    first: OrderName | None = None
    approved: OrderName | None = None
    amended: tuple[OrderName, ...] = ()
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
    def approving(self) -> OrderName:
        """The order in the approval stamp."""
        return self.approved or OrderName(self.order_number, self.order_date)

    @property
    def is_anew(self) -> bool:
        """Whether a later order has given the act anew as a whole."""
        return self.first is not None and self.first != self.approving

    @property
    def appendix_line(self) -> str:
        """«Приложение к приказу от … № …»: on the very text that an order has given anew."""
        is_own = self.approving == OrderName(self.order_number, self.order_date)
        return f"Приложение к{NBSP}приказу {self.approving.words}" if self.is_anew and is_own else ""

    @property
    def approval_lines(self) -> tuple[str, ...]:
        """The lines of the approval stamp after its word: «приказом ПО АНО «МИРК»», «от 26.02.2026 № 01/0226-У», «(в ред. приказа …)»."""
        first = self.first or self.approving
        anew = f"(в{NBSP}новой редакции, утверждённой приказом {self.approving.words})" if self.is_anew else ""
        amended = amended_words(self.amended) if self.amended else ""
        return tuple(filter(None, (bound(f"приказом {self.organisation}"), first.words, anew, amended)))

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
