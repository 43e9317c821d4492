"""The catalogue of services as visitors read it: what is in use today, for what, and on what ground."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pages.in_force import acts_in_force
from pages.registers import Option
from workflows.regulations.models import Provision
from workflows.regulations.tree import label_key
from workflows.services.models import Audience, Mode, Purpose, Service
from workflows.services.models.vocabulary import QUESTIONS, SIDES

SHOWN_MODES = (Mode.ASYNC, Mode.SYNC)


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the act that a service comes from; without an address when the act in force has no such point."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Task:
    """What a person can do with a service, and the point that says so."""

    question: str
    point: Point


@dataclass(frozen=True, slots=True)
class Card:
    """One service; `act` is the name of the act in force that it comes from."""

    service: Service
    tasks: tuple[Task, ...]
    point: Point
    act: str

    @property
    def bases(self) -> list[str]:
        return [str(basis) for basis in self.service.valid_bases]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The catalogue as asked for. Choices are those that some service in use answers."""

    cards: tuple[Card, ...]
    purpose: str
    audience: str
    mode: str
    purposes: tuple[Option, ...]
    audiences: tuple[Option, ...]
    modes: tuple[Option, ...]
    total: int

    @property
    def is_filtered(self) -> bool:
        return bool(self.purpose or self.audience or self.mode)

    @property
    def question(self) -> str:
        """The chosen task in words."""
        return QUESTIONS.get(self.purpose, "")


def catalogue(given: Mapping[str, str], *, on: date) -> Catalogue:
    """Services in use on the day, narrowed by what was chosen; the same few queries for any number of rows."""
    known = list(Service.objects.in_use(on=on).with_facts(on=on))
    purpose, audience, mode = given.get("zadacha", ""), given.get("kto", ""), given.get("sposob", "")
    chosen = [service for service in known if _fits(service, purpose, audience, mode)]
    acts = _acts(chosen, on)
    return Catalogue(
        cards=tuple(_card(service, acts, purpose) for service in chosen),
        purpose=purpose,
        audience=audience,
        mode=mode,
        purposes=_options(QUESTIONS.items(), {use.purpose for service in known for use in service.uses.all()}),
        audiences=_options(Audience.choices, {side for service in known for side in _sides(service)}),
        modes=_options([(mode.value, mode.label) for mode in SHOWN_MODES], _modes(known)),
        total=len(known),
    )


def _fits(service: Service, purpose: str, audience: str, mode: str) -> bool:
    """One and the same use answers both the task and the person: a parent is not shown what students hand in."""
    uses = [
        use
        for use in service.uses.all()
        if purpose in ("", use.purpose) and (not audience or audience in SIDES[use.pair])
    ]
    return bool(uses) and mode in ("", service.mode, *([mode] if service.mode == Mode.BOTH else []))


def _sides(service: Service) -> set[str]:
    return {side for use in service.uses.all() for side in SIDES[use.pair]}


def _modes(known: list[Service]) -> set[str]:
    return {mode for service in known for mode in (SHOWN_MODES if service.mode == Mode.BOTH else [service.mode])}


def _options(choices: Iterable[tuple[str, str]], present: set[str]) -> tuple[Option, ...]:
    return tuple(Option(value, label) for value, label in choices if value in present)


@dataclass(frozen=True, slots=True)
class Acts:
    """Acts in force that the services name: how they are called, and where their points are."""

    titles: Mapping[str, str]
    points: Mapping[tuple[str, str], str]


def _card(service: Service, acts: Acts, chosen: str) -> Card:
    def point(label: str, key: str = "") -> Point:
        return Point(label, acts.points.get((service.act_slug, key or label_key(label)), ""))

    labels = {use.purpose: use.point_label for use in service.uses.all()}
    order = sorted(labels, key=lambda purpose: (purpose != chosen, Purpose.values.index(purpose)))
    tasks = tuple(Task(QUESTIONS[purpose], point(labels[purpose])) for purpose in order)
    return Card(service, tasks, point(service.point_label, service.point_key), acts.titles.get(service.act_slug, ""))


def _acts(chosen: list[Service], on: date) -> Acts:
    slugs = {service.act_slug for service in chosen}
    keys = {service.point_key for service in chosen}
    keys |= {label_key(use.point_label) for service in chosen for use in service.uses.all()}
    acts = {act.pk: act.regulation for act in acts_in_force(on=on) if act.regulation.slug in slugs}
    found = Provision.objects.filter(redaction__in=list(acts), key__in=keys - {""}).values_list("redaction_id", "key")
    return Acts(
        titles={act.slug: act.short_title for act in acts.values()},
        points={(acts[act].slug, key): f"{acts[act].page.url}p/{key}/" for act, key in found},
    )
