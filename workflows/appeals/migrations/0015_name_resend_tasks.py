"""Tasks of sending once more that were known by their words alone get their paper."""

from django.db import migrations

WORDS = "Отправить заново: "


def name_papers(apps, schema_editor):
    papers = apps.get_model("appeals", "Paper").objects
    for task in apps.get_model("appeals", "Assignment").objects.filter(text__startswith=WORDS, paper=None):
        _, found, number = task.text.rpartition(" № ")
        matches = list(papers.filter(appeal=task.appeal_id, number=number).values_list("pk", flat=True)) if found else []
        if len(matches) == 1:
            task.paper_id = matches[0]
            task.save(update_fields=["paper"])


class Migration(migrations.Migration):
    dependencies = [("appeals", "0014_resend_tasks")]

    operations = [migrations.RunPython(name_papers, migrations.RunPython.noop)]
