"""The database itself refuses to change what a check has found."""

from django.db import migrations

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):
    dependencies = [("services", "0001_services")]

    operations = [
        Freeze("services_prohibitioncheck"),
    ]
