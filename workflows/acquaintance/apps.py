from django.apps import AppConfig


class AcquaintanceConfig(AppConfig):
    name = "workflows.acquaintance"
    label = "acquaintance"
    verbose_name = "Ознакомление"
