"""The database itself refuses to change facts."""

from django.db import migrations

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):
    dependencies = [("printing", "0001_initial")]

    operations = [
        Freeze("printing_print"),
    ]
