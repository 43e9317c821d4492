"""Why a file has no picture is said beside it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('screening', '0001_screening'),
    ]

    operations = [
        migrations.AddField(
            model_name='filecheck',
            name='undrawn',
            field=models.CharField(blank=True, choices=[('locked', 'предпросмотра нет: файл закрыт паролем'), ('broken', 'предпросмотра нет: файл повреждён или передан не до конца'), ('heavy', 'предпросмотра нет: страница слишком сложная'), ('no_program', 'предпросмотра нет: программа просмотра не установлена')], default='', max_length=12, verbose_name='почему нет предпросмотра'),
            preserve_default=False,
        ),
    ]
