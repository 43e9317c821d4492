"""The house says whether the citizen is written to at each change of stage."""

from django.db import migrations, models

HELP = (
    "Короткое письмо на почту, которую заявитель указал для ответа или подтвердил. Он может от них отказаться; уведомления по закону это не отменяет."
)


def fields(model):
    return [
        migrations.AddField(model, "tells_stages", models.BooleanField("писать заявителю о ходе рассмотрения", default=True, help_text=HELP)),
        migrations.AddField(model, "tells_basis", models.CharField("где сказано о письмах", max_length=300, blank=True)),
    ]


class Migration(migrations.Migration):
    dependencies = [("appeals", "0027_letters_kept")]

    operations = [*fields("houserules"), *fields("historicalhouserules")]
