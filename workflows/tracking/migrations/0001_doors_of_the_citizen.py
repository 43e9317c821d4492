"""Attempts to enter, keys from letters, the cabinet, openings of papers; an opening is a fact."""

import django.db.models.deletion
from django.db import migrations, models

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('appeals', '0019_letters_without_codes'),
    ]

    operations = [
        migrations.CreateModel(
            name='CabinetSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(db_index=True, max_length=254, verbose_name='адрес')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='хеш ключа сеанса')),
                ('started_at', models.DateTimeField(verbose_name='когда начат')),
                ('seen_at', models.DateTimeField(verbose_name='когда замечен')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='когда закончен')),
            ],
            options={
                'verbose_name': 'сеанс кабинета',
                'verbose_name_plural': 'сеансы кабинета',
                'ordering': ['-started_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='DailySalt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True, verbose_name='день')),
                ('salt', models.CharField(max_length=64, verbose_name='соль')),
            ],
            options={
                'verbose_name': 'соль дня',
                'verbose_name_plural': 'соли дней',
            },
        ),
        migrations.CreateModel(
            name='Brake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort', models.CharField(choices=[('number', 'номер обращения'), ('place', 'часть сети'), ('all', 'все вместе'), ('letters_to', 'письма на адрес'), ('letters_from', 'письма по просьбе из части сети')], max_length=12, verbose_name='что считается')),
                ('digest', models.CharField(max_length=64, verbose_name='кто, хеш с солью дня')),
                ('misses', models.PositiveIntegerField(default=0, verbose_name='попыток')),
                ('free_at', models.DateTimeField(blank=True, null=True, verbose_name='следующая не раньше')),
                ('at', models.DateTimeField(db_index=True, verbose_name='последняя попытка')),
            ],
            options={
                'verbose_name': 'счётчик попыток',
                'verbose_name_plural': 'счётчики попыток',
                'constraints': [models.UniqueConstraint(fields=('sort', 'digest'), name='brake_once')],
            },
        ),
        migrations.CreateModel(
            name='EmailKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('cabinet', 'вход в кабинет'), ('code', 'новый код'), ('address', 'новый адрес для ответа')], max_length=10, verbose_name='для чего')),
                ('email', models.EmailField(max_length=254, verbose_name='адрес')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='хеш ключа')),
                ('asked_at', models.DateTimeField(db_index=True, verbose_name='когда попросили')),
                ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='когда использован')),
                ('appeal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appeals.appeal', verbose_name='обращение')),
            ],
            options={
                'verbose_name': 'ключ из письма',
                'verbose_name_plural': 'ключи из писем',
            },
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='когда')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='appeals.paper', verbose_name='документ')),
            ],
            options={
                'verbose_name': 'документ открыт на сайте',
                'verbose_name_plural': 'документы, открытые на сайте',
                'ordering': ['-at', '-pk'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='CabinetAppeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='адрес')),
                ('at', models.DateTimeField(verbose_name='когда добавлено')),
                ('appeal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appeals.appeal', verbose_name='обращение')),
            ],
            options={
                'verbose_name': 'обращение в кабинете',
                'verbose_name_plural': 'обращения в кабинете',
                'constraints': [models.UniqueConstraint(fields=('email', 'appeal'), name='in_cabinet_once')],
            },
        ),
        Freeze("tracking_opening"),
    ]
