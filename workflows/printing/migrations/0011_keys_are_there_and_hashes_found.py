"""A print without a key is impossible from now on, and a print is found by its hash.

The table of requests is rebuilt on SQLite and has no guards; the guarded table of prints gets an index, which rebuilds nothing.
"""

from django.db import migrations, models

import workflows.archive.keys


class Migration(migrations.Migration):
    dependencies = [("printing", "0010_keys_of_prints")]

    operations = [
        migrations.AlterField(
            model_name="printrequest",
            name="key",
            field=models.CharField(
                default=workflows.archive.keys.new_key,
                editable=False,
                max_length=20,
                unique=True,
                verbose_name="ключ проверки",
            ),
        ),
        migrations.AddIndex(model_name="print", index=models.Index(fields=["sha256"], name="print_by_hash")),
    ]
