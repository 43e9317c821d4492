"""One export of the whole journal by the action that the worker runs; prints how long it took and how much memory at most.

    python -m portal.bench.appeals.journal csv|xlsx
"""

import json
import logging
import resource
import sys
import time

import django

django.setup()

from django.utils import timezone  # noqa: E402  models exist after the set-up

from workflows.appeals.actions import exporting  # noqa: E402
from workflows.appeals.models import JournalExport  # noqa: E402
from workflows.people.models import User  # noqa: E402


def export(form: str) -> dict[str, str | int | float]:
    """Build it and throw the file away."""
    clerk, now = User.objects.get(username="zamer-clerk"), timezone.now()
    wanted = JournalExport.objects.create(form=form, asked_by=clerk, asked_at=now, beat_at=now)
    started = time.perf_counter()
    exporting.build(wanted, at=now)
    spent = time.perf_counter() - started
    wanted.refresh_from_db()
    exporting.path_of(wanted).unlink()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"form": form, "rows": wanted.done, "seconds": round(spent, 1), "peak_megabytes": round(peak, 1)}


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    sys.stdout.write(json.dumps(export(sys.argv[1])))
