"""A bounced sending is told of once for itself; a morning is written once."""

import django.db.models.deletion
from django.db import migrations, models

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):
    dependencies = [("appeals", "0007_journal_export_and_report_indexes")]

    operations = [
        migrations.CreateModel(
            name="MorningDigest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True, verbose_name="день")),
                ("at", models.DateTimeField(verbose_name="когда составлена")),
            ],
            options={
                "verbose_name": "утренняя сводка",
                "verbose_name_plural": "утренние сводки",
                "ordering": ["-day"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddField(
            model_name="reminder",
            name="sending",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="appeals.sending", verbose_name="вернувшаяся отправка"
            ),
        ),
        migrations.RemoveConstraint(model_name="reminder", name="reminded_of_term_once"),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(condition=models.Q(("sending", None)), fields=("clock", "step", "recipient"), name="reminded_of_term_once"),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(condition=models.Q(("sending__isnull", False)), fields=("sending", "step", "recipient"), name="reminded_of_sending_once"),
        ),
        migrations.AddIndex(
            model_name="sendingevent",
            index=models.Index(condition=models.Q(("state", "bounced")), fields=["sending"], name="sendings_bounced"),
        ),
        Freeze("appeals_reminder"),
        Freeze("appeals_sendingevent"),
        Freeze("appeals_morningdigest"),
    ]
