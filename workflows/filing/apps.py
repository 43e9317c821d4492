from django.apps import AppConfig


class FilingConfig(AppConfig):
    name = "workflows.filing"
    label = "filing"
    verbose_name = "Подача обращений"
