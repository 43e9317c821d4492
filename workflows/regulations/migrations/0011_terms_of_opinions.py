"""Bodies have a term for their opinion, and it runs from the day on which the text was given to them."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workflows.archive.guards import Freeze

KINDS = [("council", "совет обучающихся или родителей"), ("workers", "представительный орган работников")]
HELP = "Для советов – из устава или положения о совете; пусто, если срок не установлен. Для работников пусто значит 5 (ТК РФ, ст. 372)."


def kind():
    return models.CharField(choices=KINDS, default="council", max_length=10, verbose_name="чей орган")


def term():
    return models.PositiveSmallIntegerField(
        blank=True,
        help_text=HELP,
        null=True,
        validators=[django.core.validators.MinValueValidator(1)],
        verbose_name="срок для мнения, рабочих дней",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("regulations", "0010_visa_by_substitute"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(model_name="historicalopinionbody", name="kind", field=kind()),
        migrations.AddField(model_name="historicalopinionbody", name="term_days", field=term()),
        migrations.AddField(model_name="opinionbody", name="kind", field=kind()),
        migrations.AddField(model_name="opinionbody", name="term_days", field=term()),
        migrations.AddConstraint(
            model_name="opinionbody",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "workers"), _negated=True)
                | models.Q(("term_days", None))
                | models.Q(("term_days__gte", 5)),
                name="workers_have_five_working_days",
                violation_error_message="Закон даёт работникам 5 рабочих дней (ТК РФ, ст. 372, ч. 2). Срок может быть только больше.",
            ),
        ),
        migrations.CreateModel(
            name="OpinionRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body_name", models.CharField(max_length=200, verbose_name="название органа")),
                ("sent_on", models.DateField(help_text="С этого дня считается срок.", verbose_name="получен органом")),
                ("how", models.CharField(max_length=200, verbose_name="как передан")),
                ("term_days", models.PositiveSmallIntegerField(null=True, verbose_name="срок, рабочих дней")),
                ("content_sha256", models.CharField(max_length=64, verbose_name="хеш текста")),
                ("at", models.DateTimeField(verbose_name="когда внесено")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regulations.opinionbody",
                        verbose_name="орган",
                    ),
                ),
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
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinion_requests",
                        to="regulations.submission",
                        verbose_name="круг",
                    ),
                ),
            ],
            options={
                "verbose_name": "направление на учёт мнения",
                "verbose_name_plural": "направления на учёт мнения",
                "ordering": ["submission", "body_name"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [models.UniqueConstraint(fields=("submission", "body"), name="one_request_per_body")],
            },
        ),
        Freeze("regulations_opinionrequest"),
    ]
