"""Registers of invented appeals, of any shape: the same rows that the generator of large ones writes."""

from datetime import date, timedelta

from portal.bench.appeals.filling import write
from portal.bench.appeals.lots import Lot
from portal.bench.appeals.people import Office, office
from portal.bench.appeals.rows import Keys
from workflows.appeals.models import Appeal, Category, Channel, Kind, Repeat, Result, Sensitivity
from workflows.appeals.stages import ENDS_AT, OPEN, Stage
from workflows.people.models import User

desks: list[Office] = []  # the last one made; a rolled back one is made anew
NOVEMBER_2 = date(2026, 11, 2)


def lot(**fields) -> Lot:
    """An answered statement of a parent, registered on 2 November 2026, unless told otherwise."""
    registered_on = fields.pop("registered_on", NOVEMBER_2)
    took = fields.pop("took", 10)
    ground = fields.get("ground")
    stage = fields.pop("stage", ENDS_AT[ground] if ground else Stage.ANSWERED)
    ended = registered_on + timedelta(days=took) if registered_on and stage not in OPEN else None
    usual = {
        "place": 0,
        "received_on": registered_on or NOVEMBER_2,
        "concluded_on": ended,
        "ground": None,
        "extended": False,
        "kind": Kind.STATEMENT,
        "channel": Channel.SITE,
        "category": Category.PARENT,
        "repeat": Repeat.FIRST,
        "people": 1,
        "sensitivity": Sensitivity.ORDINARY,
        "questions": 1,
        "executor": 0,
        "topic": 0,
        "result": Result.EXPLAINED if ended else None,
    }
    return Lot(**{**usual, "stage": stage, "registered_on": registered_on, **fields})


def register(*lots: Lot) -> list[Appeal]:
    """The register of these appeals, numbered in order; the appeals as they were given."""
    numbered = [Lot(**{**{name: getattr(one, name) for name in Lot.__slots__}, "place": place}) for place, one in enumerate(lots, start=Appeal.objects.count())]
    if not User.objects.filter(username="zamer-head").exists():
        desks.append(office(range(2015, 2031)))
    last = Appeal.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    write(numbered, Keys.next(), desks[-1])
    return list(Appeal.objects.filter(pk__gt=last).order_by("pk"))
