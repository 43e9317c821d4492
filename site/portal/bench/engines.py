"""The engines that work while a lawyer waits: changes derived, references read, a file taken apart. Seconds, for people."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from portal.bench import texts
from workflows.regulations.amending.derive import derive
from workflows.regulations.importing import read_regulation, read_source
from workflows.regulations.references.grammar import find
from workflows.regulations.references.resolving import resolve

ROUNDS = 5
LONG, PRINTED = 2_200, 264  # provisions: a code of laws, and 46 pages of print
SHORT_CHARACTERS, LONG_CHARACTERS = 40_000, 160_000
# What makes a careless grammar read a text anew at each of its words.
HOSTILE = (
    "пункта 1 ",
    "1, ",
    "«",
    "приказа Минобрнауки России ",
    "Федерального закона от ",
    "Федерального закона от 29.12.2012 № 273-ФЗ «Об «",
)
READ = "Сведения, указанные в пункте 1.1 настоящего Порядка, обновляются согласно статье 29 Федерального закона от 29.12.2012 № 273-ФЗ."


@dataclass(frozen=True, slots=True)
class EngineSpeed:
    """60 edits of a very long act, references of 46 pages, a text file of 46 pages; and how hostile texts slow the grammar.

    `growth` is by how much longer a text four times as long is read, the worst of the hostile ones: 4 is proportion, 16 a square.
    """

    derive_ms: float
    resolve_ms: float
    import_ms: float
    growth: float
    wanted: str = "derive_ms ≤ 500, resolve_ms ≤ 1000, import_ms ≤ 1000, growth ≤ 10"


def engine_speed() -> EngineSpeed:
    """The best of several rounds of each."""
    long = texts.act(LONG)
    edited = texts.edited(long, moved=False)
    cited = _with_references(PRINTED)
    file = read_source("act.txt", cited.encode())
    act = read_regulation(file).text
    return EngineSpeed(
        derive_ms=_best(lambda: derive(long, edited)),
        resolve_ms=_best(lambda: resolve(act)),
        import_ms=_best(lambda: read_regulation(file)),
        growth=round(max(_growth(piece) for piece in HOSTILE), 2),
    )


def _with_references(provisions: int) -> str:
    """A text file with a section for each ten points and two references in each point."""
    said = ["ПОРЯДОК\nведения сайта\n\n"]
    for number in range(provisions):
        section, point = divmod(number, texts.POINTS_IN_SECTION)
        said += [f"{section + 1}. Раздел {section + 1}\n"] if point == 0 else []
        said.append(f"{section + 1}.{point + 1}. {READ}\n")
    return "".join(said)


def _growth(piece: str) -> float:
    short, long = ((piece * (length // len(piece) + 1))[:length] for length in (SHORT_CHARACTERS, LONG_CHARACTERS))
    return _best(lambda: find(long)) / _best(lambda: find(short))


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return round(1000 * min(times), 2)
