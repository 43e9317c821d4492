"""How the label of a provision is written out: the tree holds «2.2», the page says «2.2.»."""

from workflows.regulations.tree import Kind, Node

NAMES = {
    Kind.SECTION: "раздел",
    Kind.POINT: "пункт",
    Kind.SUBPOINT: "подпункт",
    Kind.ITEM: "подпункт",
    Kind.PARAGRAPH: "абзац",
}


def written(node: Node) -> str:
    """«2.», «2.2.», «а)»; nothing for an unlabelled provision."""
    if not node.label:
        return ""
    bracket = node.kind is Kind.ITEM or (node.kind is Kind.SUBPOINT and "." not in node.label)
    return f"{node.label})" if bracket else f"{node.label}."


def gone(node: Node) -> str:
    """What stands in the place of a repealed provision: «Утратил силу.»; an unlabelled one says what it was."""
    if node.label:
        return "Утратил силу."
    return "Строка утратила силу." if node.kind is Kind.ITEM else f"{NAMES[node.kind].capitalize()} утратил силу."


def named(node: Node) -> str:
    """«раздел 2», «пункт 2.2»: for links and tables of contents."""
    return f"{NAMES[node.kind]} {node.label}".strip()
