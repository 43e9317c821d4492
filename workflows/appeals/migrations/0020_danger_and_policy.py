"""Alarms of danger, and what the house decides about its doors."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from workflows.archive.erasing import Erasable
from workflows.archive.guards import Freeze

OF_DESTROYED = (
    "EXISTS (SELECT 1 FROM appeals_danger g JOIN appeals_destroyedrow d ON d.kind = 'appeal' AND d.target = g.appeal_id WHERE g.id = OLD.danger_id)"
)


class Migration(migrations.Migration):

    dependencies = [
        ('appeals', '0019_letters_without_codes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Danger',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('found', models.JSONField(blank=True, default=list, verbose_name='что найдено')),
                ('at', models.DateTimeField(verbose_name='когда')),
            ],
            options={
                'verbose_name': 'тревога',
                'verbose_name_plural': 'тревоги',
                'ordering': ['-at', '-pk'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='DangerCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='когда проверено')),
            ],
            options={
                'verbose_name': 'проверка на угрозу',
                'verbose_name_plural': 'проверки на угрозу',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='DangerEnd',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('measures', 'принято к сведению, меры'), ('no_danger', 'проверено: угрозы нет')], max_length=10, verbose_name='чем закончилась')),
                ('words', models.TextField(verbose_name='что сделано или проверено')),
                ('at', models.DateTimeField(verbose_name='когда')),
            ],
            options={
                'verbose_name': 'конец тревоги',
                'verbose_name_plural': 'концы тревог',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='DangerSeen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='когда')),
            ],
            options={
                'verbose_name': 'просмотр тревоги',
                'verbose_name_plural': 'просмотры тревог',
                'ordering': ['at', 'pk'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='DangerWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phrase', models.CharField(help_text='Через пробел – слова, которые стоят рядом в одном предложении; через «|» – любое из них; «*» в конце – любое окончание; «=» в начале – только эта форма. Остальные слова ищутся во всех падежах и временах.', max_length=700, unique=True, verbose_name='слова')),
                ('sort', models.CharField(blank=True, choices=[('self_harm', 'человек может причинить вред себе'), ('child', 'ребёнок может быть в опасности'), ('violence', 'угроза насилия'), ('equipment', 'опасное помещение или оборудование'), ('harm', 'вред здоровью')], max_length=10, verbose_name='о чём предупреждает')),
                ('is_exception', models.BooleanField(default=False, help_text='Если эти слова стоят рядом, тревоги нет: «убить время».', verbose_name='ложный друг')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='почему')),
                ('is_active', models.BooleanField(default=True, verbose_name='ищется')),
            ],
            options={
                'verbose_name': 'слова об угрозе',
                'verbose_name_plural': 'слова об угрозе',
                'ordering': ['is_exception', 'sort', 'phrase'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalDangerWord',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('phrase', models.CharField(db_index=True, help_text='Через пробел – слова, которые стоят рядом в одном предложении; через «|» – любое из них; «*» в конце – любое окончание; «=» в начале – только эта форма. Остальные слова ищутся во всех падежах и временах.', max_length=700, verbose_name='слова')),
                ('sort', models.CharField(blank=True, choices=[('self_harm', 'человек может причинить вред себе'), ('child', 'ребёнок может быть в опасности'), ('violence', 'угроза насилия'), ('equipment', 'опасное помещение или оборудование'), ('harm', 'вред здоровью')], max_length=10, verbose_name='о чём предупреждает')),
                ('is_exception', models.BooleanField(default=False, help_text='Если эти слова стоят рядом, тревоги нет: «убить время».', verbose_name='ложный друг')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='почему')),
                ('is_active', models.BooleanField(default=True, verbose_name='ищется')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical слова об угрозе',
                'verbose_name_plural': 'historical слова об угрозе',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RemoveConstraint(
            model_name='reminder',
            name='reminded_of_term_once',
        ),
        migrations.AddField(
            model_name='historicalhouserules',
            name='lawful_way',
            field=models.TextField(blank=True, default='Письмо получено и сохранено, но обращением по Федеральному закону от 02.05.2006 № 59-ФЗ не считается: с 30.03.2025 электронное обращение подают способом, который подтверждает личность (Федеральный закон от 28.12.2024 № 547-ФЗ). Подать обращение можно через форму на нашем сайте, через портал Госуслуг, письмом по почте или на личном приёме.', help_text='Эти слова уйдут в ответ на письмо, если письма по почте обращениями не считаются.', verbose_name='как подать законно'),
        ),
        migrations.AddField(
            model_name='historicalhouserules',
            name='most_file_mb',
            field=models.PositiveSmallIntegerField(default=20, verbose_name='МБ в одном файле'),
        ),
        migrations.AddField(
            model_name='historicalhouserules',
            name='most_files',
            field=models.PositiveSmallIntegerField(default=10, verbose_name='файлов в одном обращении'),
        ),
        migrations.AddField(
            model_name='historicalhouserules',
            name='most_total_mb',
            field=models.PositiveSmallIntegerField(default=50, verbose_name='МБ во всех файлах'),
        ),
        migrations.AddField(
            model_name='historicalhouserules',
            name='per_address_hour',
            field=models.PositiveSmallIntegerField(default=10, verbose_name='обращений с одного адреса в час'),
        ),
        migrations.AddField(
            model_name='historicalhouserules',
            name='per_hour',
            field=models.PositiveIntegerField(default=600, verbose_name='обращений всего в час'),
        ),
        migrations.AddField(
            model_name='historicalhouserules',
            name='phone',
            field=models.CharField(blank=True, help_text='Пусто – телефон организации.', max_length=100, verbose_name='телефон для справок по обращениям'),
        ),
        migrations.AddField(
            model_name='historicalhouserules',
            name='reception_words',
            field=models.CharField(blank=True, help_text='Как их прочитает посетитель: «вторник и четверг с 15 до 18, кабинет 12».', max_length=300, verbose_name='часы личного приёма'),
        ),
        migrations.AddField(
            model_name='historicalhouserules',
            name='site_basis',
            field=models.CharField(blank=True, default='п. 3.7 Порядка', max_length=300, verbose_name='где сказано о форме сайта'),
        ),
        migrations.AddField(
            model_name='historicalhouserules',
            name='site_regime',
            field=models.CharField(choices=[('own_act', 'обращение: организация принимает его по своему акту'), ('identified', 'обращение – только если личность подтверждена, иначе сообщение')], default='own_act', max_length=10, verbose_name='чем является сообщение с сайта'),
        ),
        migrations.AddField(
            model_name='houserules',
            name='lawful_way',
            field=models.TextField(blank=True, default='Письмо получено и сохранено, но обращением по Федеральному закону от 02.05.2006 № 59-ФЗ не считается: с 30.03.2025 электронное обращение подают способом, который подтверждает личность (Федеральный закон от 28.12.2024 № 547-ФЗ). Подать обращение можно через форму на нашем сайте, через портал Госуслуг, письмом по почте или на личном приёме.', help_text='Эти слова уйдут в ответ на письмо, если письма по почте обращениями не считаются.', verbose_name='как подать законно'),
        ),
        migrations.AddField(
            model_name='houserules',
            name='most_file_mb',
            field=models.PositiveSmallIntegerField(default=20, verbose_name='МБ в одном файле'),
        ),
        migrations.AddField(
            model_name='houserules',
            name='most_files',
            field=models.PositiveSmallIntegerField(default=10, verbose_name='файлов в одном обращении'),
        ),
        migrations.AddField(
            model_name='houserules',
            name='most_total_mb',
            field=models.PositiveSmallIntegerField(default=50, verbose_name='МБ во всех файлах'),
        ),
        migrations.AddField(
            model_name='houserules',
            name='per_address_hour',
            field=models.PositiveSmallIntegerField(default=10, verbose_name='обращений с одного адреса в час'),
        ),
        migrations.AddField(
            model_name='houserules',
            name='per_hour',
            field=models.PositiveIntegerField(default=600, verbose_name='обращений всего в час'),
        ),
        migrations.AddField(
            model_name='houserules',
            name='phone',
            field=models.CharField(blank=True, help_text='Пусто – телефон организации.', max_length=100, verbose_name='телефон для справок по обращениям'),
        ),
        migrations.AddField(
            model_name='houserules',
            name='reception_words',
            field=models.CharField(blank=True, help_text='Как их прочитает посетитель: «вторник и четверг с 15 до 18, кабинет 12».', max_length=300, verbose_name='часы личного приёма'),
        ),
        migrations.AddField(
            model_name='houserules',
            name='site_basis',
            field=models.CharField(blank=True, default='п. 3.7 Порядка', max_length=300, verbose_name='где сказано о форме сайта'),
        ),
        migrations.AddField(
            model_name='houserules',
            name='site_regime',
            field=models.CharField(choices=[('own_act', 'обращение: организация принимает его по своему акту'), ('identified', 'обращение – только если личность подтверждена, иначе сообщение')], default='own_act', max_length=10, verbose_name='чем является сообщение с сайта'),
        ),
        migrations.AddConstraint(
            model_name='houserules',
            constraint=models.CheckConstraint(condition=models.Q(('most_file_mb__gte', 1), ('most_file_mb__lte', models.F('most_total_mb'))), name='one_file_fits_into_all', violation_error_message='Один файл не больше всех вместе: исправьте МБ в одном файле или МБ во всех файлах.'),
        ),
        migrations.AddConstraint(
            model_name='houserules',
            constraint=models.CheckConstraint(condition=models.Q(('per_address_hour__gte', 1), ('per_hour__gte', models.F('per_address_hour'))), name='some_appeals_come_through', violation_error_message='С одного адреса – хотя бы одно обращение в час и не больше, чем всего в час.'),
        ),
        migrations.AddField(
            model_name='danger',
            name='appeal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dangers', to='appeals.appeal', verbose_name='обращение'),
        ),
        migrations.AddField(
            model_name='danger',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто поднял тревогу'),
        ),
        migrations.AddField(
            model_name='danger',
            name='item',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='danger', to='appeals.intakeitem', verbose_name='поступление'),
        ),
        migrations.AddField(
            model_name='reminder',
            name='danger',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='appeals.danger', verbose_name='тревога'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(condition=models.Q(('danger', None), ('sending', None)), fields=('clock', 'step', 'recipient'), name='reminded_of_term_once'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(condition=models.Q(('danger__isnull', False)), fields=('danger', 'recipient'), name='reminded_of_danger_once'),
        ),
        migrations.AddField(
            model_name='dangercheck',
            name='item',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='danger_check', to='appeals.intakeitem', verbose_name='поступление'),
        ),
        migrations.AddField(
            model_name='dangerend',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто'),
        ),
        migrations.AddField(
            model_name='dangerend',
            name='danger',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='end', to='appeals.danger', verbose_name='тревога'),
        ),
        migrations.AddField(
            model_name='dangerseen',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто'),
        ),
        migrations.AddField(
            model_name='dangerseen',
            name='danger',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seen', to='appeals.danger', verbose_name='тревога'),
        ),
        migrations.AddConstraint(
            model_name='dangerword',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_exception', True), ('sort', '')), models.Q(('is_exception', False), models.Q(('sort', ''), _negated=True)), _connector='OR'), name='danger_word_warns_of_something', violation_error_message='Выберите, о чём предупреждают слова; у ложного друга это поле пусто.'),
        ),
        migrations.AddField(
            model_name='historicaldangerword',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='danger',
            constraint=models.CheckConstraint(condition=models.Q(('item__isnull', False), ('by__isnull', False), _connector='OR'), name='danger_has_a_source'),
        ),
        migrations.AddConstraint(
            model_name='dangerseen',
            constraint=models.UniqueConstraint(fields=('danger', 'by'), name='danger_seen_once'),
        ),
        Freeze("appeals_dangercheck"),
        Freeze("appeals_danger"),
        Freeze("appeals_dangerseen"),
        Freeze("appeals_dangerend"),
        Freeze("appeals_reminder"),
        Erasable("appeals_dangerend", kept="id danger_id outcome by_id at", erased={"words": "уничтожено по акту"}, when=OF_DESTROYED),
    ]
