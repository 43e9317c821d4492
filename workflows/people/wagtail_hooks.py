"""Registration, and the menu «Справочники»: the tools put their books into it by the name of the hook."""

from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.permissions import register_permission_policy

from workflows.people.models import Organisation, Substitution, User
from workflows.people.permissions import AccountPolicy, KeptPolicy
from workflows.people.views import guard_bulk_action
from workflows.people.viewsets import OrganisationViewSet, SubstitutionViewSet, UnitViewSet

register_permission_policy(Organisation, KeptPolicy(Organisation))
register_permission_policy(Substitution, KeptPolicy(Substitution))
register_permission_policy(User, AccountPolicy(User))  # instead of the one that wagtail.users has set

reference_menu = Menu(register_hook_name="register_reference_menu_item", construct_hook_name="construct_reference_menu")

hooks.register("before_bulk_action", guard_bulk_action)


@hooks.register("register_admin_menu_item")
def reference_books() -> MenuItem:
    """Shown to those who may see at least one book in it."""
    return SubmenuMenuItem("Справочники", reference_menu, name="reference", icon_name="list-ul", order=310)


@hooks.register("register_admin_viewset")
def books() -> list[object]:
    """The organisation, its units, and who acts for whom."""
    return [OrganisationViewSet(), UnitViewSet(), SubstitutionViewSet()]
