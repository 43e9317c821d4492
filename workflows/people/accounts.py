"""Wagtail's administration of users with our fields and our rules."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Stands in INSTALLED_APPS instead of `wagtail.users`."""

    default = False
    user_viewset = "workflows.people.viewsets.UserViewSet"
