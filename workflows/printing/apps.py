from django.apps import AppConfig


class PrintingConfig(AppConfig):
    name = "workflows.printing"
    label = "printing"
    verbose_name = "Печатные формы"
