"""The salt of the day is that of `visitors`: what was counted today begins anew."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tracking", "0003_sessions_by_provider"), ("visitors", "0001_daily_salt")]

    operations = [migrations.DeleteModel("DailySalt")]
