"""Letters and their files are opened on their own cards, by those who may read letters: the common register does not show them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from workflows.files.models import StoredFile
from workflows.inbox.models import RawLetter, ReadFile


def without_ours(files: QuerySet[StoredFile]) -> QuerySet[StoredFile]:
    """The files that no letter has. Named in the settings; `workflows.files` asks."""
    me = OuterRef("pk")
    return files.filter(~Exists(RawLetter.objects.filter(file=me)), ~Exists(ReadFile.objects.filter(file=me)))
