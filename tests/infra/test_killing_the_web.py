"""The web server is killed while the director signs: either everything of the signature is there, or nothing of it."""

import json
import os
import random
import threading
import time
from contextlib import suppress
from http.client import HTTPException

import pytest

from portal.demo.accounts import DIRECTOR
from tests.harness import components, databases
from tests.harness.client import Client
from tests.harness.product import product

pytestmark = [pytest.mark.slow, pytest.mark.both_databases]

ROUNDS = int(os.environ.get("KILLS") or (12 if components.in_ci() else 5))

STATE = """
import json
from django_q.models import OrmQ
from workflows.journal.entries import broken_links
from workflows.journal.models import Entry
from workflows.orders.models import Order
from workflows.printing.models import PrintRequest
from workflows.regulations.models import ApprovalRecord, Redaction, RedactionDraft
from workflows.signing.models import Signature
print(json.dumps({
    "numbers": [number.partition("/")[0] for number in Order.objects.exclude(number="").order_by("pk").values_list("number", flat=True)],
    "redactions": Redaction.objects.count(),
    "signatures": Signature.objects.count(),
    "decisions": ApprovalRecord.objects.filter(decision="signed").count(),
    "stages": sorted(RedactionDraft.objects.values_list("stage", flat=True)),
    "approvals in the journal": Entry.objects.filter(verb="redaction.approved").count(),
    "prints asked": PrintRequest.objects.count(),
    "tasks in the queue": OrmQ.objects.count(),
    "journal": list(broken_links()),
}))
"""

WAITING = """
from workflows.regulations.models import RedactionDraft
print(RedactionDraft.objects.get(stage="on_signature", way="").pk)
"""


class Director:
    """The director at the last step, with the password ready."""

    def __init__(self, url, draft):
        self.client = Client(url)
        self.confirm = f"/admin/podpis/{draft}/podtverzhdenie/"
        self.client.submit("/admin/login/", username=DIRECTOR.username, password=DIRECTOR.password)
        shown = self.client.fields(f"/admin/podpis/{draft}/")["sha256"]
        self.fields = self.client.fields(f"{self.confirm}?sha256={shown}")

    def signs(self):
        """Send the password; a server that dies meanwhile answers with a broken connection."""
        with suppress(OSError, HTTPException):
            self.client.send(self.confirm, self.fields, password=DIRECTOR.password)


def state(database):
    return json.loads(database.run(STATE))


def signed_in_peace():
    """What the database says before and after a signature that nobody hinders, and how long it takes."""
    with databases.fresh(seeded=True, settings=databases.STORIES) as database, product(database) as running:
        before = state(database)
        running.start_web()
        director = Director(running.url, database.run(WAITING).strip())
        started = time.monotonic()
        director.signs()
        return before, state(database), time.monotonic() - started


def killed_while_signing(running, draft, delay):
    """Start the server, sign, kill the server after the delay; what the database says then."""
    running.start_web()
    signing = threading.Thread(target=Director(running.url, draft).signs)
    signing.start()
    time.sleep(delay)
    running.web.kill()
    signing.join()
    return state(running.database)


def signed_in_the_end(running, draft, before):
    """The director comes back after the restart and signs, unless it is done already."""
    running.start_web()
    if state(running.database) == before:
        Director(running.url, draft).signs()
    return state(running.database)


def test_a_signature_is_there_whole_or_not_at_all():
    before, after, seconds = signed_in_peace()
    assert after["numbers"] == ["01", "02", "03", "04", "05"]
    moments = random.Random(20260226)
    outcomes, endings = [], []

    while len(outcomes) < ROUNDS:
        with databases.fresh(seeded=True, settings=databases.STORIES) as database, product(database) as running:
            draft = database.run(WAITING).strip()
            while len(outcomes) < ROUNDS and state(database) == before:
                outcomes.append(killed_while_signing(running, draft, moments.uniform(0, seconds)))
            endings.append(signed_in_the_end(running, draft, before))

    assert [found for found in outcomes if found not in (before, after)] == []
    assert [found for found in endings if found != after] == []
