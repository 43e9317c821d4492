"""An act that has lived: changed twice, once out of turn, for those who read it on the site."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from pages.publishing import publish_redaction
from tests import make
from tests.pages import make_pages
from tests.workflows.regulations import story
from workflows.regulations import actions
from workflows.regulations.amending import edits
from workflows.regulations.amending.operations import Part
from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.models import Redaction
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import ActText, Kind, Node, places

APRIL = datetime(2026, 4, 10, 7, 0, tzinfo=UTC)
SEPTEMBER_1 = date(2026, 9, 1)
HOURS, BINDING, SECTION = "1-1", "1-2", "1"
ADDED = make.uid("added point")


def uid(text: ActText, key: str) -> str:
    """Who stands at the address."""
    return next(place.node.uid for place in places(text) if place.key == key)


@dataclass(frozen=True, slots=True)
class Lived:
    """The cast, the first redaction, and where the act stands."""

    who: story.Cast
    first: Redaction
    address: str


def approved(*, effective_from: date | None = None) -> Lived:
    """An act with one redaction: 1.1 «…с 9 часов», 1.2, 2.1 with a list."""
    who = make_pages.school()
    first = make_pages.published(who, effective_from=effective_from)
    return Lived(who, first, make_pages.address(first))


def opens_at(hour: int):
    """A change: the school opens at another hour."""
    return lambda text: edits.with_words(text, uid(text, HOURS), Part.TEXT, f"Школа работает с {hour} часов.")


def without_binding(text):
    """A change: point 1.2 is repealed."""
    return edits.repealed(text, uid(text, BINDING))


def with_point(text):
    """A change: point 1.3 is added."""
    node = Node(uid=ADDED, kind=Kind.POINT, label="1.3", text="Сайт открыт всегда.")
    return edits.inserted(text, uid(text, SECTION), uid(text, BINDING), node)


def renumbered(text):
    """A new edition: points 1.1 and 1.2 change places and numbers."""
    section = text.provisions[0]
    points = (replace(section.children[1], label="1.1"), replace(section.children[0], label="1.2"))
    return replace(text, provisions=(replace(section, children=points), *text.provisions[1:]))


def moved_away(text):
    """A new edition: point 1.2 becomes 1.7."""
    section = text.provisions[0]
    points = (section.children[0], replace(section.children[1], label="1.7"))
    return replace(text, provisions=(replace(section, children=points), *text.provisions[1:]))


def left_out(text):
    """A new edition without point 1.2."""
    section = text.provisions[0]
    return replace(text, provisions=(replace(section, children=section.children[:1]), *text.provisions[1:]))


def changed(act: Lived, base: Redaction, change, *, since: date | None = None, at: datetime = story.MARCH) -> Redaction:
    """The redaction of an order of changes, on the site with all that it rebuilt."""
    redaction = story.changed(act.who, base, change, since=since, at=at)
    publish_all(at)
    return redaction


def given_anew(act: Lived, base: Redaction, change, *, at: datetime = story.MARCH) -> Redaction:
    """A new edition on the site."""
    draft = actions.begin_amendment(base, by=act.who.lawyer, way=DraftWay.EDITION, on=at.date())
    draft = actions.rewrite(draft, text=change(text_of_redaction(base)), by=act.who.lawyer)
    redaction = story.carried(act.who, draft, at=at)
    publish_all(at)
    return redaction


def repealed(act: Lived, base: Redaction, *, since: date | None = None, at: datetime = story.MARCH) -> None:
    """The end of the act."""
    draft = actions.begin_repeal(base, by=act.who.lawyer, reason="Устарел", effective_from=since, on=at.date())
    story.carried(act.who, draft, at=at)


def publish_all(at: datetime) -> None:
    for redaction in Redaction.objects.filter(publication=None):
        publish_redaction(redaction.pk, at=at)
