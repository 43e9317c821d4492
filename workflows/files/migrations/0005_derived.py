"""Copies of files for the screen are facts too."""

import django.db.models.deletion
from django.db import migrations, models

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0004_dropped'),
    ]

    operations = [
        migrations.CreateModel(
            name='Derived',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort', models.CharField(choices=[('thumbnail', 'значок'), ('preview', 'просмотр')], max_length=10, verbose_name='для чего')),
                ('copy', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='derived_from', to='files.storedfile', verbose_name='копия')),
                ('original', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='derived', to='files.storedfile', verbose_name='исходный файл')),
            ],
            options={
                'verbose_name': 'копия файла для экрана',
                'verbose_name_plural': 'копии файлов для экрана',
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('original', 'sort'), name='derived_once')],
            },
        ),
        Freeze("files_derived"),
    ]
