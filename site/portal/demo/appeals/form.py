"""A letter sent by the form of the site whose author did not pass the check: it is taken and waits in the queue of held letters."""

from __future__ import annotations

from datetime import timedelta

from portal.demo.appeals.letters import Letter
from portal.demo.appeals.office import Office
from portal.demo.appeals.timeline import Told
from workflows.appeals.models import Appeal
from workflows.filing.actions import drafting, sending
from workflows.filing.actions.sending import MOST_FAILURES, Attempt
from workflows.filing.keys import FormKey
from workflows.filing.words import Words

TYPED_IN = timedelta(minutes=6)
NETWORK = "203.0.113.7"  # an address of documentation: nobody's


def unproven(office: Office, letter: Letter) -> Told[Appeal]:
    """The question of the form was answered wrongly as often as it is asked; then the letter is taken all the same."""
    yield from ()
    at, sender = office.days.at, letter.sender
    draft = drafting.open_draft(FormKey(f"demo-{letter.key}", at - TYPED_IN), at=at)
    words = Words(happened=letter.text, category=sender.category, last_name=sender.last_name, first_name=sender.first_name, patronymic=sender.patronymic, reply_by=sender.reply_by, email=sender.email)
    drafting.write(draft, words, is_trapped=False, at=at)
    for _ in range(MOST_FAILURES):
        draft = sending.send(draft, Attempt(place=NETWORK), at=at)
    office.appeals[letter.key] = appeal = Appeal.objects.get(intake__idempotency_key=sending.key_of(draft))
    return appeal
