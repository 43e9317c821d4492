"""The series of numbers without which no letter could be registered; how a number is written stays the office's choice."""

from django.db import migrations

SERIES = {
    "appeals": ("Обращения граждан", "{seq:03}-{idx}/{yyyy}", "ОГ"),
    "appeals-out": ("Ответы и уведомления по обращениям", "{seq:03}-{idx}/{yyyy}", "ОГ-исх"),
    "reception": ("Карточки личного приёма", "{seq:02}-{idx}/{yyyy}", "ЛП"),
    "destruction": ("Акты об уничтожении дел", "{seq:02}-{idx}/{yyyy}", "АУ"),
}


def enter(apps, schema_editor):
    series = apps.get_model("numbering", "Series")
    for code, (title, template, index) in SERIES.items():
        series.objects.get_or_create(code=code, defaults={"title": title, "template": template, "index": index, "reset": "year"})


class Migration(migrations.Migration):
    dependencies = [("appeals", "0002_guards"), ("numbering", "0001_initial")]

    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
