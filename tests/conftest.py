"""What every test may ask for: a clean private folder and a person at the desk."""

import pytest
from django.test import Client

from workflows.people.models import User


@pytest.fixture(autouse=True)
def private_root(tmp_path, settings):
    """Files of a test never meet those of another."""
    settings.PRIVATE_ROOT = tmp_path / "private"
    return settings.PRIVATE_ROOT


@pytest.fixture
def at_desk():
    """`at_desk(person)` gives a browser in which the person is signed in."""

    def sign_in(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in
