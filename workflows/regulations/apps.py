from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "workflows.regulations"
    label = "regulations"
    verbose_name = "Локальные акты"
