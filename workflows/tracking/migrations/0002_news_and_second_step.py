"""Letters about the course of an appeal, and six digits for appeals that few may read."""

import django.db.models.deletion
from django.db import migrations, models

from workflows.archive.guards import Freeze

STAGES = [
    ("received", "поступило"), ("registered", "зарегистрировано"), ("assigned", "передано исполнителю"), ("in_review", "на рассмотрении"),
    ("info_requested", "запрошены материалы"), ("draft_answer", "проект ответа"), ("on_signature", "на подписи"), ("answered", "ответ направлен"),
    ("forwarded", "переадресовано"), ("returned_court", "возвращено: обжалуется судебное решение"), ("returned_8_7", "возвращено: переадресовать некому"),
    ("no_answer_anonymous", "без ответа: нет имени или адреса"), ("no_answer_abuse", "без ответа по существу: оскорбления или угрозы"),
    ("no_answer_illegible", "без ответа: текст не читается"), ("no_answer_unclear", "без ответа: суть не определить"), ("terminated_11_5", "переписка прекращена"),
    ("ref_published", "указан адрес опубликованного ответа"), ("no_answer_secret", "без ответа по существу: охраняемая тайна"),
    ("oral_answered", "дан устный ответ"), ("withdrawn", "рассмотрение прекращено по заявлению"), ("not_an_appeal", "не является обращением"),
    ("technical_duplicate", "технический дубль"), ("filed", "в деле"), ("destroyed", "уничтожено по акту"),
]  # fmt: skip
OUTCOMES = [
    ("written", "письмо написано"), ("silent", "для заявителя ничего не изменилось"), ("repeated", "об этом уже писали"), ("overtaken", "обращение ушло дальше"),
    ("paper", "об этом говорит документ"), ("no_address", "писать некуда"), ("declined", "заявитель отказался от писем"), ("off", "организация таких писем не шлёт"),
]  # fmt: skip
SORTS = [
    ("number", "номер обращения"), ("place", "часть сети"), ("all", "все вместе"), ("second", "одноразовые коды обращения"),
    ("sign_in", "входы через службу из части сети"),
    ("letters_to", "письма на адрес"), ("letters_from", "письма по просьбе из части сети"),
]  # fmt: skip


def key():
    return ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


def of_appeal(name):
    return ("appeal", models.ForeignKey("appeals.appeal", django.db.models.deletion.PROTECT, related_name=name, verbose_name="обращение"))


class Migration(migrations.Migration):
    dependencies = [("appeals", "0028_letters_about_stages"), ("tracking", "0001_doors_of_the_citizen")]

    operations = [
        migrations.CreateModel(
            name="StageNotice",
            fields=[
                key(),
                ("change", models.UUIDField(unique=True, verbose_name="какая перемена")),
                ("start", models.CharField(choices=STAGES, max_length=20, verbose_name="из стадии")),
                ("end", models.CharField(choices=STAGES, max_length=20, verbose_name="в стадию")),
                ("on", models.DateField(verbose_name="день перемены")),
                ("outcome", models.CharField(choices=OUTCOMES, max_length=10, verbose_name="что сделано")),
                ("at", models.DateTimeField(verbose_name="когда решено")),
                of_appeal("stage_notices"),
            ],
            options={
                "verbose_name": "известие о ходе рассмотрения",
                "verbose_name_plural": "известия о ходе рассмотрения",
                "ordering": ["appeal", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="NewsChoice",
            fields=[
                key(),
                ("wants", models.BooleanField(verbose_name="присылать письма о ходе")),
                ("at", models.DateTimeField(verbose_name="когда")),
                of_appeal("news_choices"),
            ],
            options={
                "verbose_name": "выбор о письмах",
                "verbose_name_plural": "выборы о письмах",
                "ordering": ["appeal", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="OneTimeCode",
            fields=[
                key(),
                ("digest", models.CharField(max_length=64, verbose_name="хеш цифр")),
                ("asked_at", models.DateTimeField(db_index=True, verbose_name="когда послан")),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="неверных попыток")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="когда использован")),
                ("code", models.ForeignKey("appeals.statuscode", django.db.models.deletion.PROTECT, related_name="+", verbose_name="код, который подошёл")),
                (
                    "session",
                    models.ForeignKey(
                        "tracking.cabinetsession", django.db.models.deletion.CASCADE, blank=True, null=True, related_name="+", verbose_name="кабинет, в который добавляют"
                    ),
                ),
            ],
            options={"verbose_name": "одноразовый код", "verbose_name_plural": "одноразовые коды"},
        ),
        migrations.AlterField("brake", "sort", models.CharField(choices=SORTS, max_length=12, verbose_name="что считается")),
        Freeze("tracking_stagenotice"),
        Freeze("tracking_newschoice"),
    ]
