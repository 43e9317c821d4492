"""One salt of the day for everything that is counted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DailySalt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True, verbose_name="день")),
                ("salt", models.CharField(max_length=64, verbose_name="соль")),
            ],
            options={"verbose_name": "соль дня", "verbose_name_plural": "соли дней"},
        ),
    ]
