from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "workflows.orders"
    label = "orders"
    verbose_name = "Приказы"
