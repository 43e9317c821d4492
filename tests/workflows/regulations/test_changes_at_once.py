"""Changes of one act signed at the same moment, by real processes: one wins, the other is told, and no change is lost."""

import pytest

from tests.harness import databases

pytestmark = [pytest.mark.both_databases, pytest.mark.slow]

PREPARE = """
from dataclasses import replace
from tests import make
from tests.workflows.regulations import story
from workflows.regulations import actions
from workflows.regulations.amending import edits
from workflows.regulations.amending.operations import Part
from workflows.regulations.tree import places

who = story.cast()
first = story.signed(who)

def ready(key, words):
    def change(text):
        uid = next(place.node.uid for place in places(text) if place.key == key)
        return edits.with_words(text, uid, Part.TEXT, words)
    draft = story.handed_in(who, story.changes(who, first, change))
    own = replace(who, series=make.series())  # one series would make them wait for each other at its counter
    actions.prepare_order(draft, series=own.series, by=who.clerk)
    return actions.send_to_signature(draft, by=who.clerk).pk

print(ready("1-1", "Школа работает с 8 часов."), ready("1-2", "Порядок обязателен для всех."))
"""

SIGN_AT_ONCE = """
import os, sys, time
from django.db import connections
from tests.workflows.regulations import story
from workflows.errors import Stale
from workflows.regulations.models import RedactionDraft
from workflows.signing.models import SigningAuthority

def sign(pk):
    time.sleep(max(0, starts - time.time()))
    story.sign(RedactionDraft.objects.get(pk=pk), by=SigningAuthority.objects.get().user, at=story.MARCH)

connections.close_all()
starts = time.time() + 1
children = []
for pk in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            sign(int(pk))
            code = 0
        except Stale:
            code = 7
        finally:
            os._exit(code)
    children.append(child)
print(sorted(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children))
"""

COUNT = """
from workflows.orders.models import Order
from workflows.regulations import verification
from workflows.regulations.models import Redaction, RedactionDraft
print(list(Redaction.objects.order_by("number").values_list("number", "base__number")))
print(Order.objects.signed().count(), RedactionDraft.objects.filter(stage="approved").count(), list(verification.problems()))
"""


def test_two_changes_over_one_redaction_are_not_both_signed():
    with databases.fresh() as database:
        drafts = database.run(PREPARE).split()
        ended = database.run(SIGN_AT_ONCE, *drafts).strip()
        redactions, rest = database.run(COUNT).strip().splitlines()

    assert ended == "[0, 7]"
    assert redactions == "[(1, None), (2, 1)]"
    assert rest == "2 2 []"
