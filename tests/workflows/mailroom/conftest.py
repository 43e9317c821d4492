"""What tests of the mail room share."""

import pytest

from tests.workflows.mailroom import make_mail


@pytest.fixture
def mailbox(office, monkeypatch):
    """The mailbox of the organisation, known to the program."""
    monkeypatch.setenv("MAILBOX_URL", office.url())
    return office


@pytest.fixture
def came(db):
    """`came(data)` is what became of a letter that came by any way."""
    return make_mail.came
