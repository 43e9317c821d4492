"""Two lines of the list of case files without which nothing could be filed; indexes and titles stay the office's choice.

The term is data. Its article is not settled (sources name both 154 and 183 for appeals), so the row says so.
"""

from django.db import migrations

UNSURE = (
    "Перечень типовых управленческих архивных документов (приказ Росархива от 20.12.2019 № 236). "
    "Номер статьи не сверен: {}. Сверьте с действующим перечнем и впишите, кто сверил."
)
INDEXES = {
    "ОГ-01": ("Обращения граждан и документы по их рассмотрению", "в источниках названы статьи 154 и 183"),
    "ОГ-02": ("Карточки личного приёма граждан", "в источниках названа статья 182 о журналах и карточках регистрации"),
}


def enter(apps, schema_editor):
    indexes = apps.get_model("appeals", "CaseIndex")
    for index, (title, doubt) in INDEXES.items():
        indexes.objects.get_or_create(index=index, defaults={"title": title, "years": 5, "expert_check": True, "source": UNSURE.format(doubt)})


class Migration(migrations.Migration):
    dependencies = [("appeals", "0009_destruction")]

    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
