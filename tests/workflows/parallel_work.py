"""Pieces of work that tests start in several processes at once; each returns what it did as a word."""

import time
from datetime import date

from django.conf import settings
from django.db import transaction

from workflows.files.models import Blob, StoredFile
from workflows.files.storage import read, store
from workflows.journal import entries
from workflows.journal.models import Entry
from workflows.numbering.models import Series
from workflows.numbering.numbers import next_number
from workflows.printing import queue
from workflows.printing.models import Print, PrintRequest

FEBRUARY_26 = date(2026, 2, 26)
UNLUCKY = 7


def make_series(number: int) -> str:
    return Series.objects.get_or_create(code="u", defaults={"title": "Приказы", "index": "У"})[0].code


def take_number(number: int) -> str:
    """Take a number and store nothing else; one of the processes rolls back."""
    with transaction.atomic():
        given = next_number(Series.objects.get(code="u"), on=FEBRUARY_26)
        time.sleep(0.02)
        transaction.set_rollback(number == UNLUCKY)
    return "rolled back" if number == UNLUCKY else given.text


def write_entries(number: int) -> str:
    for step in range(5):
        with transaction.atomic():
            entries.write("test.happened", subject=f"test:{number}", summary=f"Событие {number}.{step}", by=None)
    return "written"


def check_journal(number: int) -> str:
    return f"{Entry.objects.count()} {list(entries.broken_links())}"


def store_bytes(number: int) -> str:
    return store("одни и те же байты".encode(), name=f"файл {number}.txt", media_type="text/plain", by=None).blob.sha256


def check_files(number: int) -> str:
    blob = Blob.objects.get(files__name="файл 0.txt")
    return f"{blob.files.count()} {read(blob).decode()}"


def _slow_print(subject_id: int) -> queue.Built:
    time.sleep(0.2)
    return queue.Built(data=b"%PDF", name="приказ.pdf", media_type="application/pdf", renderer="test 1")


def build_print(number: int) -> str:
    settings.PRINT_BUILDERS = {"test.slow": "tests.workflows.parallel_work._slow_print"}
    request, _ = PrintRequest.objects.get_or_create(form="test.slow", subject_id=1)
    return "built" if queue.build(request) else "stood already"


def check_prints(number: int) -> str:
    return f"{Print.objects.count()} {StoredFile.objects.filter(name='приказ.pdf').count()} {PrintRequest.objects.get().trouble}"
