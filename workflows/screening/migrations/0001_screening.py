"""What has been found out about files from outside."""

import django.db.models.deletion
from django.db import migrations, models

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0005_derived'),
    ]

    operations = [
        migrations.CreateModel(
            name='ScanAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('clean', 'вирусов нет'), ('infected', 'найден вирус'), ('unscannable', 'проверить нельзя'), ('error', 'сканер не ответил')], max_length=12, verbose_name='ответ')),
                ('detail', models.CharField(blank=True, help_text='Имя вируса или что помешало.', max_length=100, verbose_name='подробность')),
                ('at', models.DateTimeField(db_index=True, verbose_name='когда')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scans', to='files.storedfile', verbose_name='файл')),
            ],
            options={
                'verbose_name': 'проверка на вирусы',
                'verbose_name_plural': 'проверки на вирусы',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='FileCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(verbose_name='когда попросили')),
                ('tried_at', models.DateTimeField(verbose_name='когда последний раз брались')),
                ('breaks', models.PositiveSmallIntegerField(default=0, verbose_name='сколько раз работа прервалась')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='когда закончено')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='check_asked', to='files.storedfile', verbose_name='файл')),
            ],
            options={
                'verbose_name': 'очередь проверки файла',
                'verbose_name_plural': 'очередь проверки файлов',
                'indexes': [models.Index(condition=models.Q(('settled_at', None)), fields=['tried_at'], name='files_to_check')],
            },
        ),
        migrations.CreateModel(
            name='Screening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('engine', models.CharField(max_length=20, verbose_name='версия проверки')),
                ('format', models.CharField(max_length=20, verbose_name='что это')),
                ('media_type', models.CharField(max_length=100, verbose_name='вид содержимого')),
                ('allowed', models.BooleanField(verbose_name='вид из принимаемых, опасного нет')),
                ('found', models.TextField(default='[]', help_text='JSON: пары «код – подробность», без имён и слов из файла.', verbose_name='что замечено')),
                ('at', models.DateTimeField(verbose_name='когда')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='screenings', to='files.storedfile', verbose_name='файл')),
            ],
            options={
                'verbose_name': 'осмотр файла',
                'verbose_name_plural': 'осмотры файлов',
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('file', 'engine'), name='file_looked_at_once')],
            },
        ),
        Freeze("screening_scanattempt"),
        Freeze("screening_screening"),
    ]
