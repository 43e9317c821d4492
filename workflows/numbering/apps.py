from django.apps import AppConfig


class NumberingConfig(AppConfig):
    name = "workflows.numbering"
    label = "numbering"
    verbose_name = "Номера"
