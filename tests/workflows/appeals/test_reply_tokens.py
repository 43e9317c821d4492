"""The secret tag in the address of an answer: leads to its appeal, in any letter case, and cannot be made by a stranger."""

import re

import pytest
from django.test import override_settings

from tests import make_appeal
from workflows.appeals.models import Appeal
from workflows.appeals.tokens import appeal_by, reply_address, token_for

pytestmark = pytest.mark.django_db


def test_a_tag_leads_to_its_appeal_in_any_letter_case():
    appeal, other = make_appeal.received(), make_appeal.received()
    token = token_for(appeal)

    assert (appeal_by(token), appeal_by(token.upper()), appeal_by(token_for(other))) == (appeal, appeal, other)
    assert re.fullmatch(r"[a-z2-7]{24}", token)
    assert token_for(appeal) == token


def test_no_other_sign_in_it_will_do():
    appeal = make_appeal.received()
    token = token_for(appeal)
    spoilt = [f"{token[:place]}{'a' if sign != 'a' else 'b'}{token[place + 1 :]}" for place, sign in enumerate(token)]

    assert [appeal_by(one) for one in (*spoilt, token[:-1], f"{token}a", "", "ё" * 24, "1" * 24)] == [None] * (len(token) + 5)


def test_a_changed_key_ends_it_unless_django_knows_the_old_one():
    appeal = make_appeal.received()
    token = token_for(appeal)

    with override_settings(SECRET_KEY="another-key-" * 5):
        ended = appeal_by(token)
        with override_settings(SECRET_KEY_FALLBACKS=["only-for-tests-" + "x" * 40]):
            known = appeal_by(token)

    assert (ended, known, Appeal.objects.count()) == (None, appeal, 1)


def test_the_address_stands_there_when_the_box_is_known(settings):
    appeal = make_appeal.received()
    unknown = reply_address(appeal)
    settings.EMAIL_REPLIES_TO = "obrasheniya@school.example"

    assert (unknown, reply_address(appeal)) == ("", f"obrasheniya+o{token_for(appeal)}@school.example")
