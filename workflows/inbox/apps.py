from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "workflows.inbox"
    label = "inbox"
    verbose_name = "Входящая почта"
