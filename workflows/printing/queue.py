"""Asking for prints and building them: at least once by the queue, exactly once in the archive."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.module_loading import import_string
from django_q.tasks import async_task

from workflows.errors import RuleBroken
from workflows.files.models import StoredFile
from workflows.files.storage import store
from workflows.printing.models import MOST_ATTEMPTS, Print, PrintRequest


@dataclass(frozen=True, slots=True)
class Built:
    """What a builder returns: bytes with a name, and which renderer made them."""

    data: bytes
    name: str
    media_type: str
    renderer: str


@cache
def builder_of(form: str) -> Callable[[int], Built]:
    """The builder named in the settings for a form."""
    found: Callable[[int], Built] = import_string(settings.PRINT_BUILDERS[form])
    return found


def ask(form: str, subject_id: int) -> PrintRequest:
    """Make sure that the print will exist. Call it inside the transaction of the fact: they commit together."""
    if form not in settings.PRINT_BUILDERS:
        raise KeyError(form)
    request, _ = PrintRequest.objects.get_or_create(form=form, subject_id=subject_id)
    async_task("workflows.printing.tasks.build", request.pk)
    return request


def found(form: str, subject_id: int) -> StoredFile | None:
    """The stored print, or None while it is being built."""
    stored = Print.objects.filter(request__form=form, request__subject_id=subject_id).select_related("file__blob").first()
    return stored.file if stored else None


def build(request: PrintRequest) -> Print | None:
    """Build and store the print once. The attempt is counted before the work: a job that kills its worker ends too."""
    if Print.objects.filter(request=request).exists():
        return None
    counted = PrintRequest.objects.filter(pk=request.pk, attempts__lt=MOST_ATTEMPTS).update(attempts=F("attempts") + 1)
    if not counted:
        return None
    try:
        return _store(request, builder_of(request.form)(request.subject_id))
    except RuleBroken as broken:
        PrintRequest.objects.filter(pk=request.pk).update(trouble=str(broken))
        raise


def _store(request: PrintRequest, built: Built) -> Print | None:
    try:
        with transaction.atomic():
            file = store(built.data, name=built.name, media_type=built.media_type, by=None)
            return Print.objects.create(request=request, file=file, sha256=file.blob.sha256, renderer=built.renderer)
    except IntegrityError:  # another worker was first; its print stands
        return None
