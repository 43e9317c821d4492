"""That a person has looked at a letter that was held."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workflows.archive.guards import Freeze

SEEN = [
    ("ordinary", "обычное обращение"),
    ("program", "похоже на рассылку программы"),
    ("repeat", "похоже на повтор уже поданного"),
    ("unclear", "не понять, кто подал; рассматриваем как обычное"),
]


class Migration(migrations.Migration):
    dependencies = [("filing", "0002_guards"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddIndex(model_name="filed", index=models.Index(condition=~models.Q(held=""), fields=["id"], name="letters_held")),
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen", models.CharField(choices=SEEN, max_length=10, verbose_name="что увидели")),
                ("at", models.DateTimeField(verbose_name="когда")),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="кто просмотрел")),
                ("filed", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="look", to="filing.filed", verbose_name="подача")),
            ],
            options={"verbose_name": "просмотр подачи", "verbose_name_plural": "просмотры подач", "abstract": False, "base_manager_name": "objects"},
        ),
        Freeze("filing_look"),
    ]
