"""What a search finds: points of acts in force today, pages, services, orders. Never a draft, never an old redaction."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from pages.addresses import order_path
from pages.asking import Asked, Group, Hit, Where
from pages.excerpts import excerpt
from pages.models import ArticlePage
from pages.provisions import named
from workflows.orders.models import Order
from workflows.printing.words import long_date, numbered
from workflows.regulations.models import Provision, Redaction
from workflows.services.models import Service


def provisions(wish: Asked, acts: Sequence[Redaction]) -> Group:
    """Points of the given redactions."""
    by_key = {act.pk: act for act in acts}
    rows = Provision.objects.filter(redaction__in=list(by_key)).select_related("parent__parent__parent")
    sheet = wish.sheet(get_search_backend().search(wish.words, rows))
    return Group(Where.ACTS, sheet, tuple(provision_hit(row, by_key[row.redaction_id], wish) for row in sheet))


def provision_hit(provision: Provision, act: Redaction, wish: Asked) -> Hit:
    """A point with the act that it belongs to."""
    text = " ".join(filter(None, [provision.heading, provision.text]))
    address = f"{act.regulation.page.url}p/{provision.key}/"
    return Hit(called(provision), address, act.regulation.short_title, excerpt(text, wish.forms))


def called(provision: Provision) -> str:
    """«Пункт 2.2»; what has no label is called after the nearest that has: «Пункт 2.2, строка перечня»."""
    above = provision
    while not above.label and above.parent is not None:
        above = above.parent
    if above is provision:
        return named(provision)
    return f"{named(above)}, {provision.get_kind_display()}"


def site_pages(wish: Asked) -> Group:
    """Live pages that anybody may see; acts themselves are among them."""
    sheet = wish.sheet(Page.objects.live().public().filter(depth__gt=1).search(wish.words))
    texts = {page.pk: page for page in ArticlePage.objects.filter(pk__in=[page.pk for page in sheet])}
    return Group(Where.PAGES, sheet, tuple(_page_hit(page, texts.get(page.pk), wish) for page in sheet))


def _page_hit(page: Page, article: ArticlePage | None, wish: Asked) -> Hit:
    words = page.search_description
    if article is not None:
        words = " ".join([article.lead, *article.body.stream_block.get_searchable_content(article.body)])
    return Hit(page.title, page.url or "/", excerpt=excerpt(words, wish.forms) if words else "")


def services(wish: Asked, *, on: date, address: str) -> Group:
    """Rows of the public catalogue; without its page none is shown."""
    keys = list(Service.objects.in_use(on=on).values_list("pk", flat=True)) if address else []
    sheet = wish.sheet(get_search_backend().search(wish.words, Service.objects.filter(id__in=keys)))
    hits = (
        Hit(
            row.title,
            f"{address}#servis-{row.pk}",
            row.get_kind_display().capitalize(),
            excerpt(row.description, wish.forms),
        )
        for row in sheet
    )
    return Group(Where.SERVICES, sheet, tuple(hits))


def orders(wish: Asked, *, address: str) -> Group:
    """Orders of the public register, by number and by the words of their titles."""
    rows = _called(wish.query) if address else Order.objects.none()
    sheet = wish.sheet(rows.order_by("-signed_on", "-seq", "-pk").defer("content", "preamble"))
    return Group(Where.ORDERS, sheet, tuple(_order_hit(row, wish, address) for row in sheet))


def _called(query: str) -> QuerySet[Order]:
    rows = Order.objects.on_site()
    for word in query.replace("№", " ").split():
        rows = rows.filter(Q(title__icontains=word) | Q(number__istartswith=word))
    return rows


def _order_hit(order: Order, wish: Asked, address: str) -> Hit:
    day = long_date(order.signed_on) if order.signed_on else ""
    return Hit(
        f"Приказ {numbered(order.number)} от {day}",
        address + order_path(order),
        excerpt=excerpt(order.title, wish.forms),
    )
