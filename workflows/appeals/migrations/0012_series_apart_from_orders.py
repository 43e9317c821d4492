"""Numbers of letters, cards and acts are never given to an order."""

from django.db import migrations

CODES = ("appeals", "appeals-out", "reception", "destruction")


def set_apart(apps, schema_editor):
    apps.get_model("numbering", "Series").objects.filter(code__in=CODES).update(is_for_orders=False)


class Migration(migrations.Migration):
    dependencies = [("appeals", "0011_unsent_and_marks"), ("numbering", "0003_for_orders")]

    operations = [migrations.RunPython(set_apart, migrations.RunPython.noop)]
