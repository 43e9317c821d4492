"""Files that came with letters and messages, as the screens show them: with what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workflows.appeals.models import IntakeItem
from workflows.files.models import StoredFile
from workflows.screening.standing import Standing, standings


@dataclass(frozen=True, slots=True)
class CameFile:
    """One file of one item. `is_raw` is the item itself as it was received."""

    item_id: int
    file: StoredFile
    is_raw: bool
    standing: Standing


def came_with(items: Sequence[IntakeItem]) -> dict[int, list[CameFile]]:
    """For each item by its key: the item as received, then its files. Ask with `files__file__blob` and `raw__blob` at hand."""
    pairs = [(item, file) for item in items for file in _files(item)]
    known = standings([file for _, file in pairs])
    found: dict[int, list[CameFile]] = {item.pk: [] for item in items}
    for item, file in pairs:
        found[item.pk].append(CameFile(item.pk, file, file.pk == item.raw_id, known[file.pk]))
    return found


def files_of(item: IntakeItem) -> list[CameFile]:
    """The same for one item."""
    return came_with([item])[item.pk]


def _files(item: IntakeItem) -> list[StoredFile]:
    links = item.files.all() if "files" in getattr(item, "_prefetched_objects_cache", ()) else item.files.select_related("file__blob")
    return [*([item.raw] if item.raw else []), *(link.file for link in links)]
