"""A notice of forwarding for several addressees: words and their case."""

from django.db import migrations, models

KEY = {"kind": "forwarding_notice", "ground": "8_3", "variant": "several"}
WORDS = {
    "title": "Уведомление о переадресации обращения: нескольким адресатам",
    "heading": "О переадресации обращения",
    "body": "\n\n".join(
        (
            "Ваше обращение, зарегистрированное {registered_on} под № {number}, содержит вопросы, решение которых не входит в нашу компетенцию. В соответствии с частью 3 статьи 8 Федерального закона от 2 мая 2006 г. № 59-ФЗ «О порядке рассмотрения обращений граждан Российской Федерации» оно направлено по компетенции.",
            "Органы (должностные лица), которым направлено обращение: {bodies}.",
            "О результатах рассмотрения своей части вопросов Вам сообщит каждый из названных адресатов.",
        )
    ),
    "source": "59-ФЗ, ст. 8, ч. 3",
}
VARIANTS = [
    ("", "обычный"),
    ("status_page", "со страницей проверки статуса"),
    ("on_control", "с запросом о результатах (ст. 8, ч. 5)"),
    ("several", "нескольким адресатам"),
    ("request", "направлен запрос (ст. 10, ч. 2)"),
    ("email", "письмо вне порядка подачи (ст. 4, п. 1)"),
    ("consumer", "претензия потребителя"),
    ("personal_data", "запрос субъекта персональных данных"),
]


def enter(apps, schema_editor):
    templates = apps.get_model("appeals", "LetterTemplate")
    if not templates.objects.filter(**KEY).exists():
        templates.objects.create(**KEY, **WORDS)


class Migration(migrations.Migration):
    dependencies = [("appeals", "0022_came_back")]

    operations = [
        *(
            migrations.AlterField(
                model_name=model,
                name="variant",
                field=models.CharField(blank=True, choices=VARIANTS, default="", max_length=20, verbose_name="случай"),
            )
            for model in ("lettertemplate", "historicallettertemplate")
        ),
        migrations.RunPython(enter, migrations.RunPython.noop),
    ]
