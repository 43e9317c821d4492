from django.apps import AppConfig


class VisitorsConfig(AppConfig):
    name = "workflows.visitors"
    label = "visitors"
    verbose_name = "Счёт посетителей"
