"""What waits to be sent as a small table, and indexes of rare marks: lists stay quick however long the register is."""

import django.db.models.deletion
from django.db import migrations, models

FILL = """
    INSERT INTO appeals_unsent (paper_id)
    SELECT id FROM appeals_paper
    WHERE stage = 'signed' AND kind <> 'termination' AND NOT EXISTS (SELECT 1 FROM appeals_sending WHERE appeals_sending.paper_id = appeals_paper.id)
"""


class Migration(migrations.Migration):
    dependencies = [("appeals", "0010_case_indexes")]

    operations = [
        migrations.CreateModel(
            name="Unsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "paper",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="unsent", to="appeals.paper", verbose_name="документ"),
                ),
            ],
            options={"verbose_name": "неотправленный документ", "verbose_name_plural": "неотправленные документы", "ordering": ["paper"]},
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="paper",
            index=models.Index(fields=["created_at", "id"], condition=models.Q(("stage__in", ["on_visa", "on_signature"])), name="papers_waiting"),
        ),
        migrations.AddIndex(
            model_name="applicant",
            index=models.Index(fields=["last_name", "first_name", "patronymic", "id"], name="applicants_by_name", opclasses=[*["varchar_pattern_ops"] * 3, "int8_ops"]),
        ),
        migrations.AddIndex(model_name="applicant", index=models.Index(fields=["id", "category"], name="applicants_of_reports")),
        *(
            migrations.AddIndex(
                model_name="appeal",
                index=models.Index(fields=["-registered_on", "-id"], condition=models.Q((mark, True)), name=f"appeals_{mark}"),
            )
            for mark in ("is_danger", "on_control", "partly_forwarded")
        ),
    ]
