"""Cards of reception without an appeal are searched for words of danger, once each."""

import django.db.models.deletion
from django.db import migrations, models

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):

    dependencies = [
        ('appeals', '0025_errand_reminders'),
    ]

    operations = [
        migrations.CreateModel(
            name='CardDangerCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='когда проверено')),
                ('card', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='danger_check', to='appeals.receptioncard', verbose_name='карточка приёма')),
            ],
            options={
                'verbose_name': 'проверка карточки на угрозу',
                'verbose_name_plural': 'проверки карточек на угрозу',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        Freeze("appeals_carddangercheck"),
    ]
