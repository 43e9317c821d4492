from django.apps import AppConfig


class TermsConfig(AppConfig):
    name = "workflows.terms"
    label = "terms"
    verbose_name = "Сроки"
