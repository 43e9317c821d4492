"""By whom the author of an item was known; the hash of the account goes when the appeal is destroyed by an act."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

from workflows.archive.erasing import Erasable
from workflows.archive.guards import Freeze

LEVELS = [
    ("none", "не подтверждена"), ("email", "подтверждена почта"), ("account", "вход на сайт"), ("esia", "Госуслуги (ЕСИА)"),
    ("ink", "личная подпись"), ("shown", "предъявлен документ"),
]  # fmt: skip
destruction = import_module("workflows.appeals.migrations.0009_destruction")


class Migration(migrations.Migration):
    dependencies = [("appeals", "0028_letters_about_stages")]

    operations = [
        migrations.CreateModel(
            name="Identification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.CharField(choices=LEVELS, max_length=10, verbose_name="уровень")),
                ("issuer", models.CharField(max_length=300, verbose_name="адрес службы входа")),
                ("through", models.CharField(max_length=60, verbose_name="служба входа")),
                ("subject", models.CharField(db_index=True, max_length=64, verbose_name="хеш учётной записи")),
                ("at", models.DateTimeField(verbose_name="когда вошёл")),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="identification", to="appeals.intakeitem", verbose_name="поступление"
                    ),
                ),
            ],
            options={
                "verbose_name": "подтверждение личности",
                "verbose_name_plural": "подтверждения личности",
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        Freeze("appeals_identification"),
        Erasable(
            "appeals_identification",
            kept="id item_id level issuer through at",
            erased={"subject": "уничтожено по акту"},
            when=destruction.gone("intake", "OLD.item_id"),
        ),
    ]
