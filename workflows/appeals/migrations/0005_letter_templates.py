"""Letters on one ground differ by case; a code by which the applicant asks how the letter stands; to whom our answers are appealed."""

import django.db.models.deletion
import workflows.archive.keys
from django.db import migrations, models

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):

    dependencies = [
        ('appeals', '0004_answer_publication'),
    ]

    operations = [
        migrations.CreateModel(
            name='StatusCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=workflows.archive.keys.new_key, max_length=20, unique=True, verbose_name='код')),
                ('at', models.DateTimeField(verbose_name='когда дан')),
            ],
            options={
                'verbose_name': 'код проверки статуса',
                'verbose_name_plural': 'коды проверки статуса',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.AlterModelOptions(
            name='lettertemplate',
            options={'ordering': ['kind', 'ground', 'variant', '-version'], 'verbose_name': 'шаблон письма', 'verbose_name_plural': 'шаблоны писем'},
        ),
        migrations.RemoveConstraint(
            model_name='lettertemplate',
            name='template_version_once',
        ),
        migrations.RemoveConstraint(
            model_name='lettertemplate',
            name='one_active_template',
        ),
        migrations.AddField(
            model_name='historicalhouserules',
            name='higher_body',
            field=models.CharField(blank=True, default='учредитель организации', help_text='Войдёт в ответ: «в вышестоящий орган (…)».', max_length=300, verbose_name='кому обжалуют наши ответы'),
        ),
        migrations.AddField(
            model_name='historicallettertemplate',
            name='variant',
            field=models.CharField(blank=True, choices=[('', 'обычный'), ('status_page', 'со страницей проверки статуса'), ('on_control', 'с запросом о результатах (ст. 8, ч. 5)'), ('request', 'направлен запрос (ст. 10, ч. 2)'), ('email', 'письмо вне порядка подачи (ст. 4, п. 1)'), ('consumer', 'претензия потребителя'), ('personal_data', 'запрос субъекта персональных данных')], default='', max_length=20, verbose_name='случай'),
        ),
        migrations.AddField(
            model_name='houserules',
            name='higher_body',
            field=models.CharField(blank=True, default='учредитель организации', help_text='Войдёт в ответ: «в вышестоящий орган (…)».', max_length=300, verbose_name='кому обжалуют наши ответы'),
        ),
        migrations.AddField(
            model_name='lettertemplate',
            name='variant',
            field=models.CharField(blank=True, choices=[('', 'обычный'), ('status_page', 'со страницей проверки статуса'), ('on_control', 'с запросом о результатах (ст. 8, ч. 5)'), ('request', 'направлен запрос (ст. 10, ч. 2)'), ('email', 'письмо вне порядка подачи (ст. 4, п. 1)'), ('consumer', 'претензия потребителя'), ('personal_data', 'запрос субъекта персональных данных')], default='', max_length=20, verbose_name='случай'),
        ),
        migrations.AddConstraint(
            model_name='lettertemplate',
            constraint=models.UniqueConstraint(fields=('kind', 'ground', 'variant', 'version'), name='template_version_once'),
        ),
        migrations.AddConstraint(
            model_name='lettertemplate',
            constraint=models.UniqueConstraint(condition=models.Q(('is_active', True)), fields=('kind', 'ground', 'variant'), name='one_active_template'),
        ),
        migrations.AddField(
            model_name='statuscode',
            name='appeal',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='status_code', to='appeals.appeal', verbose_name='обращение'),
        ),
        Freeze("appeals_statuscode"),
    ]
