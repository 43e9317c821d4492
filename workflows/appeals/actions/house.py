"""The rules of the house: what is chosen is written down, and terms follow another reading of the days."""

from __future__ import annotations

from django.db import transaction
from django_q.tasks import async_task

from workflows.appeals.models import HouseRules
from workflows.journal import entries
from workflows.people.history import save_as
from workflows.people.models import User
from workflows.terms.counting import Preset

RECOUNT = "workflows.appeals.tasks.recount"


@transaction.atomic
def change_rules(rules: HouseRules, *, by: User) -> HouseRules:
    """Save the changed row. Another «счёт дней» goes into the journal, and the queue counts what runs anew at once."""
    before = HouseRules.objects.filter(pk=rules.pk).values_list("preset", flat=True).first() or Preset.STANDARD
    save_as(rules, by=by, reason="Изменены правила работы с обращениями")
    if rules.preset != before:
        said = f"Счёт дней: было «{Preset(before).label}», стало «{Preset(rules.preset).label}»"
        entries.write("houserules.preset", subject=f"appeals.houserules:{rules.pk}", summary=said, by=by, facts={"old": str(before), "new": str(rules.preset)})
        async_task(RECOUNT)
    return rules
