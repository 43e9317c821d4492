"""The column of plain codes goes; the table is closed again. Ends of codes and confirmed addresses are facts too."""

import django.db.models.deletion
import workflows.archive.keys
from django.db import migrations, models

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):
    dependencies = [("appeals", "0017_hash_codes")]

    operations = [
        migrations.AlterField(  # backwards: codes that are known to nobody come back as new ones
            model_name="statuscode",
            name="code",
            field=models.CharField(default=workflows.archive.keys.new_key, max_length=20, verbose_name="код"),
        ),
        migrations.RemoveField(model_name="statuscode", name="code"),
        migrations.CreateModel(
            name="StatusCodeEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cause", models.CharField(choices=[("replaced", "выдан новый"), ("used", "код с бумаги сменён при первом входе")], max_length=10, verbose_name="почему")),
                ("at", models.DateTimeField(verbose_name="когда")),
                ("code", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="end", to="appeals.statuscode", verbose_name="код")),
            ],
            options={"verbose_name": "окончание кода", "verbose_name_plural": "окончания кодов", "abstract": False, "base_manager_name": "objects"},
        ),
        migrations.CreateModel(
            name="AddressConfirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="когда")),
                ("applicant", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="confirmation", to="appeals.applicant", verbose_name="заявитель")),
            ],
            options={"verbose_name": "подтверждение электронной почты", "verbose_name_plural": "подтверждения электронной почты", "abstract": False, "base_manager_name": "objects"},
        ),
        Freeze("appeals_statuscode"),
        Freeze("appeals_statuscodeend"),
        Freeze("appeals_addressconfirmation"),
    ]
