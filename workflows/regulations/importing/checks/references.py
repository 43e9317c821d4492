"""References of the act to its own provisions: each must lead somewhere, and no full stop stands inside one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workflows.regulations.importing.checks.draft import LONGEST_LOOK, Draft, where
from workflows.regulations.importing.findings import Finding, Severity
from workflows.regulations.importing.structure import Placed
from workflows.regulations.importing.words import around
from workflows.regulations.references.citations import Internal
from workflows.regulations.references.grammar import find
from workflows.regulations.references.resolving import Reference, resolve
from workflows.regulations.references.spoken import led_to


def references(draft: Draft) -> Iterator[Finding]:
    """Each reference to this act must lead somewhere."""
    by_source: dict[str, list[Reference]] = defaultdict(list)
    for reference in resolve(draft.text):
        by_source[reference.source].append(reference)
    for place in draft.placed:
        if place.label:
            yield from _stray_dots(place)
            for reference in by_source[place.node.uid]:
                yield from _dangling(place, reference)


def _stray_dots(place: Placed) -> Iterator[Finding]:
    words = place.branch.words[:LONGEST_LOOK]
    for citation in find(words):
        if isinstance(citation, Internal) and citation.dot is not None:
            quoted = around(words, citation.start, citation.dot + 1)
            message = f"{where(place.label)}: лишняя точка после номера: «{quoted}». Уберите её."
            yield Finding("stray_dot_in_reference", place.label, message, Severity.DEFECT, place.branch.span)


def _dangling(place: Placed, reference: Reference) -> Iterator[Finding]:
    for path in reference.missing:
        message = f"{where(place.label)}: ссылка «{reference.words}» указывает на {led_to(path)}: такого в документе нет. Исправьте номер или укажите другой акт."
        yield Finding("dangling_reference", place.label, message, Severity.DEFECT, place.branch.span)
