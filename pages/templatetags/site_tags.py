"""What every public template needs: the frame around a page, and how days, numbers and sizes are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pages import navigation, vision
from pages.addresses import order_path
from pages.cross_links import Links
from pages.navigation import Link
from workflows.orders.models import Order
from workflows.people.models import Organisation, organisation
from workflows.printing.typography import bound_html
from workflows.printing.words import NBSP, long_date, zone
from workflows.regulations.models import Provision
from workflows.regulations.rendering.labels import written
from workflows.regulations.rendering.linking import linked_html
from workflows.regulations.tree import Kind, Node

register = template.Library()

KILO = 1024


@dataclass
class Frame:
    """Everything around the content of a page. Parts are read when a template first asks for them."""

    request: HttpRequest
    page: Any
    is_inner: bool = False

    @cached_property
    def organisation(self) -> Organisation:
        return organisation()

    @cached_property
    def menu(self) -> tuple[Link, ...]:
        return navigation.menu(self.request)

    @cached_property
    def trail(self) -> tuple[Link, ...]:
        return navigation.trail(self.page, is_inner=self.is_inner)

    @cached_property
    def view(self) -> vision.View:
        return vision.view_of(self.request)

    @cached_property
    def settings(self) -> tuple[vision.Setting, ...]:
        return vision.SETTINGS

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    @cached_property
    def address(self) -> str:
        """The whole address of what is shown, without what was asked after «?»."""
        return self.request.build_absolute_uri(self.request.path)

    @cached_property
    def back(self) -> str:
        """Where the choice of view leads back to: on the page of the choice itself, where the visitor came from."""
        if self.request.path == reverse("view_settings"):
            return self.request.GET.get("otkuda", "/")
        return self.request.get_full_path()

    @cached_property
    def is_demo(self) -> bool:
        """Whether people, contracts and protocols shown here are invented."""
        return bool(settings.DEMO)

    @cached_property
    def origin(self) -> str:
        return f"{self.request.scheme}://{self.request.get_host()}"

    @cached_property
    def orders(self) -> str:
        """Where the register of orders is."""
        return navigation.section_address(self.request, "orderindexpage")

    @cached_property
    def acts(self) -> str:
        """Where the register of local acts is."""
        return navigation.section_address(self.request, "regulationindexpage")

    @cached_property
    def services(self) -> str:
        """Where the catalogue of services is."""
        return navigation.section_address(self.request, "servicecatalogpage")


@register.simple_tag(takes_context=True)
def site_frame(context: Context) -> Frame:
    """The frame of the page being rendered, one per request."""
    request = context["request"]
    found: Frame | None = getattr(request, "_frame", None)
    if found is None:
        found = request._frame = Frame(request, context.get("page"), is_inner=bool(context.get("is_inner")))
    return found


@register.filter
def spoken(day: date | datetime | None) -> str:
    """«26 февраля 2026 г.»."""
    if day is None:
        return ""
    return long_date(timezone.localtime(day).date() if isinstance(day, datetime) else day)


@register.filter
def clock(at: datetime) -> str:
    """«14:05 (UTC+03:00)»: the hour of a signature in the zone of the organisation, as prints write it."""
    local = timezone.localtime(at)
    return f"{local:%H:%M} {zone(local)}"


@register.filter
def numbered(number: object) -> SafeString:
    """«№ 01/0226-У», never broken across lines."""
    return format_html('<span class="nobr">№{}{}</span>', NBSP, number)


@register.filter
def bound(text: str) -> SafeString:
    """Running text with its numbers and short words kept on one line."""
    return SafeString(bound_html(text))


@register.filter
def linked(provision: Provision, links: Links) -> SafeString:
    """The words of a provision with links to what they refer to; both escape the words themselves."""
    return SafeString(linked_html(provision.text, links.get(str(provision.uid), ())))


@register.filter
def file_size(size: int | None) -> str:
    """«248 КБ», «1,2 МБ»."""
    if size is None:
        return ""
    kilos = max(1, round(size / KILO))
    return f"{kilos}{NBSP}КБ" if kilos < KILO else f"{size / KILO / KILO:.1f}{NBSP}МБ".replace(".", ",")


@register.filter
def hash_start(sha256: str) -> str:
    """The first eight characters: enough to tell two apart at a glance."""
    return sha256[:8]


@register.filter
def order_address(order: Order) -> str:
    """Where an order stands below its register."""
    return order_path(order)


@register.filter
def label_of(provision: Provision) -> str:
    """«2.», «2.2.», «а)», as in the text."""
    return written(Node("", Kind(provision.kind), provision.label))


@register.filter
def phone_digits(phone: str) -> str:
    """The number as a telephone dials it."""
    return "".join(char for char in phone if char.isdigit() or char == "+")


@register.filter
def capfirst_word(word: str) -> str:
    """«УТВЕРЖДЁН» as it stands in a list: «Утверждён»."""
    return word.capitalize()


@register.filter
def counted(number: int, words: str) -> str:
    """«1 изменение», «3 изменения», «5 изменений»: the words stand for one, a few and many."""
    one, few, many = words.split(",")
    tens, ones = number % 100, number % 10
    if 10 < tens < 20 or ones == 0 or ones > 4:
        return f"{number}{NBSP}{many}"
    return f"{number}{NBSP}{one if ones == 1 else few}"
