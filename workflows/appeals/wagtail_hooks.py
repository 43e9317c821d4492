"""Registration, and the menu «Обращения». Reception and reports put their items into it by the hook `register_appeals_menu_item`."""

from collections.abc import Callable

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem, SubmenuMenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from workflows.appeals.menu import appeals_menu
from workflows.appeals.models import (
    Appeal,
    CaseIndex,
    CompetentBody,
    DangerWord,
    Forwarding,
    HouseRules,
    LetterTemplate,
    Paper,
    RunningClock,
    Sending,
    Topic,
)
from workflows.appeals.permissions import DoorPolicy
from workflows.appeals.rules.case_files import may_see
from workflows.appeals.rules.reception import may_see_reception
from workflows.appeals.views.report_urls import urlpatterns
from workflows.appeals.viewsets.books import (
    BodyViewSet,
    CaseIndexViewSet,
    DangerWordViewSet,
    HouseRulesViewSet,
    TemplateViewSet,
    TopicViewSet,
)
from workflows.appeals.viewsets.case_files import CaseFilesDesk
from workflows.appeals.viewsets.desk import AppealsDesk
from workflows.appeals.viewsets.reception import ReceptionDesk
from workflows.errors import why_not
from workflows.people.permissions import KeptPolicy

for model in (Appeal, Paper, RunningClock, Forwarding, Sending):
    register_permission_policy(model, DoorPolicy(model))
for book in (Topic, CompetentBody, LetterTemplate, CaseIndex, HouseRules, DangerWord):
    register_permission_policy(book, KeptPolicy(book))

ITEMS = (
    ("incoming", "Поступление", "download", 10),
    ("index", "Журнал", "list-ul", 20),
    ("mine", "Мои поручения", "tasks", 30),
    ("signing", "На подписи", "edit", 40),
    ("control", "Контроль", "time", 50),
    ("forwardings", "Переадресации", "redirect", 70),
    ("sendings", "Отправки и возвраты", "mail", 80),
)


class DeskItem(MenuItem):
    """Shown to those who have the door to appeals; what is behind it is said by `rules.visible_to`."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("appeals.view_appeal"))


@hooks.register("register_admin_menu_item")
def appeals() -> MenuItem:
    """Shown to those who may see at least one item in it."""
    return SubmenuMenuItem("Обращения", appeals_menu, name="appeals", icon_name="mail", order=5)


def _item(name: str, label: str, icon: str, order: int) -> Callable[[], MenuItem]:
    return lambda: DeskItem(label, reverse(f"appeals:{name}"), name=f"appeals-{name}", icon_name=icon, order=order)


for item in ITEMS:
    hooks.register("register_appeals_menu_item", _item(*item))


@hooks.register("register_admin_viewset")
def desk() -> list[ViewSet]:
    """The desk and its books."""
    return [AppealsDesk(), TopicViewSet(), BodyViewSet(), TemplateViewSet(), CaseIndexViewSet(), HouseRulesViewSet(), DangerWordViewSet()]


class ReportsItem(MenuItem):
    """Shown to those who build reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("appeals.report_appeals"))


@hooks.register("register_appeals_menu_item")
def reports() -> MenuItem:
    """«Отчёты» in the menu «Обращения»."""
    return ReportsItem("Отчёты", reverse("appeal_reports"), name="appeals-reports", icon_name="order", order=90)


@hooks.register("register_admin_urls")
def addresses_of_reports() -> list[URLResolver]:
    """Reports and exports."""
    return [path("appeal-reports/", include(urlpatterns))]


class ReceptionItem(MenuItem):
    """Shown to those who receive citizens or keep the hours."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Wagtail asks twice on a page; the hours of the person are looked up once."""
        known: bool | None = getattr(request, "_sees_reception", None)
        if known is None:
            known = not why_not(may_see_reception, request.user)
            request._sees_reception = known  # type: ignore[attr-defined]  # an answer for the time of the request
        return known


class CaseFilesItem(MenuItem):
    """Shown to those who may see the list of case files."""

    def is_shown(self, request: HttpRequest) -> bool:
        return not why_not(may_see, request.user)


@hooks.register("register_appeals_menu_item")
def reception_item() -> MenuItem:
    """«Личный приём»."""
    return ReceptionItem("Личный приём", reverse("reception:calendar"), name="appeals-reception", icon_name="calendar-alt", order=60)


@hooks.register("register_appeals_menu_item")
def case_files_item() -> MenuItem:
    """«Дела»."""
    return CaseFilesItem("Дела", reverse("case_files:index"), name="appeals-case-files", icon_name="folder", order=85)


@hooks.register("register_admin_viewset")
def office() -> list[ViewSet]:
    """Personal reception and the case files."""
    return [ReceptionDesk(), CaseFilesDesk()]


class RulesItem(MenuItem):
    """Shown to those who keep the rules."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("appeals.change_houserules"))


@hooks.register("register_settings_menu_item")
def rules_item() -> MenuItem:
    """«Приём обращений» in the menu «Настройки»: the same page as in the books."""
    return RulesItem("Приём обращений", reverse("houserules:index"), name="appeal-rules", icon_name="cogs", order=110)
