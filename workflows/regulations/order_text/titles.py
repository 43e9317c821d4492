"""Titles of acts inside a sentence."""

from workflows.regulations.tree import ActText


def declined_title(text: ActText, form: str) -> str:
    """The title with its first word in another case: «Порядка применения …»."""
    return declined(text.kind, text.title, form)


def declined(kind: str, title: str, form: str) -> str:
    """The same from plain values; a title that does not begin with its kind is quoted."""
    first, _, rest = title.partition(" ")
    return f"{form} {rest}".rstrip() if first == kind else f"{form} «{title}»"
