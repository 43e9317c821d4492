"""The mark of a simple electronic signature, as it stands on a print in the place of a handwritten one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from workflows.printing.words import grouped, moment


@dataclass(frozen=True, slots=True)
class Mark:
    """Who signed, as whom, when, which text and by which key; `address` is where anyone can check it.

    «Сертификат», «владелец», «действителен» of ГОСТ Р 7.0.97-2025 belong to a qualified signature; a simple one
    (63-ФЗ, ст. 5, ч. 2) has the person, the moment and the key instead.
    """

    name: str
    post: str
    signed_at: datetime
    sha256: str
    key: str
    address: str = ""
    capacity: str = ""

    def rows(self) -> Iterator[tuple[str, str]]:
        """Captions and values in the order in which they are printed."""
        yield "Подписал", self.name
        yield "Должность", self.post
        if self.capacity:
            yield "В качестве", self.capacity
        yield "Дата и время", moment(self.signed_at)
        yield "Ключ подписи", self.key
        yield "SHA-256", grouped(self.sha256)
        if self.address:
            yield "Проверить", self.address
