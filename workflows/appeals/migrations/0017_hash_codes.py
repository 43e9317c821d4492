"""Codes given out so far stay good, as slow hashes: they stand in letters, so each works once and is then changed."""

from django.conf import settings
from django.db import migrations
from django.utils.module_loading import import_string


def hash_codes(apps, schema_editor):
    hasher = import_string(settings.APPEAL_CODE_HASHER)()
    codes = apps.get_model("appeals", "StatusCode").objects
    for pk, words in codes.filter(digest="").values_list("pk", "code").iterator():
        codes.filter(pk=pk).update(digest=hasher.encode(words, hasher.salt()))


class Migration(migrations.Migration):
    dependencies = [("appeals", "0016_codes_may_follow_one_another")]

    operations = [migrations.RunPython(hash_codes, migrations.RunPython.noop)]
