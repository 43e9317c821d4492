from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "workflows.services"
    label = "services"
    verbose_name = "Сервисы"
