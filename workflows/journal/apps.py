from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "workflows.journal"
    label = "journal"
    verbose_name = "Журнал событий"
