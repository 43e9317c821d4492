"""Measures inside the throw-away database that the command `bench` has made; prints JSON."""

import json
import logging
import sys
from dataclasses import asdict

import django

django.setup()

from portal.bench.doors import door_speed  # noqa: E402  models exist after the set-up
from portal.bench.engines import engine_speed  # noqa: E402
from portal.bench.measures import Queries, page_speed, print_time, queries  # noqa: E402
from portal.bench.redlines import redline_noise, redline_speed  # noqa: E402
from portal.bench.school import amend, approve  # noqa: E402

FEW, MANY, PRINTED = 20, 500, 264  # the last one makes 46 pages of print
DEMO = "/lokalnye-akty/servisy-vzaimodeystviya/"

if __name__ == "__main__":
    logging.disable(logging.INFO)
    few, many = (queries(f"/lokalnye-akty/{approve(count).regulation.slug}/") for count in (FEW, MANY))
    printed = approve(PRINTED)
    amend(printed)
    found = {
        "redline": asdict(redline_speed(f"/lokalnye-akty/{printed.regulation.slug}/sravnenie/1/2/")),
        "redline_noise": asdict(redline_noise()),
        "door": asdict(door_speed()),
        "engines": asdict(engine_speed()),
        "pdf": asdict(print_time(printed)),
        "page": asdict(page_speed(DEMO)),
        "queries": asdict(Queries(FEW, few, MANY, many)),
    }
    sys.stdout.write(json.dumps(found))
