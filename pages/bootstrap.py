"""The first tree of the site: made once, completed when something is missing, safe to repeat."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Page, Site

from pages.models import HomePage, OrderIndexPage, RegulationIndexPage, ServiceCatalogPage, SitePage
from workflows.people.models import Organisation


@dataclass(frozen=True, slots=True)
class Section:
    """A page that stands right below the home page."""

    model: type[SitePage]
    slug: str
    title: str
    lead: str


SECTIONS: list[Section] = [
    Section(
        RegulationIndexPage,
        "lokalnye-akty",
        "Локальные акты",
        "Действующие порядки, положения и правила организации. У каждого – приказ, которым он утверждён, и все прежние редакции.",
    ),
    Section(OrderIndexPage, "prikazy", "Приказы", "Подписанные приказы, которые организация размещает на сайте."),
    Section(
        ServiceCatalogPage,
        "servisy",
        "Сервисы",
        "Чем пользуются для занятий и связи: что где делать, как войти и кто отвечает.",
    ),
]


@transaction.atomic
def make_tree(organisation: Organisation) -> HomePage:
    """The home page with its sections, on the default site."""
    home = HomePage.objects.first() or _home(organisation)
    _site(home, organisation)
    for section in SECTIONS:
        if not section.model.objects.exists():
            home.add_child(
                instance=section.model(title=section.title, slug=section.slug, lead=section.lead, show_in_menus=True),
            )
            home.refresh_from_db()
    return home


def _home(organisation: Organisation) -> HomePage:
    root = Page.get_first_root_node()
    home = HomePage(title=organisation.short_name, slug="glavnaya", lead=organisation.full_name)
    root.add_child(instance=home)
    return home


def _site(home: HomePage, organisation: Organisation) -> None:
    """Lead the default site to our home page, and take away the greeting that Wagtail starts with."""
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", port=80, is_default_site=True
    )
    greeting = site.root_page if site.root_page_id else None
    site.root_page, site.site_name = home, organisation.short_name
    site.save()
    if greeting and greeting.pk != home.pk and greeting.specific_class is Page and not greeting.get_children().exists():
        greeting.delete()
