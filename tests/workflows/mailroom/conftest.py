"""What tests of the mail room share."""

import pytest

from portal.settings import mailing
from tests.workflows.mailroom import make_mail


@pytest.fixture
def mailbox(office, settings):
    """The mailbox of the organisation, known to the program."""
    settings.MAILBOX = mailing.mailbox(office.url())
    return office


@pytest.fixture
def came(db):
    """`came(data)` is what became of a letter that came by any way."""
    return make_mail.came
