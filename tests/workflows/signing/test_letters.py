"""A right to sign letters to citizens is not a right to sign orders."""

from datetime import date

import pytest

from tests import make, make_appeal
from workflows.errors import NotAllowed
from workflows.signing.signatures import authority_of, letters_authority_of, may_sign, may_sign_letters

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 16)


def test_a_deputy_for_appeals_signs_letters_and_no_order():
    deputy = make_appeal.deputy()

    assert (may_sign_letters(deputy, on=TODAY), may_sign(deputy, on=TODAY)) == (True, False)
    with pytest.raises(NotAllowed, match="Права подписи"):
        authority_of(deputy, on=TODAY)


def test_the_head_signs_both():
    head = make.head()

    assert (may_sign_letters(head, on=TODAY), may_sign(head, on=TODAY)) == (True, True)
    assert letters_authority_of(head, on=TODAY) == authority_of(head, on=TODAY)


def test_a_right_that_has_ended_signs_nothing():
    former = make.head(until=date(2026, 11, 15))

    assert (may_sign_letters(former, on=TODAY), may_sign(former, on=TODAY)) == (False, False)
    with pytest.raises(NotAllowed, match=r"16\.11\.2026"):
        letters_authority_of(former, on=TODAY)
