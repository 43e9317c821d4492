"""Mistakes of reproduction: what the paper says, what the site showed, what was put right."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0003_guards"),
        ("regulations", "0011_terms_of_opinions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Erratum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("provision_uid", models.UUIDField(null=True, verbose_name="структурная единица")),
                ("place", models.CharField(help_text="«п. 2.2», «титульный лист в PDF».", max_length=200, verbose_name="место")),
                ("paper_says", models.TextField(verbose_name="как в подлиннике")),
                ("site_showed", models.TextField(verbose_name="как было показано")),
                (
                    "explanation",
                    models.TextField(
                        help_text="Отчего ошибка и что сделано: построена новая страница, заменён файл.",
                        verbose_name="что исправлено",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="когда внесено")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="кто внёс",
                    ),
                ),
                (
                    "redaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="errata",
                        to="regulations.redaction",
                        verbose_name="редакция",
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="скан",
                    ),
                ),
            ],
            options={
                "verbose_name": "исправление ошибки воспроизведения",
                "verbose_name_plural": "исправления ошибок воспроизведения",
                "ordering": ["redaction", "at", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("paper_says", models.F("site_showed")), _negated=True)
                        & models.Q(("paper_says", ""), _negated=True),
                        name="erratum_shows_a_difference",
                        violation_error_message="Подлинник и показанное совпадают: исправлять нечего.",
                    )
                ],
            },
        ),
        Freeze("regulations_erratum"),
    ]
