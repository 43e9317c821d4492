"""What became of a letter, and who decided so, stays as it was written."""

from django.db import migrations

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):
    dependencies = [("mailroom", "0001_letters")]

    operations = [Freeze("mailroom_filing"), Freeze("mailroom_doubt"), Freeze("mailroom_resolution"), Freeze("mailroom_autoletter")]
