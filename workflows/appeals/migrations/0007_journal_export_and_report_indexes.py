"""The journal as a file, and the indexes that keep a report of a year among a million appeals within two seconds."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('appeals', '0006_first_templates'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='JournalExport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(choices=[('xlsx', 'XLSX (Excel)'), ('csv', 'CSV')], max_length=4, verbose_name='вид файла')),
                ('first_on', models.DateField(blank=True, null=True, verbose_name='зарегистрированные с')),
                ('last_on', models.DateField(blank=True, null=True, verbose_name='по')),
                ('asked_at', models.DateTimeField(verbose_name='когда запросил')),
                ('total', models.PositiveIntegerField(default=0, verbose_name='строк всего')),
                ('done', models.PositiveIntegerField(default=0, verbose_name='строк готово')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='попыток')),
                ('beat_at', models.DateTimeField(verbose_name='последний признак работы')),
                ('trouble', models.CharField(blank=True, max_length=300, verbose_name='что помешало')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='когда готов')),
                ('size', models.PositiveBigIntegerField(default=0, verbose_name='размер, байт')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='sha256')),
                ('is_removed', models.BooleanField(default=False, verbose_name='файл удалён')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто запросил')),
            ],
            options={
                'verbose_name': 'выгрузка журнала обращений',
                'verbose_name_plural': 'выгрузки журнала обращений',
                'ordering': ['-asked_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('first_on', None), ('last_on', None), ('last_on__gte', models.F('first_on')), _connector='OR'), name='journal_export_days_in_order', violation_error_message='Последний день раньше первого. Поменяйте их местами.'), models.CheckConstraint(condition=models.Q(('finished_at', None), models.Q(('sha256', ''), _negated=True), _connector='OR'), name='finished_export_has_hash')],
            },
        ),
        migrations.AddIndex(
            model_name='appeal',
            index=models.Index(fields=['registered_on', 'concluded_on', 'stage', 'kind', 'channel', 'form', 'repeat', 'is_collective', 'people_count', 'applicant', 'id'], name='appeals_of_reports'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('role', 'responsible')), fields=['appeal', 'executor'], name='assignments_of_reports'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['appeal', 'topic', 'result'], name='questions_of_reports'),
        ),
    ]
