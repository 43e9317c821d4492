"""Files that go with a letter: fixed when it is written."""

import django.db.models.deletion
from django.db import migrations, models

from workflows.archive.guards import AddGuard, Guard


class Migration(migrations.Migration):
    dependencies = [("files", "0003_guards"), ("mail", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Enclosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField(verbose_name="по порядку")),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile", verbose_name="файл")),
                ("letter", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="enclosures", to="mail.letter", verbose_name="письмо")),
            ],
            options={"verbose_name": "вложение письма", "verbose_name_plural": "вложения писем", "ordering": ["letter", "place"]},
        ),
        migrations.AddConstraint(model_name="enclosure", constraint=models.UniqueConstraint(fields=("letter", "place"), name="enclosure_place_once")),
        AddGuard(Guard("mail_enclosure", "UPDATE", "Вложения письма не меняют")),
    ]
