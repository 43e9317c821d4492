"""The database itself refuses to change facts."""

from django.db import migrations

from workflows.archive.guards import AddGuard, Freeze, Guard

SIGNED = "EXISTS (SELECT 1 FROM orders_order o WHERE o.id = {}.order_id AND o.stage = 'signed')"


class Migration(migrations.Migration):
    dependencies = [("orders", "0002_initial")]

    operations = [
        Freeze("orders_order", when="OLD.stage = 'signed'"),
        Freeze("orders_orderclause", when=SIGNED.format("OLD")),
        AddGuard(Guard("orders_orderclause", "INSERT", forbidden=SIGNED.format("NEW"))),
    ]
