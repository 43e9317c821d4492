"""How soon a letter that came back leaves again: the law names no term, the house takes one working day."""

from django.db import migrations
from django.utils import timezone

BASIS, REASON = "59-ФЗ 10(4)", "Внесён с программой"
VALUES = {
    "law": "59-ФЗ",
    "basis": BASIS,
    "title": "Отправить заново документ, который вернулся",
    "article": "Федеральный закон от 02.05.2006 № 59-ФЗ, ст. 10, ч. 4",
    "wording": "Ответ направляется по адресу, указанному в обращении: вернувшийся документ ещё не направлен.",
    "days": 1,
    "unit": "workday",
    "counted_from": "день, в который стало известно о возврате",
    "certainty": "practice",
    "source": "Своего срока норма не называет: принят один рабочий день.",
    "valid_from": None,
    "valid_to": None,
}


def enter(apps, schema_editor):
    terms, history = apps.get_model("terms", "LegalTerm"), apps.get_model("terms", "HistoricalLegalTerm")
    if terms.objects.filter(basis=BASIS).exists():
        return
    term = terms.objects.create(**VALUES)
    history.objects.create(id=term.pk, history_date=timezone.now(), history_type="+", history_change_reason=REASON, **VALUES)


def withdraw(apps, schema_editor):
    """Back to before; a row that a person has entered stays."""
    history = apps.get_model("terms", "HistoricalLegalTerm")
    keys = list(history.objects.filter(basis=BASIS, history_change_reason=REASON).values_list("id", flat=True))
    apps.get_model("terms", "LegalTerm").objects.filter(pk__in=keys).delete()
    history.objects.filter(id__in=keys).delete()


class Migration(migrations.Migration):
    dependencies = [("terms", "0002_terms_of_the_law")]

    operations = [migrations.RunPython(enter, withdraw)]
