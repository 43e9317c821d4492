"""What came back and has not left again as a small table."""

import django.db.models.deletion
from django.db import migrations, models

FILL = """
    INSERT INTO appeals_cameback (paper_id, sending_id)
    SELECT sending.paper_id, sending.id
    FROM appeals_sendingevent event
    JOIN appeals_sending sending ON sending.id = event.sending_id
    JOIN appeals_paper paper ON paper.id = sending.paper_id
    JOIN appeals_appeal appeal ON appeal.id = paper.appeal_id
    WHERE event.state = 'bounced' AND appeal.case_file_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM appeals_sendingevent further WHERE further.sending_id = event.sending_id AND further.id > event.id)
      AND NOT EXISTS (SELECT 1 FROM appeals_sending again WHERE again.paper_id = sending.paper_id AND again.id > sending.id)
"""
FORGET_REPLACED = """
    WITH RECURSIVE later (first, paper_id) AS (
        SELECT paper_id, paper_id FROM appeals_cameback
        UNION SELECT later.first, paper.id FROM later JOIN appeals_paper paper ON paper.replaces_id = later.paper_id
    )
    DELETE FROM appeals_cameback WHERE EXISTS (
        SELECT 1 FROM later JOIN appeals_sending again ON again.paper_id = later.paper_id
        WHERE later.first = appeals_cameback.paper_id AND again.id > appeals_cameback.sending_id
    )
"""


class Migration(migrations.Migration):
    dependencies = [("appeals", "0021_first_words_of_danger")]

    operations = [
        migrations.CreateModel(
            name="CameBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "paper",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="came_back", to="appeals.paper", verbose_name="документ"),
                ),
                (
                    "sending",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="came_back", to="appeals.sending", verbose_name="что вернулось"),
                ),
            ],
            options={"verbose_name": "вернувшийся документ", "verbose_name_plural": "вернувшиеся документы", "ordering": ["paper"]},
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(FORGET_REPLACED, migrations.RunSQL.noop),
    ]
