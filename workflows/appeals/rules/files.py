"""Files of letters and papers: none of them is given away past the card (59-ФЗ, ст. 6, ч. 2)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from workflows.appeals.models import IntakeFile, IntakeItem, Paper, PaperFile
from workflows.files.models import StoredFile
from workflows.printing.models import Print

OURS = "appeals."


def without_ours(files: QuerySet[StoredFile]) -> QuerySet[StoredFile]:
    """The files that no letter, no paper and no print of an appeal has. Named in the settings; `workflows.files` asks."""
    me = OuterRef("pk")
    return files.filter(
        ~Exists(IntakeFile.objects.filter(file=me)),
        ~Exists(IntakeItem.objects.filter(raw=me)),
        ~Exists(PaperFile.objects.filter(file=me)),
        ~Exists(Paper.objects.filter(scan=me)),
        ~Exists(Print.objects.filter(file=me, request__form__startswith=OURS)),
    )
