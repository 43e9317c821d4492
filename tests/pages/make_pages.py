"""Makers for the site: the tree, and acts that were really signed and published."""

import json
from datetime import UTC, date, datetime

from pages.bootstrap import make_tree
from pages.models import RegulationPage
from pages.publishing import publish_redaction
from tests import make
from tests.workflows.regulations import story
from tests.workflows.regulations.story import Cast
from workflows.orders import actions as orders
from workflows.orders.actions import Clause
from workflows.orders.models import Order
from workflows.orders.stages import ClauseKind
from workflows.people.models import organisation
from workflows.regulations import actions
from workflows.regulations.models import Redaction, Regulation
from workflows.regulations.tree import ActText, canonical_json, from_dict, to_dict


def school() -> Cast:
    """The people of the story, and the site with its sections."""
    who = story.cast()
    make_tree(organisation())
    return who


def published(
    who: Cast,
    *,
    text: ActText | None = None,
    regulation: Regulation | None = None,
    effective_from: date | None = None,
    at: datetime = story.MORNING,
) -> Redaction:
    """A redaction on the site."""
    draft = story.agreed(who, text=text, regulation=regulation)
    actions.prepare_order(draft, series=who.series, effective_from=effective_from, by=who.clerk)
    draft = actions.send_to_signature(draft, by=who.clerk)
    redaction = story.sign(draft, by=who.head, at=at)
    publish_redaction(redaction.pk)
    return redaction


def amended(who: Cast, first: Redaction, *, old: str, new: str, effective_from: date | None = None, on: date = make.FEBRUARY_26) -> Redaction:
    """The next redaction by a later order, on the site with all that it rebuilt."""

    def change(text: ActText) -> ActText:
        said = canonical_json(to_dict(text)).replace(old, new)
        return from_dict(json.loads(said))

    at = datetime(on.year, on.month, on.day, 8, tzinfo=UTC)
    redaction = story.changed(who, first, change, since=effective_from, at=at)
    for row in Redaction.objects.filter(publication=None):
        publish_redaction(row.pk)
    return redaction


def address(redaction: Redaction) -> str:
    """Where the act stands on the site."""
    return RegulationPage.objects.get(regulation=redaction.regulation).url


def order(who: Cast, *, title: str = "О начале учебного года", for_site: bool = True, on: date = make.FEBRUARY_26) -> Order:
    """A signed order that approves nothing."""
    clause = Clause(kind=ClauseKind.ENTRUST, text="Начать занятия 1 сентября.")
    project = orders.project(
        series=who.series, title=title, preamble="В соответствии с уставом", clauses=[clause], place="Москва", for_site=for_site, by=who.clerk
    )
    return orders.sign(project, by=who.head, on=on, at=datetime(on.year, on.month, on.day, 8, tzinfo=UTC))
