"""A letter is kept for years, so it names the page and not the code. Templates that ask for the code get a new version."""

from django.db import migrations

FIELD = "{status_key}"
USUAL = "по коду {status_key}"
SAID = "по номеру обращения и коду. Код – на листке, приложенном к письму; если листка нет, запросите код на той же странице: он придёт на электронную почту, указанную в обращении"
ELSEWHERE = "с листка, приложенного к письму"


def revise(apps, schema_editor):
    templates = apps.get_model("appeals", "LetterTemplate").objects
    for old in list(templates.filter(is_active=True, body__contains=FIELD)):
        templates.filter(pk=old.pk).update(is_active=False)
        body = old.body.replace(USUAL, SAID).replace(FIELD, ELSEWHERE)
        last = templates.filter(kind=old.kind, ground=old.ground, variant=old.variant).order_by("-version").values_list("version", flat=True).first()
        templates.create(kind=old.kind, ground=old.ground, variant=old.variant, title=old.title, heading=old.heading, body=body, source=old.source, version=last + 1)


class Migration(migrations.Migration):
    dependencies = [("appeals", "0018_no_code_is_kept")]

    operations = [migrations.RunPython(revise, migrations.RunPython.noop)]
