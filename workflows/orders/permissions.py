"""Rights told to Wagtail: its own machinery reads facts and changes nothing, for superusers too."""

from collections.abc import Iterable
from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

READ = "view"


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Whoever may view, views. Nobody adds, changes or deletes here: that is what actions are for."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == READ and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return READ in actions and self.user_has_permission(user, READ)

    def users_with_any_permission(self, actions: Iterable[str]) -> Any:
        return super().users_with_any_permission({READ} & set(actions))
