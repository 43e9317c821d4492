"""Dropping a file by an act or at the end of its term: its mark first, then its name, then – by the queue, after the commit – its bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Count, Q
from django_q.tasks import async_task

from workflows.archive.erasing import ERASED, erase
from workflows.files.models import Blob, Derived, Dropped, StoredFile
from workflows.files.storage import path_of
from workflows.people.models import User

REMOVE = "workflows.files.tasks.remove_bytes"


def drop(file_ids: Collection[int], *, reason: str, by: User | None, at: datetime) -> None:
    """Mark files as destroyed and erase their names; called inside the transaction of what destroys, which commits with the task.

    Copies made of a file go with it: after it, in this order the guard lets them go.
    """
    _mark(file_ids, reason=reason, by=by, at=at)
    copies: list[int] = list(Derived.objects.filter(original__in=file_ids).values_list("copy", flat=True))
    _mark(copies, reason=reason, by=by, at=at)
    going = [*file_ids, *copies]
    erase(StoredFile, Q(pk__in=going), {"name": ERASED})
    blobs: list[int] = list(Blob.objects.dropped().filter(files__in=going).distinct().values_list("pk", flat=True))
    for blob_id in blobs:
        async_task(REMOVE, blob_id)


def _mark(file_ids: Collection[int], *, reason: str, by: User | None, at: datetime) -> None:
    for pk in sorted(file_ids):
        Dropped.objects.create(file_id=pk, reason=reason, by=by, at=at)


@transaction.atomic
def remove_bytes(blob_id: int) -> bool:
    """Take the bytes off the disk if no living file needs them; the locked row keeps a new file of the same bytes waiting."""
    blob: Blob = Blob.objects.select_for_update().get(pk=blob_id)
    if not Blob.objects.dropped().filter(pk=blob.pk).exists():
        return False
    path_of(blob.sha256).unlink(missing_ok=True)
    return True


def links_to(file_ids: Collection[int]) -> Counter[int]:
    """How many rows of the whole project need each file; lines of history and tables with NEEDS_ITS_FILE = False only tell of it."""
    found: Counter[int] = Counter()
    for model, column in _links():
        rows = models.QuerySet(model).filter(**{f"{column}__in": file_ids}).values_list(column).annotate(count=Count("pk"))
        found.update(dict(rows.order_by()))
    return found


def _links() -> Iterator[tuple[type[models.Model], str]]:
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        model: Any = relation.related_model
        if relation.auto_created and not relation.concrete and getattr(model, "NEEDS_ITS_FILE", True) and not hasattr(model, "history_id"):
            yield model, relation.field.attname  # type: ignore[union-attr]  # a relation backwards has its field
