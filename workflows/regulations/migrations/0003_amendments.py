import wagtail.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workflows.archive.guards import AddGuard, Freeze, Guard

DECIDED = """
    (OLD.stage IN ('approved', 'rejected')
        AND (NEW.stage <> OLD.stage OR COALESCE(NEW.order_id, 0) <> COALESCE(OLD.order_id, 0)))
    OR (NEW.stage = 'approved' AND OLD.stage <> 'approved'
        AND NOT EXISTS (SELECT 1 FROM regulations_redaction r WHERE r.order_id = NEW.order_id AND r.source_draft = NEW.id)
        AND NOT EXISTS (SELECT 1 FROM regulations_repeal p WHERE p.order_id = NEW.order_id AND p.source_draft = NEW.id))
"""
UNORDERED = "NOT EXISTS (SELECT 1 FROM orders_order o WHERE o.id = NEW.order_id AND o.stage = 'signed')"



class Migration(migrations.Migration):

    dependencies = [
        ('files', '0003_guards'),
        ('orders', '0003_guards'),
        ('regulations', '0002_guards'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AmendmentInstruction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='№')),
                ('op', models.CharField(choices=[('replace_words', 'слова заменены'), ('insert_words', 'слова добавлены'), ('delete_words', 'слова исключены'), ('replace_paragraph', 'абзац изложен заново'), ('replace_heading', 'название изложено заново'), ('replace_provision', 'изложен заново'), ('insert_paragraph', 'дополнен абзацем'), ('insert_provision', 'дополнен пунктом'), ('repeal_paragraph', 'абзац утратил силу'), ('repeal_provision', 'утратил силу'), ('rename', 'переименован'), ('new_edition', 'новая редакция')], max_length=20, verbose_name='что сделано')),
                ('part', models.CharField(max_length=20, verbose_name='часть')),
                ('target', models.UUIDField(null=True, verbose_name='что изменено')),
                ('target_key', models.CharField(blank=True, max_length=100, verbose_name='ключ адреса')),
                ('wording', models.TextField(verbose_name='как сказано в приказе')),
                ('payload', models.TextField(help_text='Канонический JSON.', verbose_name='указание')),
                ('base_sha256', models.CharField(blank=True, max_length=64, verbose_name='хеш изменяемого')),
                ('effective_from', models.DateField(verbose_name='действует с')),
            ],
            options={
                'verbose_name': 'изменение',
                'verbose_name_plural': 'изменения',
                'ordering': ['redaction', 'ordinal'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Repeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_draft', models.PositiveBigIntegerField(verbose_name='№ проекта')),
                ('effective_from', models.DateField(verbose_name='утрачивает силу с')),
            ],
            options={
                'verbose_name': 'признание утратившим силу',
                'verbose_name_plural': 'признания утратившими силу',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.RemoveConstraint(
            model_name='labeluse',
            name='label_belongs_to_one',
        ),
        migrations.AddField(
            model_name='labeluse',
            name='edition',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='№ полной редакции'),
        ),
        migrations.AddField(
            model_name='redaction',
            name='base',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='built', to='regulations.redaction', verbose_name='на основе редакции'),
        ),
        migrations.AddField(
            model_name='redaction',
            name='rebased_from',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rebased', to='regulations.redaction', verbose_name='вместо редакции'),
        ),
        migrations.AddField(
            model_name='redaction',
            name='signed_with',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order', verbose_name='построена при подписании'),
        ),
        migrations.AddField(
            model_name='provision',
            name='repealed',
            field=models.BooleanField(default=False, verbose_name='утратила силу'),
        ),
        migrations.AddField(
            model_name='redactiondraft',
            name='choices',
            field=models.JSONField(blank=True, default=dict, editable=False, help_text='Как подробно и с какого дня меняется каждый пункт.', verbose_name='выбор составителя'),
        ),
        migrations.AddField(
            model_name='redactiondraft',
            name='successor',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regulations.regulation', verbose_name='акт вместо отменяемого'),
        ),
        migrations.AddField(
            model_name='redactiondraft',
            name='way',
            field=models.CharField(blank=True, choices=[('', 'утверждение'), ('amend', 'изменения'), ('edition', 'новая редакция'), ('repeal', 'признание утратившим силу')], default='', editable=False, max_length=10, verbose_name='что делает'),
        ),
        migrations.AddField(
            model_name='submission',
            name='stages',
            field=models.JSONField(help_text='Указания приказа по дням вступления в силу; пусто – у первого утверждения.', null=True, verbose_name='изменения'),
        ),
        migrations.AddConstraint(
            model_name='labeluse',
            constraint=models.UniqueConstraint(fields=('regulation', 'edition', 'key'), name='label_belongs_to_one'),
        ),
        migrations.AddConstraint(
            model_name='redactiondraft',
            constraint=models.CheckConstraint(condition=models.Q(('way', ''), ('base__isnull', False), _connector='OR'), name='draft_of_changes_has_base', violation_error_message='Изменения готовят на основе действующей редакции.'),
        ),
        migrations.AddField(
            model_name='amendmentinstruction',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='instructions', to='orders.order', verbose_name='приказ'),
        ),
        migrations.AddField(
            model_name='amendmentinstruction',
            name='redaction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='instructions', to='regulations.redaction', verbose_name='редакция'),
        ),
        migrations.AddField(
            model_name='repeal',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='repeals', to='orders.order', verbose_name='приказ'),
        ),
        migrations.AddField(
            model_name='repeal',
            name='redaction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regulations.redaction', verbose_name='последняя редакция'),
        ),
        migrations.AddField(
            model_name='repeal',
            name='regulation',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='repeal', to='regulations.regulation', verbose_name='локальный акт'),
        ),
        migrations.AddField(
            model_name='repeal',
            name='successor',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regulations.regulation', verbose_name='вместо него'),
        ),
        migrations.AddIndex(
            model_name='amendmentinstruction',
            index=models.Index(fields=['target'], name='instruction_target'),
        ),
        migrations.AddConstraint(
            model_name='amendmentinstruction',
            constraint=models.UniqueConstraint(fields=('redaction', 'ordinal'), name='instruction_once_in_its_place'),
        ),
        migrations.AddConstraint(
            model_name='amendmentinstruction',
            constraint=models.CheckConstraint(condition=models.Q(('payload', ''), _negated=True), name='instruction_says_something'),
        ),
        migrations.AlterField(
            model_name='redactiondraft',
            name='body',
            field=wagtail.fields.StreamField([('section', 3), ('point', 6), ('subpoint', 6), ('paragraph', 8), ('item', 11)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'Без точки: «2».', 'label': 'Номер', 'max_length': 20, 'required': False}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Название раздела', 'max_length': 1000, 'required': False}), 2: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Номер и место остаются за ним, текст пуст.', 'label': 'Утратил силу', 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('label', 0), ('heading', 1), ('repealed', 2)]], {}), 4: ('wagtail.blocks.CharBlock', (), {'help_text': 'Без точки в конце: «2.2».', 'label': 'Номер', 'max_length': 20, 'required': False}), 5: ('wagtail.blocks.TextBlock', (), {'label': 'Текст', 'required': False, 'rows': 3}), 6: ('wagtail.blocks.StructBlock', [[('label', 4), ('text', 5), ('repealed', 2)]], {}), 7: ('wagtail.blocks.IntegerBlock', (), {'default': 1, 'help_text': '1 – внутри пункта, 2 – внутри предыдущей строки, 0 – вне пунктов.', 'label': 'Вложенность', 'max_value': 9, 'min_value': 0, 'required': False}), 8: ('wagtail.blocks.StructBlock', [[('text', 5), ('level', 7), ('repealed', 2)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'help_text': 'Пусто – строка начинается с тире.', 'label': 'Буква или номер', 'max_length': 10, 'required': False}), 10: ('wagtail.blocks.TextBlock', (), {'label': 'Текст', 'required': False, 'rows': 2}), 11: ('wagtail.blocks.StructBlock', [[('label', 9), ('text', 10), ('level', 7), ('repealed', 2)]], {})}, verbose_name='текст'),
        ),
        Freeze("regulations_labeluse"),
        Freeze("regulations_provision"),
        Freeze("regulations_amendmentinstruction"),
        Freeze("regulations_repeal"),
        AddGuard(
            Guard("regulations_repeal", "INSERT", "Акт утрачивает силу только по подписанному приказу", UNORDERED),
            Guard("regulations_redactiondraft", "UPDATE", "Проект утверждается только приказом, решённый проект не меняется", DECIDED),
            Guard("regulations_redactiondraft", "DELETE", "Проекты не удаляют: они хранятся вместе с решениями по ним"),
        ),
    ]
