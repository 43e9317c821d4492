"""The servers of these tests, started once for all of them."""

import os

import pytest

from tests.workflows.connections import imap_server


@pytest.fixture(scope="session")
def imap():
    """A Dovecot whose certificate is trusted here."""
    with imap_server.running() as ports:
        yield ports


@pytest.fixture
def trusted(imap, monkeypatch):
    """The certificate of the Dovecot counts as one of a known centre."""
    monkeypatch.setitem(os.environ, "SSL_CERT_FILE", str(imap.certificate))
    return imap
