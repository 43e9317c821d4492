from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    name = "workflows.connections"
    label = "connections"
    verbose_name = "Подключения"
