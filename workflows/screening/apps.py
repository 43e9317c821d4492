from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "workflows.screening"
    label = "screening"
    verbose_name = "Проверка файлов"
