"""A file may be destroyed by an act: its mark is a fact, its name is erased, nothing else of it changes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workflows.archive.erasing import Erasable
from workflows.archive.guards import Freeze


class Migration(migrations.Migration):
    dependencies = [("files", "0003_guards"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="Dropped",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=200, verbose_name="по какому акту")),
                ("at", models.DateTimeField(verbose_name="когда")),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="кто")),
                ("file", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="dropped", to="files.storedfile", verbose_name="файл")),
            ],
            options={
                "verbose_name": "уничтоженный файл",
                "verbose_name_plural": "уничтоженные файлы",
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        Freeze("files_dropped"),
        Erasable(
            "files_storedfile",
            kept="id blob_id media_type added_at added_by_id",
            erased={"name": "уничтожено по акту"},
            when="EXISTS (SELECT 1 FROM files_dropped d WHERE d.file_id = OLD.id)",
        ),
    ]
