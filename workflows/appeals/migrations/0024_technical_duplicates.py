"""A letter that came twice: its stage, its first letter, the index by which such letters are found.

SQLite rebuilds the table of appeals, so the guards that stand on it, or ask it, are lifted and set up again as they were.
"""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workflows.archive.erasing import Erasable
from workflows.archive.guards import AddGuard, Freeze, Guard, Lift

GONE = "уничтожено по акту"
STAGES = [
    ("received", "поступило"), ("registered", "зарегистрировано"), ("assigned", "передано исполнителю"), ("in_review", "на рассмотрении"),
    ("info_requested", "запрошены материалы"), ("draft_answer", "проект ответа"), ("on_signature", "на подписи"), ("answered", "ответ направлен"),
    ("forwarded", "переадресовано"), ("returned_court", "возвращено: обжалуется судебное решение"), ("returned_8_7", "возвращено: переадресовать некому"),
    ("no_answer_anonymous", "без ответа: нет имени или адреса"), ("no_answer_abuse", "без ответа по существу: оскорбления или угрозы"),
    ("no_answer_illegible", "без ответа: текст не читается"), ("no_answer_unclear", "без ответа: суть не определить"),
    ("terminated_11_5", "переписка прекращена"), ("ref_published", "указан адрес опубликованного ответа"),
    ("no_answer_secret", "без ответа по существу: охраняемая тайна"), ("oral_answered", "дан устный ответ"),
    ("withdrawn", "рассмотрение прекращено по заявлению"), ("not_an_appeal", "не является обращением"), ("technical_duplicate", "технический дубль"),
    ("filed", "в деле"), ("destroyed", "уничтожено по акту"),
]  # fmt: skip
UNNUMBERED = ("received", "not_an_appeal", "technical_duplicate", "oral_answered", "withdrawn", "filed", "destroyed")

begun, destruction = (import_module(f"workflows.appeals.migrations.{name}") for name in ("0002_guards", "0009_destruction"))
ON_APPEAL = (
    Guard("appeals_appeal", "UPDATE", "Номер, день регистрации и поступление обращения не меняют", begun.NUMBER_STANDS),
    Guard("appeals_appeal", "DELETE", "Обращения не удаляют"),
    Guard("appeals_appeal", "TRUNCATE", "Обращения не удаляют"),
    Guard("appeals_appeal", "INSERT", "Обращение не начинают с уничтожения", "NEW.stage = 'destroyed'"),
    Guard("appeals_appeal", "UPDATE OF stage, case_file_id", "Дело обращения не меняют, а уничтожают обращение только по акту", destruction.WRONG_COURSE),
)
ASKS_APPEAL = Guard("appeals_destroyedrow", "INSERT", "Запись не относится к уничтоженному обращению или ещё нужна", destruction.NOT_OWNED)


class Migration(migrations.Migration):
    dependencies = [
        ("appeals", "0023_notice_to_several"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Lift(ASKS_APPEAL, *ON_APPEAL),
        migrations.RemoveConstraint(model_name="appeal", name="appeal_in_work_has_number"),
        *(
            migrations.AlterField(
                model_name=model,
                name="stage",
                field=models.CharField(choices=STAGES, default="received", editable=False, max_length=20, verbose_name="стадия"),
            )
            for model in ("appeal", "historicalappeal")
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.CheckConstraint(
                condition=models.Q(("registered_on__isnull", False), ("stage__in", UNNUMBERED), _connector="OR"),
                name="appeal_in_work_has_number",
                violation_error_message="Незарегистрированное обращение не рассматривают.",
            ),
        ),
        AddGuard(*ON_APPEAL, ASKS_APPEAL),
        migrations.AddIndex(model_name="intakeitem", index=models.Index(fields=["text_sha256"], name="intake_by_text")),
        migrations.CreateModel(
            name="TechnicalDuplicate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_same_content", models.BooleanField(help_text="Нет – так решил человек и написал почему.", verbose_name="текст и файлы совпадают")),
                ("reason", models.TextField(blank=True, verbose_name="почему")),
                ("at", models.DateTimeField(verbose_name="когда")),
                (
                    "appeal",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="duplicate", to="appeals.appeal", verbose_name="дубль"),
                ),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="кто отметил")),
                (
                    "original",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="duplicates", to="appeals.appeal", verbose_name="первое письмо"),
                ),
            ],
            options={
                "verbose_name": "технический дубль",
                "verbose_name_plural": "технические дубли",
                "ordering": ["appeal"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("appeal", models.F("original")), _negated=True),
                        name="duplicate_of_another",
                        violation_error_message="Письмо не дублирует само себя.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_same_content", True), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="duplicate_by_choice_has_reason",
                        violation_error_message="Письма различаются. Напишите, почему это дубль.",
                    ),
                ],
            },
        ),
        Freeze("appeals_technicalduplicate"),
        Erasable("appeals_technicalduplicate", kept="id appeal_id original_id is_same_content by_id at", erased={"reason": GONE}, when=destruction.OWN),
    ]
