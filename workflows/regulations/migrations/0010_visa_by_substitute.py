"""A visa may be put for an absent holder: for whom and by which paper. Two nullable columns, so that no guarded table is rebuilt."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("regulations", "0003_amendments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="approvalrecord",
            name="instead_of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="за кого",
            ),
        ),
        migrations.AddField(
            model_name="approvalrecord",
            name="instead_words",
            field=models.TextField(null=True, verbose_name="за кого и по какому документу"),
        ),
    ]
