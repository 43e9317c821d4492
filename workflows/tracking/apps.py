from django.apps import AppConfig


class TrackingConfig(AppConfig):
    name = "workflows.tracking"
    label = "tracking"
    verbose_name = "Ход рассмотрения"
