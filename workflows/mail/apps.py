from django.apps import AppConfig
from django.core.checks import Tags, register

from workflows.mail.checks import mail_is_configured, mail_is_heard


class MailConfig(AppConfig):
    name = "workflows.mail"
    label = "mail"
    verbose_name = "Почта"

    def ready(self) -> None:
        """Say aloud at each command that letters go nowhere."""
        register(mail_is_configured)
        register(mail_is_heard, Tags.database)
