"""The database itself refuses to change facts."""

from django.db import migrations

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):
    dependencies = [("files", "0002_initial")]

    operations = [
        Freeze("files_blob"),
        Freeze("files_storedfile"),
    ]
