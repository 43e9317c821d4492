"""A session of the cabinet may be begun by the provider of sign-in, with or without a mail box."""

from django.db import migrations, models

LEVELS = [
    ("none", "не подтверждена"), ("email", "подтверждена почта"), ("account", "вход на сайт"), ("esia", "Госуслуги (ЕСИА)"),
    ("ink", "личная подпись"), ("shown", "предъявлен документ"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("appeals", "0029_identification"), ("tracking", "0002_news_and_second_step")]

    operations = [
        migrations.AlterField("cabinetsession", "email", models.EmailField(blank=True, db_index=True, max_length=254, verbose_name="адрес")),
        migrations.AddField("cabinetsession", "assurance", models.CharField(choices=LEVELS, default="email", max_length=10, verbose_name="личность")),
        migrations.AddField("cabinetsession", "subject", models.CharField(blank=True, db_index=True, default="", max_length=64, verbose_name="хеш учётной записи"), preserve_default=False),
        migrations.AddField("cabinetsession", "issuer", models.CharField(blank=True, default="", max_length=300, verbose_name="адрес службы входа"), preserve_default=False),
        migrations.AddField("cabinetsession", "through", models.CharField(blank=True, default="", max_length=60, verbose_name="служба входа"), preserve_default=False),
        migrations.AddConstraint(
            "cabinetsession",
            models.CheckConstraint(
                name="session_is_somebodys",
                condition=models.Q(("email", ""), _negated=True) | models.Q(("subject", ""), _negated=True),
                violation_error_message="Сеанс кабинета принадлежит почте или учётной записи.",
            ),
        ),
    ]
