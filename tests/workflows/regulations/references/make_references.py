"""References in short: what the grammar found, written so that a row of a table holds it."""

from tests.make_text import uid
from workflows.regulations.references.citations import External, Internal, Path
from workflows.regulations.references.grammar import find
from workflows.regulations.tree import ActText, Kind, Node

SHORT = {"paragraph": "абз", "subpoint": "подп", "point": "п", "part": "ч", "article": "ст", "chapter": "гл", "section": "разд", "appendix": "прил"}


def path_of(path: Path) -> str:
    """«п2.2/подпа», «разд3–5», «этот п/абз2»; «акт» for the whole act."""
    steps = [f"{SHORT[step.unit]}{step.label}{'–' + step.last if step.last else ''}" if step.label else f"этот {SHORT[step.unit]}" for step in path]
    return "/".join(steps) or "акт"


def places_in(text: str) -> list[str]:
    """Every place of this act that the words name."""
    return [path_of(target.path) for found in find(text) if isinstance(found, Internal) for target in found.targets]


def acts_in(text: str) -> list[str]:
    """Every other act that the words name, with the places in it."""
    return [" ".join([found.act.key, *map(path_of, found.pinpoints)]) for found in find(text) if isinstance(found, External)]


def act(*words: str, repealed: tuple[str, ...] = (), kind: str = "Порядок") -> ActText:
    """Two sections; the first holds the given points 1.1, 1.2…, the second 2.1–2.4, the third of which is a list."""
    first = tuple(Node(uid(10 + number), Kind.POINT, f"1.{number}", text=said) for number, said in enumerate(words, start=1))
    letters = tuple(Node(uid(40 + number), Kind.ITEM, label, text="слово;") for number, label in enumerate("абвг"))
    lines = (Node(uid(50), Kind.ITEM, text="сайт;"), Node(uid(51), Kind.ITEM, text="почта."))
    second = (
        Node(uid(21), Kind.POINT, "2.1", text="Сервисы:", children=lines),
        Node(uid(22), Kind.POINT, "2.2", text="Доступ."),
        Node(uid(23), Kind.POINT, "2.2¹", text="Доступ бесплатный."),
        Node(uid(24), Kind.POINT, "2.3", text="Перечень:", children=letters),
        Node(uid(25), Kind.POINT, "2.4", text="Конец."),
    )
    provisions = (Node(uid(1), Kind.SECTION, "1", heading="Общее", children=first), Node(uid(2), Kind.SECTION, "2", heading="Сервисы", children=second))
    return ActText(kind=kind, title=f"{kind} доступа", provisions=tuple(_repealed(node, repealed) for node in provisions))


def _repealed(node: Node, labels: tuple[str, ...]) -> Node:
    if node.label in labels:
        return Node(node.uid, node.kind, node.label, repealed=True)
    children = tuple(_repealed(child, labels) for child in node.children)
    return Node(node.uid, node.kind, node.label, node.heading, node.text, children)
