"""Twenty signatures at the same moment, by real processes: numbers 1..20, one rolled back leaves no gap."""

import pytest

from tests.harness import databases

pytestmark = [pytest.mark.both_databases, pytest.mark.slow]

PREPARE = """
from tests import make
from tests.workflows.regulations import story
who = story.cast()
for index in range(21):
    print(story.before_director(who, text=make.act_text(title=f"Порядок {index}")).pk)
"""

SIGN_AT_ONCE = """
import os, sys, time
from django.db import connections, transaction
from tests.workflows.regulations import story
from workflows.regulations.models import RedactionDraft
from workflows.signing.models import SigningAuthority

def sign(pk, fails):
    time.sleep(max(0, starts - time.time()))
    with transaction.atomic():
        story.sign(RedactionDraft.objects.get(pk=pk), by=SigningAuthority.objects.get().user)
        if fails:
            raise InterruptedError

connections.close_all()
starts = time.time() + 1
children = {}
for place, pk in enumerate(sys.argv[1:]):
    child = os.fork()
    if child == 0:
        code = 1
        try:
            sign(int(pk), fails=place == 7)
            code = 0
        except InterruptedError:
            code = 7
        finally:
            os._exit(code)
    children[child] = place
print(sorted(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children))
"""

COUNT = """
from workflows.journal.entries import broken_links
from workflows.orders.models import Order
from workflows.regulations.models import Provision, Redaction
print(sorted(Order.objects.signed().values_list("seq", flat=True)))
print(Redaction.objects.count(), Provision.objects.values("redaction").distinct().count(), list(broken_links()))
"""


def test_twenty_directors_hands_at_once_leave_no_gap():
    with databases.fresh() as database:
        drafts = database.run(PREPARE).split()
        ended = database.run(SIGN_AT_ONCE, *drafts).strip()
        numbers, rest = database.run(COUNT).strip().splitlines()

    assert ended == str([0] * 20 + [7])
    assert numbers == str(list(range(1, 21)))
    assert rest == "20 20 []"
