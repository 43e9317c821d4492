"""Which stored files the common register shows: those of letters are opened on the card of their letter, by those who may read it.

Subjects stand above this tool and are named in the settings: each takes its own files out of the register.
"""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from workflows.files.models import StoredFile


def open_files() -> QuerySet[StoredFile]:
    """The files of the common register; a file of a subject with readers of its own is not among them, for superusers neither.

    Nor is a copy made for the screen: it is seen where its original is.
    """
    found = StoredFile.objects.filter(derived_from=None)
    for name in settings.FILES_WITH_READERS:
        found = import_string(name)(found)
    return found
