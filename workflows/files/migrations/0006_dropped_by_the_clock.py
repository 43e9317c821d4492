"""A file may also be dropped because its term is over: by nobody. SQLite rebuilds the table, so the guards that ask it stand aside meanwhile.

The guard that says which files may go is the one of `appeals/0013`; the mail room widens it later.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workflows.archive.erasing import Erasable
from workflows.archive.guards import AddGuard, Freeze, Guard, Lift

NAMED = "EXISTS (SELECT 1 FROM appeals_destroyedrow d WHERE d.kind = 'file' AND d.target = NEW.file_id)"
COPY = "EXISTS (SELECT 1 FROM files_derived c JOIN files_dropped o ON o.file_id = c.original_id WHERE c.copy_id = NEW.file_id)"
MAY_GO = Guard("files_dropped", "INSERT", "Файл не назван среди уничтоженных по акту", f"NOT ({NAMED} OR {COPY})")
ERASABLE = Erasable(
    "files_storedfile",
    kept="id blob_id media_type added_at added_by_id",
    erased={"name": "уничтожено по акту"},
    when="EXISTS (SELECT 1 FROM files_dropped d WHERE d.file_id = OLD.id)",
)


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0005_derived"),
        ("appeals", "0013_copies_go_with_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Lift(MAY_GO, *ERASABLE.guards),
        Lift(Guard("files_dropped", "UPDATE"), Guard("files_dropped", "DELETE"), Guard("files_dropped", "TRUNCATE")),
        migrations.AlterField(
            model_name="dropped",
            name="reason",
            field=models.CharField(max_length=200, verbose_name="почему"),
        ),
        migrations.AlterField(
            model_name="dropped",
            name="by",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="кто"),
        ),
        Freeze("files_dropped"),
        AddGuard(MAY_GO, *ERASABLE.guards),
    ]
