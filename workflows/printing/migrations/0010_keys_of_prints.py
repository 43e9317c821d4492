"""Each print has a key of its own, also those that were asked for before."""

import secrets

from django.db import migrations, models

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def give_keys(apps, schema_editor):
    requests = apps.get_model("printing", "PrintRequest").objects
    for pk in list(requests.filter(key=None).values_list("pk", flat=True)):
        letters = "".join(secrets.choice(ALPHABET) for _ in range(16))
        requests.filter(pk=pk).update(key="-".join(letters[start : start + 4] for start in range(0, 16, 4)))


class Migration(migrations.Migration):
    dependencies = [("printing", "0003_request_tried_at")]

    operations = [
        migrations.AddField(
            model_name="printrequest",
            name="key",
            field=models.CharField(editable=False, max_length=20, null=True, verbose_name="ключ проверки"),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
    ]
