from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "workflows.signing"
    label = "signing"
    verbose_name = "Подписи"
