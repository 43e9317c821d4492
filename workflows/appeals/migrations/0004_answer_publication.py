"""Depersonalised answers for everybody: facts that the database keeps."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):

    dependencies = [
        ('appeals', '0003_series'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AnswerPublication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300, verbose_name='заголовок')),
                ('text', models.TextField(verbose_name='обезличенный текст')),
                ('text_sha256', models.CharField(max_length=64, verbose_name='хеш текста')),
                ('published_on', models.DateField(verbose_name='день')),
                ('at', models.DateTimeField(verbose_name='когда внесено')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто подтвердил')),
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='publication', to='appeals.paper', verbose_name='ответ')),
            ],
            options={
                'verbose_name': 'публикация ответа',
                'verbose_name_plural': 'публикации ответов',
                'ordering': ['-published_on', '-pk'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        Freeze("appeals_answerpublication"),
    ]
