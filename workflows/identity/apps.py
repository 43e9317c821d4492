from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "workflows.identity"
    label = "identity"
    verbose_name = "Вход для граждан"
