"""Views of reference books and accounts: each asks about the very object and refuses with a sentence."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.users.views import users

from workflows.errors import RuleBroken
from workflows.people import rules
from workflows.people.http import StaffRequest
from workflows.people.models import Organisation, Substitution, User


class AsksAboutThisObject(generic.PermissionCheckedMixin):
    """Wagtail 8.0.1 asks its policy about the model alone; this asks about the object that is opened."""

    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)
        if not self.user_has_permission_for_instance(self.permission_required, found):
            raise PermissionDenied
        return found


class EditView(AsksAboutThisObject, generic.EditView):
    """Change one object."""


class DeleteView(AsksAboutThisObject, generic.DeleteView):
    """Delete one object, or say why not."""

    def may_delete(self) -> None:
        """Rules of the subject beside the database's own protection."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.may_delete()
            self.delete_action()
        except RuleBroken as broken:
            return self._refuse(str(broken))
        except ProtectedError:
            return self._refuse(f"«{self.object}» нельзя удалить: на эту запись ссылаются другие. Сначала измените их.")
        messages.success(request, self.get_success_message())
        return redirect(self.get_success_url())

    def _refuse(self, sentence: str) -> HttpResponse:
        messages.error(self.request, sentence)
        return redirect(self.index_url_name)


def roles_of(user: User) -> str:
    """The roles of a person in words; without one nothing of the desk is seen."""
    return ", ".join(group.name for group in user.groups.all()) or "роли нет"


class UsersView(users.IndexView):
    """The list of accounts with post, unit and role."""

    @cached_property
    def columns(self) -> list[Column]:
        mark, name, username, _access, active, last_login = super().columns
        name.width = (
            "26%"  # Wagtail breaks a title between any letters: without a width of its own it is one letter wide
        )
        username.width = "12%"
        return [
            mark,
            name,
            username,
            Column("position", label="Должность", accessor="position"),
            Column("unit", label="Подразделение", accessor="unit"),
            Column("roles", label="Роль", accessor=roles_of),
            active,
            last_login,
        ]

    @cached_property
    def search_fields(self) -> set[str]:
        return {"username", "first_name", "last_name", "patronymic", "email", "position"}

    def get_base_queryset(self) -> models.QuerySet[User]:
        return super().get_base_queryset().select_related("unit").prefetch_related("groups")


class NewUserView(users.CreateView):
    """A new account."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": self.request.user}


class UserView(AsksAboutThisObject, users.EditView):
    """One account."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": self.request.user}


class DeleteUserView(AsksAboutThisObject, users.DeleteView):
    """An account goes only when nothing is bound to it."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            rules.may_delete([self.object])
        except RuleBroken as broken:
            messages.error(request, str(broken))
            return redirect(self.get_edit_url())
        return super().post(request, *args, **kwargs)

    def get_edit_url(self) -> str:
        return redirect(self.edit_url_name, self.object.pk).url


def guard_bulk_action(request: StaffRequest, action: str, objects: list[Any], view: Any) -> HttpResponse | None:
    """Called by Wagtail before a bulk action; what one account may not undergo, many may not either."""
    accounts = [item for item in objects if isinstance(item, User)]
    try:
        rules.may_change_accounts(request.user, accounts)
        if action == "delete" and request.method == "POST":
            rules.may_delete(accounts)
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("wagtailusers_users:index")
    return None


class SubstitutionsView(generic.IndexView):
    """All substitutions, the last one first."""

    @property
    def no_results_message(self) -> str:
        if self.is_searching or self.is_filtering:
            return "Ничего не найдено. Измените слова поиска."
        return "Здесь появятся замещения: кто ставит визы за отсутствующего, в какие дни и по какому приказу."

    def get_base_queryset(self) -> models.QuerySet[Substitution]:
        return super().get_base_queryset().select_related("person", "substitute")


class OrganisationView(generic.IndexView):
    """There is one organisation: its list is its form."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        super().dispatch(request, *args, **kwargs)  # asks for the permission
        found = Organisation.objects.order_by("pk").first()
        if found and self.user_has_permission("change"):
            return redirect(self.edit_url_name, found.pk)
        if found is None and self.user_has_permission("add"):
            return redirect(self.add_url_name)
        return super().dispatch(request, *args, **kwargs)


class NewOrganisationView(generic.CreateView):
    """The first and only row."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if Organisation.objects.exists():
            return redirect(self.index_url_name)
        return super().dispatch(request, *args, **kwargs)
