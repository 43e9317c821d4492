"""A task to send a paper once more names the paper; sendings are found by their letter, and those of which nothing is known at once."""

import django.db.models.deletion
from django.db import migrations, models

PAPER = {
    "null": True,
    "blank": True,
    "to": "appeals.paper",
    "verbose_name": "отправить документ",
    "help_text": "Поручение закроется, когда документ уйдёт.",
}
STATES = [
    ("queued", "в очереди"),
    ("accepted", "принято сервером или почтой"),
    ("unknown", "неизвестно"),
    ("delayed", "пока не доставлено"),
    ("bounced", "вернулось"),
    ("delivered", "вручено"),
]


class Migration(migrations.Migration):
    dependencies = [("appeals", "0013_copies_go_with_files")]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="paper",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="resend_tasks", **PAPER),
        ),
        migrations.AddField(
            model_name="historicalassignment",
            name="paper",
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", **PAPER),
        ),
        migrations.AlterField(model_name="sendingevent", name="state", field=models.CharField(choices=STATES, max_length=10, verbose_name="состояние")),
        migrations.AddIndex(
            model_name="sending",
            index=models.Index(condition=models.Q(("message_id", ""), _negated=True), fields=["message_id"], name="sendings_by_letter"),
        ),
        migrations.AddIndex(
            model_name="sendingevent",
            index=models.Index(condition=models.Q(("state", "unknown")), fields=["sending"], name="sendings_unknown"),
        ),
    ]
