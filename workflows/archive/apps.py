from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "workflows.archive"
    label = "archive"
    verbose_name = "Архив"
