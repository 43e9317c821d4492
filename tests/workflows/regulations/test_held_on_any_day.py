"""Histories by chance: the pure rule, the query in SQL and the pages name the same redaction of each day, and never two."""

from datetime import date, timedelta
from random import Random

import pytest

from pages.editions import life_of
from tests import make
from tests.workflows.regulations import story
from workflows.regulations import resolver
from workflows.regulations.models import Redaction, Regulation, Repeal
from workflows.regulations.queries import redaction_on, status
from workflows.regulations.stages import RedactionStatus
from workflows.regulations.timeline import repealed_from, steps_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

START = date(2026, 3, 1)
DAYS = 12
ACTS = 60


def day(number: int) -> date:
    return START + timedelta(days=number)


def histories(pattern: Redaction, chance: Random) -> list[Regulation]:
    """Acts with up to six redactions on days by chance, every third with an end; only their days matter here."""
    fields = {field.attname: getattr(pattern, field.attname) for field in Redaction._meta.concrete_fields if field.name != "id"}
    acts = [make.regulation() for _ in range(ACTS)]
    for act in acts:
        rows = [
            Redaction.objects.create(**fields | {"regulation_id": act.pk, "number": number, "effective_from": day(chance.randrange(DAYS)), "source_draft": 0})
            for number in range(1, chance.randrange(2, 8))
        ]
        if chance.random() < 1 / 3:
            Repeal.objects.create(regulation=act, order=pattern.order, redaction=rows[-1], source_draft=0, effective_from=day(chance.randrange(DAYS)))
    return acts


def test_all_that_name_the_redaction_of_a_day_agree():
    acts = histories(story.signed(story.cast()), Random(2026))

    for number in range(-1, DAYS + 1):
        on = day(number)
        by_query = dict(Redaction.objects.in_force(on).filter(regulation__in=acts).values_list("regulation_id", "number"))
        by_rule = {act.pk: resolver.holding(steps_of(act), on=on, repealed_from=repealed_from(act)) for act in acts}
        assert by_query == {pk: step.number for pk, step in by_rule.items() if step}


def test_statuses_and_pages_say_the_same_as_the_rule():
    acts = histories(story.signed(story.cast()), Random(2027))[:15]

    for act in acts:
        for on in map(day, range(-1, DAYS + 1, 3)):
            holds = redaction_on(act, on=on)
            in_force = [row for row in act.redactions.all() if status(row, on=on) == RedactionStatus.IN_FORCE]
            life = life_of(act.pk, on=on)
            shown = [edition.number for edition in life.editions if edition.in_force]
            assert (in_force, shown) == (([holds], [holds.number]) if holds else ([], []))
            found = life.holding(on)
            assert (found.number if found else None) == (holds.number if holds else None)
