"""The course of a draft through the screens: from handing in to the director's desk."""

import pytest
from django.urls import reverse

from tests.workflows.regulations.staff import make_drafts as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("maker", [make.draft, make.on_visa, make.agreed, make.on_signature])
def test_page_of_a_draft_opens_at_every_stage(maker):
    draft = maker()

    assert make.signed_in(make.lawyer()).get(reverse("regulations_draft", args=[draft.pk])).status_code == 200
