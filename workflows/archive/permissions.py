"""Facts in the staff desk are read, by superusers too: nobody adds, changes or deletes them on a screen."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class FactsPolicy(ModelPermissionPolicy):
    """«view» as Django's permission says; everything else is refused."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and bool(super().user_has_permission(user, action))
