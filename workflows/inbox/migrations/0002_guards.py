"""A letter that arrived stays as it came."""

from django.db import migrations

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):
    dependencies = [("inbox", "0001_letters")]

    operations = [Freeze("inbox_rawletter")]
