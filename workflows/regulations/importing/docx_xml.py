"""Names in the XML of Word, the same for its transitional and strict dialects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

Element: TypeAlias = Any  # lxml has no types of its own
WORDS = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")


def local(element: Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant by a path of names."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of one name."""
    return (each for each in (element if element is not None else ()) if local(each) == name)


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of Word, in either dialect."""
    if element is None:
        return None
    return next((found for space in WORDS if (found := element.get(f"{{{space}}}{name}")) is not None), None)


def number(element: Element | None, default: int = 0, name: str = "val") -> int:
    """An attribute that should be a small whole number."""
    found = value(element, name) or ""
    return int(found) if found.isascii() and found.isdigit() and len(found) < 7 else default


def switched_on(element: Element | None) -> bool:
    """A property that is on by its mere presence."""
    return element is not None and value(element) not in ("0", "false", "off")
