"""Reference books of the office in the staff desk, and the accounts."""

from typing import Any

from django.utils import timezone
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.users.views import users

from workflows.people import views
from workflows.people.forms import NewUserForm, OrganisationForm, SubstitutionForm, UserForm
from workflows.people.models import Organisation, Substitution, Unit


class ReferenceViewSet(ModelViewSet):
    """A reference book: its item stands in the menu «Справочники», its views ask about the very object."""

    menu_hook = "register_reference_menu_item"
    edit_view_class = views.EditView
    delete_view_class = views.DeleteView
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None
    list_per_page = 50


class UnitViewSet(ReferenceViewSet):
    """Structural units."""

    model = Unit
    icon = "group"
    menu_order = 20
    form_fields = ["name"]
    search_fields = ["name"]


class OrganisationViewSet(ReferenceViewSet):
    """The organisation, one row."""

    model = Organisation
    icon = "home"
    menu_label = "Организация"
    menu_order = 10
    index_view_class = views.OrganisationView
    add_view_class = views.NewOrganisationView

    def get_form_class(self, for_update: bool = False) -> type[OrganisationForm]:
        return OrganisationForm


def holds_today(substitution: Substitution) -> bool:
    """Whether the substitute acts today."""
    return substitution.valid_from <= timezone.localdate() <= substitution.valid_to


class SubstitutionViewSet(ReferenceViewSet):
    """Who puts the visas of an absent person, and when."""

    model = Substitution
    icon = "user"
    menu_order = 25
    index_view_class = views.SubstitutionsView
    list_display = [
        "person",
        "substitute",
        "valid_from",
        "valid_to",
        "basis",
        BooleanColumn("holds", label="Действует", accessor=holds_today),
    ]
    search_fields = ["person__last_name", "substitute__last_name", "basis"]

    def get_form_class(self, for_update: bool = False) -> type[SubstitutionForm]:
        return SubstitutionForm


class UserViewSet(users.UserViewSet):
    """Accounts with patronymic, post and unit."""

    copy_view_enabled = False
    index_view_class = views.UsersView
    add_view_class = views.NewUserView
    edit_view_class = views.UserView
    delete_view_class = views.DeleteUserView
    create_template_name = "staff/people/user_create.html"
    edit_template_name = "staff/people/user_edit.html"

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return UserForm if for_update else NewUserForm
