"""Files of letters and papers: none of them is given away past the card (59-ФЗ, ст. 6, ч. 2), none with a virus is given at all."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from workflows.appeals.models import IntakeFile, IntakeItem, Paper, PaperFile
from workflows.errors import NotAllowed
from workflows.files.models import StoredFile
from workflows.printing.models import Print
from workflows.screening.standing import Standing

OURS = "appeals."


class FileIsClosed(NotAllowed):
    """The file has a virus: it is kept and never given, to nobody."""


class NeedsSecondThought(NotAllowed):
    """The file is given to who has read what is wrong with it."""


def may_be_given(standing: Standing, *, is_warned: bool) -> None:
    """A file with a virus stays closed; one that is not clean or does harm when opened wants a word first."""
    if standing.is_closed:
        raise FileIsClosed(standing.why_closed)
    if standing.warnings and not is_warned:
        raise NeedsSecondThought(" ".join(standing.warnings))


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
