"""Attempts to hand letters over: written once."""

import django.db.models.deletion
from django.db import migrations, models

from workflows.archive.guards import Freeze

OUTCOMES = [("accepted", "принято сервером"), ("temporary", "временный отказ"), ("permanent", "окончательный отказ"), ("unknown", "неизвестно")]
STEPS = [
    ("building", "составление письма"),
    ("connection", "соединение"),
    ("sender", "отправитель"),
    ("recipient", "получатель"),
    ("text", "передача текста"),
    ("answer", "ответ на переданное"),
]


class Migration(migrations.Migration):
    dependencies = [("mail", "0004_name_letters")]

    operations = [
        migrations.AlterField(
            model_name="letter",
            name="message_id",
            field=models.CharField(editable=False, max_length=200, unique=True, verbose_name="имя письма (Message-ID)", help_text="Один во всех попытках."),
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("letter_uid", models.UUIDField(verbose_name="письмо")),
                ("number", models.PositiveSmallIntegerField(verbose_name="попытка")),
                ("begun_at", models.DateTimeField(verbose_name="когда начата")),
            ],
            options={
                "verbose_name": "попытка отправки",
                "verbose_name_plural": "попытки отправки",
                "ordering": ["letter_uid", "number"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [models.UniqueConstraint(fields=("letter_uid", "number"), name="attempt_number_once")],
            },
        ),
        migrations.CreateModel(
            name="AttemptEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("outcome", models.CharField(choices=OUTCOMES, max_length=10, verbose_name="итог")),
                ("step", models.CharField(choices=STEPS, max_length=10, verbose_name="на чём закончилась")),
                ("code", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="код ответа")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="ответ сервера")),
                ("queue_id", models.CharField(blank=True, max_length=100, verbose_name="номер в очереди сервера")),
                ("at", models.DateTimeField(verbose_name="когда")),
                (
                    "attempt",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="end", to="mail.attempt", verbose_name="попытка"),
                ),
            ],
            options={
                "verbose_name": "итог попытки",
                "verbose_name_plural": "итоги попыток",
                "ordering": ["attempt"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        Freeze("mail_attempt"),
        Freeze("mail_attemptend"),
    ]
