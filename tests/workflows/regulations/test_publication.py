"""Publication: when a redaction was put on the site, told once."""

from datetime import timedelta

import pytest

from tests.workflows.regulations import story
from workflows.errors import BadInput
from workflows.regulations import actions

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_publication_is_not_earlier_than_the_signature():
    who = story.cast()
    redaction = story.signed(who)

    with pytest.raises(BadInput, match="раньше подписания"):
        actions.record_publication(redaction, address="/x/", at=story.MORNING - timedelta(minutes=1))


def test_publication_is_recorded_once():
    who = story.cast()
    redaction = story.signed(who)

    first = actions.record_publication(redaction, address="/x/", at=story.MORNING)
    second = actions.record_publication(redaction, address="/y/", at=story.MORNING + timedelta(days=1))

    assert (second.pk, second.address) == (first.pk, "/x/")
