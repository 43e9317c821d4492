"""Fill the throw-away database that the command `bench --appeals` has made, and measure; prints JSON.

    python -m portal.bench.appeals COUNT
"""

import json
import logging
import sys
from dataclasses import asdict

import django

django.setup()

from django.utils import timezone  # noqa: E402  models exist after the set-up

from portal.bench.appeals.filling import fill  # noqa: E402
from portal.bench.appeals.measures import measure  # noqa: E402

if __name__ == "__main__":
    logging.disable(logging.WARNING)
    today = timezone.localdate()
    fill(int(sys.argv[1]), on=today)
    sys.stdout.write(json.dumps(asdict(measure(on=today))))
