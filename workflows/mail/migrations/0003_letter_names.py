"""A name for each letter that every attempt repeats, its envelope, and why it is not sent now."""

from django.db import migrations, models

HELD = [("", "не задержано"), ("sending", "отправляется"), ("unknown", "неизвестно, принято ли"), ("refused", "отказано окончательно")]
ENVELOPES = [("ours", "наш адрес"), ("traced", "особый адрес для каждого письма"), ("nobody", "без обратного адреса")]


class Migration(migrations.Migration):
    dependencies = [("mail", "0002_enclosures")]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="message_id",
            field=models.CharField(default="", editable=False, max_length=200, verbose_name="имя письма (Message-ID)", help_text="Один во всех попытках."),
            preserve_default=False,
        ),
        migrations.AddField(model_name="letter", name="envelope", field=models.CharField(choices=ENVELOPES, default="ours", max_length=10, verbose_name="обратный адрес")),
        migrations.AddField(model_name="letter", name="to_ourselves", field=models.BooleanField(default=False, verbose_name="проверка собственного ящика")),
        migrations.AddField(
            model_name="letter", name="held", field=models.CharField(blank=True, choices=HELD, default="", max_length=10, verbose_name="почему не отправляется")
        ),
    ]
