"""Who may do what with accounts and reference books on the screen."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from workflows.people.models import User


class KeptPolicy(ModelPermissionPolicy):
    """What is kept: entered and changed, never deleted, by superusers neither."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and bool(super().user_has_permission(user, action))


class AccountPolicy(ModelPermissionPolicy):
    """An account of a superuser is changed and deleted by superusers alone: otherwise its password would be anybody's."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: User) -> bool:
        if instance.is_superuser and not user.is_superuser and action != "view":
            return False
        return bool(super().user_has_permission_for_instance(user, action, instance))
