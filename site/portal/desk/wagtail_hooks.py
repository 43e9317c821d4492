"""Registration of the desk in Wagtail; everything is declared elsewhere."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component
from wagtail.permissions import register_permission_policy

from portal.desk.appeals import (
    Dangers,
    LettersToSign,
    MyAppeals,
    NotLookedThrough,
    OverdueAppeals,
    ToRegister,
    UnknownSendings,
)
from portal.desk.filing import HeldLetters
from portal.desk.known import MakingKnown, Reading
from portal.desk.mailroom import SilentMailbox, UnsortedMail
from portal.desk.menu import arranged
from portal.desk.panels import Agreed, MyDrafts, Signature, Visa
from portal.desk.publication import Publication
from portal.desk.references import CitedActs
from portal.desk.rows import desk_of
from portal.desk.watch import Calendar, FailedPrints, FilesUnchecked, LettersGivenUp, MailSilence, UnpublishedPages
from workflows.archive.permissions import FactsPolicy
from workflows.people.http import StaffRequest
from workflows.regulations.models import Redaction
from workflows.regulations.views import signing_urls
from workflows.regulations.viewsets.redactions import RedactionViewSet

register_permission_policy(Redaction, FactsPolicy(Redaction))

PANELS = (
    Dangers,
    NotLookedThrough,
    MailSilence,
    Signature,
    SilentMailbox,
    ToRegister,
    UnsortedMail,
    HeldLetters,
    UnknownSendings,
    MyAppeals,
    LettersToSign,
    OverdueAppeals,
    Visa,
    Reading,
    Agreed,
    Publication,
    MakingKnown,
    MyDrafts,
    CitedActs,
    FailedPrints,
    LettersGivenUp,
    FilesUnchecked,
    Calendar,
    UnpublishedPages,
)


@hooks.register("construct_homepage_panels")
def show_what_waits(request: StaffRequest, panels: list[Component]) -> None:
    """Ours instead of Wagtail's, which show workflows without legal force."""
    desk = desk_of(request.user, on=timezone.localdate())
    panels[:] = [panel for panel in (declared(desk) for declared in PANELS) if panel.is_shown()]


@hooks.register("construct_homepage_summary_items", order=1000)
def count_nothing(request: HttpRequest, items: list[SummaryItem]) -> None:
    """The number of pages tells nobody what to do."""
    items.clear()


@hooks.register("register_admin_menu_item")
def way_home() -> MenuItem:
    """The front page by name: on a phone the logo is hidden in the menu."""
    return MenuItem("Рабочий стол", reverse("wagtailadmin_home"), name="desk", icon_name="home", order=1)


@hooks.register("construct_main_menu", order=1000)
@hooks.register("construct_settings_menu", order=1000)
@hooks.register("construct_reports_menu", order=1000)
def arrange(request: HttpRequest, items: list[MenuItem]) -> None:
    """The menu in the order of work."""
    items[:] = arranged(items)


@hooks.register("register_admin_urls")
def addresses_of_signing() -> list[URLPattern]:
    """The director's path."""
    return signing_urls.urlpatterns


@hooks.register("register_admin_viewset")
def register_of_redactions() -> RedactionViewSet:
    """The register of redactions."""
    return RedactionViewSet()


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """What Wagtail's own sheet lacks for our screens."""
    return format_html(
        '<link rel="stylesheet" href="{}"><link rel="stylesheet" href="{}">',
        static("desk/desk.css"),
        static("desk/signing.css"),
    )
