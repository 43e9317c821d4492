"""Where citizens sign in."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

LEVELS = [("account", "вход на сайт"), ("esia", "Госуслуги (ЕСИА)")]


def fields():
    return [
        ("title", models.CharField(help_text="Войдёт в кнопку: «Войти через …».", max_length=60, verbose_name="название на кнопке")),
        (
            "issuer",
            models.CharField(help_text="По нему программа читает «…/.well-known/openid-configuration».", max_length=300, verbose_name="адрес службы входа (issuer)"),
        ),
        ("client_id", models.CharField(max_length=255, verbose_name="имя нашего сайта у службы (client id)")),
        ("level", models.CharField(choices=LEVELS, default="account", max_length=10, verbose_name="чем считать вход")),
        (
            "basis",
            models.CharField(
                help_text="Приказ, договор или пункт порядка, по которому граждан узнают этим способом.", max_length=300, verbose_name="где это решено"
            ),
        ),
        ("is_on", models.BooleanField(default=False, verbose_name="вход включён")),
    ]


class Migration(migrations.Migration):
    initial = True

    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="Provider",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                *fields(),
                ("sealed", models.TextField(blank=True, editable=False, verbose_name="секрет под ключом")),
            ],
            options={
                "verbose_name": "служба входа",
                "verbose_name_plural": "службы входа",
                "constraints": [
                    models.CheckConstraint(
                        name="sign_in_has_a_source",
                        condition=models.Q(is_on=False) | ~models.Q(basis=""),
                        violation_error_message="Впишите, где решено узнавать граждан этим способом.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalProvider",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                *fields(),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "verbose_name": "historical служба входа",
                "verbose_name_plural": "historical службы входа",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
