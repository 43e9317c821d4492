"""The database itself refuses to change facts."""

from django.db import migrations

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_initial")]

    operations = [
        Freeze("journal_entry"),
    ]
