from django.apps import AppConfig
from django.db.backends.signals import connection_created

from portal import discretion, sqlite_cyrillic


class DeskConfig(AppConfig):
    name = "portal.desk"
    verbose_name = "Рабочий стол"

    def ready(self) -> None:
        """SQLite learns Russian letters at every connection; the queue keeps no words of an error."""
        from django_q.signals import post_execute_in_worker  # noqa: PLC0415  it loads the models of the queue

        connection_created.connect(sqlite_cyrillic.teach, dispatch_uid="portal.sqlite_cyrillic")
        post_execute_in_worker.connect(discretion.keep_place_alone, dispatch_uid="portal.discretion")
