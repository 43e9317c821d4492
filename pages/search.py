"""«Поиск»: one form over acts, pages, services and orders; a number of a point or of an order leads straight to it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pages import finding, pointing
from pages.addresses import order_path
from pages.asking import Asked, Group, Hit, Where, asked
from pages.in_force import acts_in_force
from pages.navigation import section_address
from workflows.regulations.models import Redaction


@dataclass(frozen=True, slots=True)
class Places:
    """Where found things live; empty when the site has no such section."""

    orders: str
    services: str


@dataclass(frozen=True, slots=True)
class Pointed:
    """Candidates for a point that several acts have, or none."""

    label: str
    hits: tuple[Hit, ...]

    @property
    def address(self) -> str:
        """Where to go at once: when there is one candidate only."""
        return self.hits[0].address if len(self.hits) == 1 else ""


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The form with what it has found."""
    wish, today = asked(request.GET), timezone.localdate()
    if not wish.query:
        return render(request, "pages/search.html", {"wish": wish, "places": Where})
    acts, places = acts_in_force(on=today), _places(request)
    pointed = _pointed(wish, acts)
    address = (pointed.address if pointed else "") or _order_address(wish, places)
    if address:
        return HttpResponseRedirect(address)
    groups = [
        finding.provisions(wish, acts) if wish.wants(Where.ACTS) else None,
        finding.site_pages(wish) if wish.wants(Where.PAGES) else None,
        finding.services(wish, on=today, address=places.services) if wish.wants(Where.SERVICES) else None,
        finding.orders(wish, address=places.orders) if wish.wants(Where.ORDERS) else None,
    ]
    found = [group for group in groups if group is not None and group.total]
    facts = {"wish": wish, "places": Where, "pointed": pointed, "groups": found, "total": _total(found)}
    return render(request, "pages/search.html", facts)


def _places(request: HttpRequest) -> Places:
    return Places(section_address(request, "orderindexpage"), section_address(request, "servicecatalogpage"))


def _pointed(wish: Asked, acts: list[Redaction]) -> Pointed | None:
    wanted = pointing.pointer(wish.query)
    if wanted is None:
        return None
    hits = (finding.provision_hit(row, row.redaction, wish) for row in pointing.pointed_at(wanted, acts))
    return Pointed(wanted.label, tuple(hits))


def _order_address(wish: Asked, places: Places) -> str:
    called = pointing.orders_called(wish.query) if places.orders else []
    return places.orders + order_path(called[0]) if len(called) == 1 else ""


def _total(groups: list[Group]) -> int:
    return sum(group.total for group in groups)
