"""How long letters by mail are kept that became no appeals: a choice of the house."""

from django.db import migrations, models

BASIS = "152-ФЗ, ст. 5, ч. 7: не дольше, чем нужно для цели. Три месяца на обжалование отказа (КАС РФ, ст. 219, ч. 1) и запас на восстановление этого срока"
HINT = "Считают от решения по письму. Не меньше 92: столько длится срок на обжалование отказа."
TOO_FEW = "Письма, не ставшие обращениями, хранят не меньше 92 дней: столько длится срок на обжалование отказа."


def _fields(model: str) -> list[migrations.AddField]:
    return [
        migrations.AddField(model, "letters_days", models.PositiveIntegerField(default=365, help_text=HINT, verbose_name="хранить письма, не ставшие обращениями, дней")),
        migrations.AddField(model, "letters_basis", models.CharField(blank=True, default=BASIS, max_length=300, verbose_name="откуда этот срок")),
    ]


class Migration(migrations.Migration):
    dependencies = [("appeals", "0026_cards_looked_through")]

    operations = [
        *_fields("houserules"),
        *_fields("historicalhouserules"),
        migrations.AddConstraint(
            model_name="houserules",
            constraint=models.CheckConstraint(condition=models.Q(("letters_days__gte", 92)), name="refused_letter_outlives_complaint", violation_error_message=TOO_FEW),
        ),
    ]
