"""The rights on drafts told to Wagtail: what its own machinery must never do, and who sees the rest."""

from collections.abc import Iterable
from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

NEVER = frozenset({"publish", "delete", "lock", "unlock", "bulk_delete"})


class DraftPolicy(ModelPermissionPolicy):
    """Nobody publishes, deletes or locks a draft through Wagtail, superusers included; an order does it all."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in NEVER and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions: Iterable[str]) -> Any:
        return super().users_with_any_permission(set(actions) - NEVER)
