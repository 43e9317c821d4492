"""The database itself refuses to change what is known of a letter that was filed."""

from django.db import migrations

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):
    dependencies = [("filing", "0001_drafts_and_facts")]

    operations = [Freeze("filing_filed"), Freeze("filing_confirmation")]
