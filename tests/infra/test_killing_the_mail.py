"""The mail room is killed two hundred times between and inside its steps: every letter is there once, no notice is sent twice, none is lost."""

import json
import os
import re
from collections import Counter

import pytest

from tests.harness import components, databases, dovecot

pytestmark = [pytest.mark.slow, pytest.mark.both_databases]

KILLS = int(os.environ.get("KILLS") or 200)
PROGRAM = "from tests.infra.killed_mail import main; main()"
MESSAGE_ID = re.compile(rb"^Message-ID: <([0-9a-f-]{36})@", re.MULTILINE)


@pytest.fixture
def mail():
    """A mail server."""
    if not components.DOVECOT.here():
        (pytest.fail if components.in_ci() else pytest.skip)(components.DOVECOT.absent)
    with dovecot.running() as server:
        yield server


def test_every_letter_is_there_once_and_every_notice_left_once_or_is_marked(mail, monkeypatch):
    office, left = mail.mailbox(), []
    monkeypatch.setenv("MAILBOX_URL", office.url())

    with databases.fresh() as database, dovecot.delivering(office) as arriving, dovecot.taking(left) as leaving:
        process = database.start(PROGRAM, str(arriving), str(leaving), str(KILLS))
        after = json.loads(databases.output_of(process, seconds=1500))

    count, taken = after["delivered"], Counter(found.group(1).decode() for data in left if (found := MESSAGE_ID.search(data)))
    assert after["kills"] == KILLS
    assert after["letters"] == [f"letter-{number}@example.org" for number in range(count)]
    assert [after["raw"], after["filings"], len(after["texts"])] == [count] * 3
    assert [text.strip() for text in after["texts"]] == sorted(f"Письмо {number}" for number in range(count))
    assert (after["numbers without gap"], after["doubled notices"], after["journal"]) == (True, 0, [])
    assert len(after["notices"]) == count - after["by hand"]
    assert [uid for uid, state in after["notices"].items() if state == "sent" and taken[uid] != 1] == []
    assert [uid for uid, state in after["notices"].items() if state == "unknown" and taken[uid] > 1] == []
    assert [uid for uid, state in after["notices"].items() if state == "waits"] == []
    assert set(taken) - set(after["notices"]) == set()
