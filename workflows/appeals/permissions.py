"""The door to the lists of appeals in Wagtail's own views. What a person finds behind it is said by `rules.visible_to`."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class DoorPolicy(ModelPermissionPolicy):
    """«view» for everybody who has the door; nothing else is done by Wagtail's ways, by superusers neither."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and user.is_active and bool(user.has_perm("appeals.view_appeal"))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)
