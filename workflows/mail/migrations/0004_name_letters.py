"""Letters written before have the name under which they were sent."""

from django.conf import settings
from django.db import migrations


def name_letters(apps, schema_editor):
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    for letter in apps.get_model("mail", "Letter").objects.filter(message_id="").only("uid"):
        letter.message_id = f"<{letter.uid}@{domain}>"
        letter.save(update_fields=["message_id"])


class Migration(migrations.Migration):
    dependencies = [("mail", "0003_letter_names")]

    operations = [migrations.RunPython(name_letters, migrations.RunPython.noop)]
