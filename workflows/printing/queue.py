"""Asking for prints and building them: at least once by the queue, exactly once in the archive."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import OrmQ
from django_q.tasks import async_task

from workflows.errors import RuleBroken
from workflows.files.models import StoredFile
from workflows.files.storage import store
from workflows.printing.models import MOST_ATTEMPTS, Print, PrintRequest

BUILD = "workflows.printing.tasks.build"
UNFINISHED = (
    "Построение не закончилось: исполнитель был остановлен или форма содержит ошибку. Подробности – в журнале сервера."
)


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
    enqueue(request)
    return request


def enqueue(request: PrintRequest) -> None:
    """Put the work into the queue; the task commits together with the caller's transaction."""
    PrintRequest.objects.filter(pk=request.pk).update(tried_at=timezone.now())
    async_task(BUILD, request.pk)


def queued() -> set[int]:
    """Keys of the requests whose task lies ready in the queue; one that is being worked on is locked and not among them."""
    ready = (row.task for row in OrmQ.objects.filter(lock__lte=timezone.now()))
    return {task["args"][0] for task in ready if task.get("func") == BUILD}


def enqueue_missing(*, at_most: int = 100) -> list[PrintRequest]:
    """Ask again for the prints that a stopped worker left behind, and for no other: a long queue is not made longer."""
    waiting = PrintRequest.objects.abandoned(timezone.now()).exclude(pk__in=queued()).order_by("pk")[:at_most]
    found = list(waiting)
    for request in found:
        enqueue(request)
    return found


def key_of(form: str, subject_id: int) -> str:
    """The key that was given to a print when it was asked for; empty for one that nobody asked for."""
    asked = PrintRequest.objects.filter(form=form, subject_id=subject_id).values_list("key", flat=True)
    return asked.first() or ""


def found(form: str, subject_id: int) -> StoredFile | None:
    """The stored print, or None while it is being built."""
    stored = (
        Print.objects.filter(request__form=form, request__subject_id=subject_id).select_related("file__blob").first()
    )
    return stored.file if stored else None


def build(request: PrintRequest) -> Print | None:
    """Build and store the print once. The attempt is counted before the work: a job that kills its worker ends too."""
    if Print.objects.filter(request=request).exists():
        return None
    counted = PrintRequest.objects.filter(pk=request.pk, attempts__lt=MOST_ATTEMPTS)
    if not counted.update(attempts=F("attempts") + 1, tried_at=timezone.now(), trouble=UNFINISHED):
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
            stored = Print.objects.create(request=request, file=file, sha256=file.blob.sha256, renderer=built.renderer)
            PrintRequest.objects.filter(pk=request.pk).update(trouble="")
            return stored
    except IntegrityError:  # another worker was first; its print stands
        return None
