"""The worker of the queue is killed at random moments: each print that was asked for appears after the restart, once."""

import json
import random
import time

import pytest

from tests.harness import databases
from tests.harness.product import product, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.both_databases]

STATE = """
import json
from workflows.files.models import StoredFile
from workflows.files.storage import read
from workflows.printing.models import Print, PrintRequest
prints = Print.objects.select_related("file__blob")
print(json.dumps({
    "asked": sorted(f"{asked.form} {asked.subject_id}" for asked in PrintRequest.objects.all()),
    "stored": sorted(f"{stored.request.form} {stored.request.subject_id}" for stored in prints),
    "files": StoredFile.objects.filter(pk__in=prints.values("file")).count(),
    "readable": all(read(stored.file.blob) for stored in prints),
    "given up": PrintRequest.objects.failed().count(),
}, ensure_ascii=False))
"""

TWO_MINUTES_PASS = """
from datetime import timedelta
from django.utils import timezone
from django_q.models import OrmQ
from workflows.printing.models import PrintRequest, PATIENCE
PrintRequest.objects.update(tried_at=timezone.now() - 2 * PATIENCE)
OrmQ.objects.update(lock=timezone.now() - timedelta(seconds=1))
from workflows.printing.tasks import build_missing
build_missing()
"""

LEFT_IN_THE_QUEUE = """
from django_q.models import OrmQ
from workflows.printing.queue import BUILD
print(sum(row.task["func"] == BUILD for row in OrmQ.objects.all()))
"""

STORED = "from workflows.printing.models import Print; print(Print.objects.count())"

EIGHT_ACTS = """
from tests import make
from tests.workflows.regulations import story
who = story.cast()
for index in range(8):
    story.signed(who, text=make.act_text(title=f"Порядок {index}"))
"""

KILLS = 3


def stored(database):
    return int(database.run(STORED))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_print_appears_after_the_restart_once(seed):
    moments = random.Random(seed)

    with databases.fresh(settings=databases.STORIES) as database, product(database) as running:
        database.run(EIGHT_ACTS)
        asked = json.loads(database.run(STATE))["asked"]
        for _ in range(KILLS):
            wanted = min(stored(database) + 1, len(asked))  # a quick machine may have printed everything before the last kill
            running.queue.start()
            wait_until(lambda least=wanted: stored(database) >= least, what="построена ещё одна печать", seconds=240)
            time.sleep(moments.uniform(0, 1.5))
            running.queue.kill()
            database.run(TWO_MINUTES_PASS)
        running.queue.start()
        running.wait_for_prints()
        database.run(TWO_MINUTES_PASS)
        wait_until(lambda: database.run(LEFT_IN_THE_QUEUE).strip() == "0", what="очередь печати пуста", seconds=300)

        assert json.loads(database.run(STATE)) == {
            "asked": asked,
            "stored": asked,
            "files": len(asked),
            "readable": True,
            "given up": 0,
        }
