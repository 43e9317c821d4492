from django.apps import AppConfig
from django.db.backends.signals import connection_created

from portal import sqlite_cyrillic


class DeskConfig(AppConfig):
    name = "portal.desk"
    verbose_name = "Рабочий стол"

    def ready(self) -> None:
        """SQLite learns Russian letters at every connection."""
        connection_created.connect(sqlite_cyrillic.teach, dispatch_uid="portal.sqlite_cyrillic")
