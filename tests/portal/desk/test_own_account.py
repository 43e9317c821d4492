"""What a person changes in their own account, and what not: a changed address would lead to a new password."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db


def test_nobody_changes_their_own_address():
    head = make.head()
    client = Client()
    client.force_login(head)

    page = client.get(reverse("wagtailadmin_account"))

    assert (page.status_code, b"name_email-email" in page.content) == (200, False)
