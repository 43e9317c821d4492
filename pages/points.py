"""What stands at the permanent address of a provision, and if nothing does, where it went or when it comes.

An address is the number of a provision; who bears a number may change with a new edition, the uid never does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from pages.editions import Edition, Life
from pages.provisions import Passage, name_of, passage
from workflows.regulations.amending.labels import SUPERSCRIPTS
from workflows.regulations.models import Provision


class Fate(StrEnum):
    """What a visitor finds at an address in one redaction."""

    HERE = "here"
    MOVED = "moved"
    REPEALED = "repealed"
    COMING = "coming"
    GONE = "gone"
    UNKNOWN = "unknown"


RAISED = re.compile(r"_(\d+)")
STATUS = {Fate.HERE: 200, Fate.MOVED: 200, Fate.REPEALED: 410, Fate.COMING: 404, Fate.GONE: 410, Fate.UNKNOWN: 404}


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a provision stands in one redaction."""

    edition: Edition
    uid: UUID
    kind: str
    label: str
    key: str
    repealed: bool

    @property
    def name(self) -> str:
        """«Пункт 2.2»."""
        return name_of(self.kind, self.label)

    @property
    def address(self) -> str:
        """Below the page of the act; it never changes."""
        return f"{self.edition.address}p/{self.key}/"


@dataclass(frozen=True, slots=True)
class Point:
    """The answer for one address: `places` are those of the same provision in all redactions, the newest first."""

    fate: Fate
    edition: Edition
    key: str
    passage: Passage | None = None
    places: tuple[Placement, ...] = ()
    namesake: Placement | None = None

    @property
    def number(self) -> str:
        """The number of the address as people write it: «9.9», «9.9¹»; a letter or a word stays as it is."""
        dotted = self.key.replace("-", ".") if self.key[:1].isdigit() else self.key
        return RAISED.sub(lambda raised: "".join(SUPERSCRIPTS[int(digit)] for digit in raised[1]), dotted)

    @property
    def status(self) -> int:
        """The HTTP status that tells machines the same."""
        return STATUS[self.fate]

    @property
    def other(self) -> Placement | None:
        """Where else to read it: the nearest redaction that comes, or the last that had it."""
        kept = [place for place in self.places if not place.edition.is_superseded] or list(self.places)
        later = [place for place in kept if place.edition.number > self.edition.number]
        return later[-1] if later else next(iter(kept), None)

    def before(self, number: int) -> Placement | None:
        """Where the provision last had words before the redaction with the number."""
        older = (place for place in self.places if place.edition.number < number and not place.edition.is_superseded)
        return next((place for place in older if not place.repealed), None)

    @property
    def former(self) -> Placement | None:
        """The place that bore the number of the address, for a provision that bears another now."""
        return next((place for place in self.places if place.key == self.key), None)


def find(life: Life, edition: Edition, key: str, *, whole: bool = True) -> Point:
    """Whatever the address means in the redaction; unless `whole` the provision comes without what is below it."""
    found = passage(edition.redaction, key, whole=whole)
    if len(life.editions) == 1:
        return Point(_fate(found), edition, key, found)
    if found is not None:
        return _here(life, edition, key, found)
    bearers = placements(life, key=key)
    if not bearers:
        return Point(Fate.UNKNOWN, edition, key)
    return _elsewhere(edition, key, placements(life, uid=bearers[0].uid))


def _here(life: Life, edition: Edition, key: str, found: Passage) -> Point:
    """The provision that bears the number now, and the one that bore it before, if it was another."""
    uid = found.provision.uid
    related = placements(life, uid=uid, key=key)
    strangers = (place.uid for place in related if place.uid != uid and place.edition.number < edition.number)
    stranger = next(strangers, None)
    namesake = _now(placements(life, uid=stranger), edition) if stranger else None
    return Point(_fate(found), edition, key, found, tuple(place for place in related if place.uid == uid), namesake)


def _fate(found: Passage | None) -> Fate:
    if found is None:
        return Fate.UNKNOWN
    return Fate.REPEALED if found.provision.repealed else Fate.HERE


def _elsewhere(edition: Edition, key: str, places: tuple[Placement, ...]) -> Point:
    """The number is free in this redaction, but a provision bears it in another."""
    now = _now(places, edition)
    if now is not None:
        return Point(Fate.MOVED, edition, key, passage(edition.redaction, now.key), places)
    comes = any(place.edition.number > edition.number for place in places)
    return Point(Fate.COMING if comes else Fate.GONE, edition, key, places=places)


def _now(places: tuple[Placement, ...], edition: Edition) -> Placement | None:
    return next((place for place in places if place.edition.number == edition.number), None)


def placements(life: Life, *, uid: UUID | None = None, key: str = "") -> tuple[Placement, ...]:
    """All places of a provision by its uid, and of whatever bore a number; the newest redaction first."""
    rows = Provision.objects.filter(redaction__in=[redaction.pk for redaction in life.redactions])
    rows = rows.filter((Q(uid=uid) if uid else Q()) | (Q(key=key) if key else Q()))
    known = {edition.redaction.pk: edition for edition in life.editions}
    found = (
        Placement(known[redaction], uid, kind, label, key, repealed)
        for redaction, uid, kind, label, key, repealed in rows.values_list("redaction_id", "uid", "kind", "label", "key", "repealed")
    )
    return tuple(sorted(found, key=lambda place: place.edition.number, reverse=True))
