from django.apps import AppConfig


class MailroomConfig(AppConfig):
    name = "workflows.mailroom"
    label = "mailroom"
    verbose_name = "Разбор почты"
