"""Codes of the status page get a slow hash and an end; their table is open until the codes themselves are gone from it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workflows.archive.guards import Guard, Lift

FROZEN = (
    Guard("appeals_statuscode", "UPDATE", forbidden="1 = 1"),
    Guard("appeals_statuscode", "DELETE", forbidden="1 = 1"),
    Guard("appeals_statuscode", "TRUNCATE"),
)


class Migration(migrations.Migration):
    dependencies = [("appeals", "0015_name_resend_tasks"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        Lift(*FROZEN),
        migrations.AlterField(
            model_name="statuscode",
            name="appeal",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="status_codes", to="appeals.appeal", verbose_name="обращение"),
        ),
        migrations.AddField(
            model_name="statuscode",
            name="digest",
            field=models.CharField(default="", help_text="С солью: по нему код не узнать.", max_length=200, verbose_name="медленный хеш кода"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="statuscode",
            name="on_paper",
            field=models.BooleanField(default=True, help_text="Такой код видели чужие глаза: при первом входе он меняется на новый.", verbose_name="на бумаге"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="statuscode",
            name="reason",
            field=models.CharField(default="в письме о регистрации", max_length=100, verbose_name="почему выдан"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="statuscode",
            name="by",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="кто выдал"),
        ),
    ]
