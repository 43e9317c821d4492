import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
        ("regulations", "0012_errata"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ExternalAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(editable=False, help_text='«fz:2012-12-29:273-фз»: один для всех написаний.', max_length=250, unique=True, verbose_name='ключ')),
                ('kind', models.CharField(choices=[('constitution', 'Конституция Российской Федерации'), ('fkz', 'Федеральный конституционный закон'), ('fz', 'Федеральный закон'), ('law', 'Закон'), ('code', 'Кодекс'), ('decree', 'Указ'), ('pprf', 'Постановление Правительства Российской Федерации'), ('resolution', 'Постановление'), ('order', 'Приказ'), ('directive', 'Распоряжение'), ('decision', 'Решение'), ('letter', 'Письмо'), ('gost', 'ГОСТ'), ('sanpin', 'Санитарные правила'), ('charter', 'Устав')], max_length=20, verbose_name='вид')),
                ('adopted_on', models.DateField(blank=True, null=True, verbose_name='дата акта')),
                ('number', models.CharField(blank=True, max_length=220, verbose_name='номер')),
                ('issuer', models.CharField(blank=True, help_text='Например «Минобрнауки России».', max_length=400, verbose_name='кем принят')),
                ('title', models.CharField(blank=True, help_text='Без кавычек: «Об образовании в Российской Федерации».', max_length=1600, verbose_name='название')),
                ('address', models.CharField(blank=True, help_text='Где акт опубликован официально. Только с ним читатель увидит ссылку на акт.', max_length=500, validators=[django.core.validators.URLValidator(message='Впишите адрес целиком, вместе с https://', schemes=['http', 'https'])], verbose_name='официальный адрес')),
                ('review_on', models.DateField(blank=True, help_text='Когда снова посмотреть, не изменился ли акт.', null=True, verbose_name='проверить не позднее')),
                ('state', models.CharField(choices=[('in_force', 'действует'), ('changed', 'изменён'), ('repealed', 'утратил силу')], default='in_force', editable=False, max_length=20, verbose_name='состояние')),
                ('changed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='изменён или утратил силу с')),
                ('note', models.TextField(blank=True, verbose_name='заметка')),
                ('found_at', models.DateTimeField(auto_now_add=True, verbose_name='внесён')),
                ('confirmed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='подтверждён')),
                ('confirmed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто подтвердил')),
                ('owner', models.ForeignKey(blank=True, help_text='Увидит напоминания и пункты для проверки.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто следит')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit', verbose_name='ответственное подразделение')),
            ],
            options={
                'verbose_name': 'внешний акт',
                'verbose_name_plural': 'внешние акты',
                'ordering': ['kind', 'adopted_on', 'number'],
            },
        ),
        migrations.CreateModel(
            name='CrossReference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.UUIDField(verbose_name='где сказано')),
                ('in_heading', models.BooleanField(default=False, verbose_name='в названии')),
                ('start', models.PositiveIntegerField(verbose_name='с какого знака')),
                ('end', models.PositiveIntegerField(verbose_name='по какой знак')),
                ('target', models.UUIDField(null=True, verbose_name='на что указывает')),
                ('pinpoint', models.CharField(blank=True, max_length=300, verbose_name='место в акте')),
                ('redaction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='references', to='regulations.redaction', verbose_name='редакция')),
                ('act', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='regulations.externalact', verbose_name='внешний акт')),
            ],
            options={
                'verbose_name': 'ссылка в тексте',
                'verbose_name_plural': 'ссылки в тексте',
                'ordering': ['redaction', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalExternalAct',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.CharField(db_index=True, editable=False, help_text='«fz:2012-12-29:273-фз»: один для всех написаний.', max_length=250, verbose_name='ключ')),
                ('kind', models.CharField(choices=[('constitution', 'Конституция Российской Федерации'), ('fkz', 'Федеральный конституционный закон'), ('fz', 'Федеральный закон'), ('law', 'Закон'), ('code', 'Кодекс'), ('decree', 'Указ'), ('pprf', 'Постановление Правительства Российской Федерации'), ('resolution', 'Постановление'), ('order', 'Приказ'), ('directive', 'Распоряжение'), ('decision', 'Решение'), ('letter', 'Письмо'), ('gost', 'ГОСТ'), ('sanpin', 'Санитарные правила'), ('charter', 'Устав')], max_length=20, verbose_name='вид')),
                ('adopted_on', models.DateField(blank=True, null=True, verbose_name='дата акта')),
                ('number', models.CharField(blank=True, max_length=220, verbose_name='номер')),
                ('issuer', models.CharField(blank=True, help_text='Например «Минобрнауки России».', max_length=400, verbose_name='кем принят')),
                ('title', models.CharField(blank=True, help_text='Без кавычек: «Об образовании в Российской Федерации».', max_length=1600, verbose_name='название')),
                ('address', models.CharField(blank=True, help_text='Где акт опубликован официально. Только с ним читатель увидит ссылку на акт.', max_length=500, validators=[django.core.validators.URLValidator(message='Впишите адрес целиком, вместе с https://', schemes=['http', 'https'])], verbose_name='официальный адрес')),
                ('review_on', models.DateField(blank=True, help_text='Когда снова посмотреть, не изменился ли акт.', null=True, verbose_name='проверить не позднее')),
                ('state', models.CharField(choices=[('in_force', 'действует'), ('changed', 'изменён'), ('repealed', 'утратил силу')], default='in_force', editable=False, max_length=20, verbose_name='состояние')),
                ('changed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='изменён или утратил силу с')),
                ('note', models.TextField(blank=True, verbose_name='заметка')),
                ('found_at', models.DateTimeField(blank=True, editable=False, verbose_name='внесён')),
                ('confirmed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='подтверждён')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('confirmed_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто подтвердил')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, help_text='Увидит напоминания и пункты для проверки.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто следит')),
                ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.unit', verbose_name='ответственное подразделение')),
            ],
            options={
                'verbose_name': 'historical внешний акт',
                'verbose_name_plural': 'historical внешние акты',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalReferenceReview',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('changed_on', models.DateField(verbose_name='акт изменён с')),
                ('state', models.CharField(choices=[('in_force', 'действует'), ('changed', 'изменён'), ('repealed', 'утратил силу')], max_length=20, verbose_name='что с ним')),
                ('source', models.UUIDField(verbose_name='какой пункт')),
                ('place', models.CharField(max_length=200, verbose_name='место')),
                ('opened_at', models.DateTimeField(blank=True, editable=False, verbose_name='внесён')),
                ('decision', models.TextField(blank=True, verbose_name='что решено')),
                ('done_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='проверен')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('act', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regulations.externalact', verbose_name='внешний акт')),
                ('done_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто проверил')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('redaction', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regulations.redaction', verbose_name='редакция')),
                ('regulation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regulations.regulation', verbose_name='локальный акт')),
            ],
            options={
                'verbose_name': 'historical пункт для проверки',
                'verbose_name_plural': 'historical пункты для проверки',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='ReferenceReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changed_on', models.DateField(verbose_name='акт изменён с')),
                ('state', models.CharField(choices=[('in_force', 'действует'), ('changed', 'изменён'), ('repealed', 'утратил силу')], max_length=20, verbose_name='что с ним')),
                ('source', models.UUIDField(verbose_name='какой пункт')),
                ('place', models.CharField(max_length=200, verbose_name='место')),
                ('opened_at', models.DateTimeField(auto_now_add=True, verbose_name='внесён')),
                ('decision', models.TextField(blank=True, verbose_name='что решено')),
                ('done_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='проверен')),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='regulations.externalact', verbose_name='внешний акт')),
                ('done_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто проверил')),
                ('redaction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regulations.redaction', verbose_name='редакция')),
                ('regulation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regulations.regulation', verbose_name='локальный акт')),
            ],
            options={
                'verbose_name': 'пункт для проверки',
                'verbose_name_plural': 'пункты для проверки',
                'ordering': ['changed_on', 'regulation', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReferenceWaiver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.UUIDField(verbose_name='где сказано')),
                ('place', models.CharField(max_length=200, verbose_name='место')),
                ('words', models.TextField(verbose_name='слова ссылки')),
                ('problem', models.TextField(verbose_name='что не так')),
                ('reason', models.TextField(verbose_name='почему остаётся')),
                ('at', models.DateTimeField(verbose_name='когда')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто объяснил')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waivers', to='regulations.redactiondraft', verbose_name='проект')),
            ],
            options={
                'verbose_name': 'объяснение ссылки',
                'verbose_name_plural': 'объяснения ссылок',
                'ordering': ['-pk'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddConstraint(
            model_name='externalact',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='external_act_confirmed_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='externalact',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'in_force'), ('changed_on__isnull', False), _connector='OR'), name='external_act_changed_on_a_day', violation_error_message='Укажите, с какого дня акт изменён или утратил силу.'),
        ),
        migrations.AddIndex(
            model_name='crossreference',
            index=models.Index(fields=['redaction', 'source'], name='reference_source'),
        ),
        migrations.AddIndex(
            model_name='crossreference',
            index=models.Index(fields=['target'], name='reference_target'),
        ),
        migrations.AddConstraint(
            model_name='crossreference',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('act', None), ('target__isnull', False)), models.Q(('act__isnull', False), ('target', None)), _connector='OR'), name='reference_leads_to_one'),
        ),
        migrations.AddConstraint(
            model_name='crossreference',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='reference_has_words'),
        ),
        migrations.AddConstraint(
            model_name='referencereview',
            constraint=models.UniqueConstraint(fields=('act', 'changed_on', 'state', 'source'), name='review_once_for_a_change'),
        ),
        migrations.AddConstraint(
            model_name='referencereview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', ''), ('done_at', None), ('done_by', None)), models.Q(('done_at__isnull', False), ('done_by__isnull', False), models.Q(('decision', ''), _negated=True)), _connector='OR'), name='review_done_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='referencewaiver',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='waiver_says_why'),
        ),
        Freeze("regulations_referencewaiver"),
    ]
