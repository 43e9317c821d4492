"""All that can be recomputed in the archive, subject by subject: the portal alone sees them all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workflows.acquaintance import verification as acquaintance
from workflows.appeals import destroyed
from workflows.appeals import verification as appeals
from workflows.archive import verification as archive
from workflows.files import verification as files
from workflows.journal import verification as journal
from workflows.orders import verification as orders
from workflows.printing import verification as printing
from workflows.regulations import verification as regulations
from workflows.signing import verification as signing

CHECKS: dict[str, Callable[[], Iterator[str]]] = {
    "сторожа в базе": archive.problems,
    "журнал событий": journal.problems,
    "файлы": files.problems,
    "печатные формы": printing.problems,
    "подписи": signing.problems,
    "приказы": orders.problems,
    "редакции и согласование": regulations.problems,
    "обращения": appeals.problems,
    "ознакомление": acquaintance.problems,
    "уничтоженные дела": destroyed.problems,
}
NOTES: tuple[Callable[[], Iterator[str]], ...] = (destroyed.notes, files.notes)


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not hold, and which check noticed it."""

    check: str
    problem: str


def findings() -> Iterator[Finding]:
    """Everything that does not hold; nothing when the archive is whole."""
    for name, problems in CHECKS.items():
        for problem in problems():
            yield Finding(name, problem)


def notes() -> Iterator[str]:
    """What is no damage and must be known: of what acts have destroyed, hashes are left and no content."""
    for told in NOTES:
        yield from told()
