"""An assignment with a day of its own is told of once for each step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workflows.archive.guards import Freeze

STEPS = [
    ("10", "за 10 дней"), ("5", "за 5 дней"), ("3", "за 3 дня"), ("1", "за день"), ("0", "в последний день"), ("overdue", "просрочено"),
    ("danger", "угроза безопасности"), ("bounced", "уведомление вернулось"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("appeals", "0024_technical_duplicates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ErrandReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField(verbose_name="к какому дню")),
                ("step", models.CharField(choices=STEPS, max_length=10, verbose_name="шаг")),
                ("rung", models.CharField(max_length=20, verbose_name="кто это")),
                ("at", models.DateTimeField(verbose_name="когда поставлено в письмо")),
                (
                    "assignment",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="appeals.assignment", verbose_name="поручение"),
                ),
                (
                    "recipient",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="кому"),
                ),
            ],
            options={
                "verbose_name": "напоминание о поручении",
                "verbose_name_plural": "напоминания о поручениях",
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [models.UniqueConstraint(fields=("assignment", "due_on", "step", "recipient"), name="reminded_of_errand_once")],
            },
        ),
        Freeze("appeals_errandreminder"),
    ]
