"""Who edited a draft is a fact from its first submission on; until then the draft may be thrown away with its edits."""

from django.db import migrations

from workflows.archive.guards import AddGuard, Guard

HANDED_IN = "EXISTS (SELECT 1 FROM regulations_submission s WHERE s.draft_id = OLD.draft_id)"


class Migration(migrations.Migration):
    dependencies = [("regulations", "0002_guards")]

    operations = [
        AddGuard(
            Guard("regulations_draftedit", "UPDATE"),
            Guard("regulations_draftedit", "DELETE", forbidden=HANDED_IN),
            Guard("regulations_draftedit", "TRUNCATE"),
        ),
    ]
