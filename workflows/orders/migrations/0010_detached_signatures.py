"""Signatures made outside are kept beside the order that they sign, as facts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workflows.archive.guards import Freeze


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0003_guards'),
        ('orders', '0003_guards'),
        ('printing', '0011_keys_are_there_and_hashes_found'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DetachedSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signed_sha256', models.CharField(max_length=64, verbose_name='хеш подписанного файла')),
                ('sha256', models.CharField(max_length=64, verbose_name='хеш файла подписи')),
                ('format', models.CharField(choices=[('der', 'CMS, DER'), ('pem', 'CMS, base64')], max_length=10, verbose_name='формат')),
                ('algorithm', models.CharField(max_length=100, verbose_name='алгоритм хеша')),
                ('match', models.CharField(choices=[('same', 'совпадает'), ('unchecked', 'не проверялось')], max_length=10, verbose_name='хеш внутри подписи и наш файл')),
                ('signer', models.CharField(max_length=300, verbose_name='кто подписал')),
                ('signer_source', models.CharField(choices=[('certificate', 'из сертификата'), ('told', 'со слов')], max_length=12, verbose_name='откуда известно')),
                ('certificate', models.CharField(blank=True, max_length=100, verbose_name='№ сертификата')),
                ('valid_from', models.DateField(null=True, verbose_name='сертификат действует с')),
                ('valid_to', models.DateField(null=True, verbose_name='сертификат действует по')),
                ('at', models.DateTimeField(verbose_name='когда приложена')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто приложил')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile', verbose_name='файл подписи')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='detached', to='orders.order', verbose_name='приказ')),
                ('signed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='printing.print', verbose_name='подписанный файл')),
            ],
            options={
                'verbose_name': 'приложенная электронная подпись',
                'verbose_name_plural': 'приложенные электронные подписи',
                'ordering': ['order', 'at', 'pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['sha256'], name='attached_signature_by_hash')],
                'constraints': [models.UniqueConstraint(fields=('order', 'sha256'), name='signature_attached_once'), models.CheckConstraint(condition=models.Q(('signer', ''), _negated=True), name='attached_signature_has_signer')],
            },
        ),
        Freeze("orders_detachedsignature"),
    ]
