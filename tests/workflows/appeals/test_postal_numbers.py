"""Numbers of the post: a slip of the pen is noticed while the receipt is still at hand."""

import pytest

from workflows.appeals.rules.postal import postal_number
from workflows.errors import BadInput

INLAND, ABROAD = "12522504011306", "RA473124829RU"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (INLAND, INLAND),
        ("125225 04 01130 6", INLAND),
        ("125225-04-01130-6", INLAND),
        (ABROAD, ABROAD),
        ("ra 473 124 829 ru", ABROAD),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_number_is_kept_as_the_post_writes_it(typed, kept):
    assert postal_number(typed) == kept


@pytest.mark.parametrize("number", [INLAND, ABROAD])
def test_every_wrong_digit_is_noticed(number):
    places = [place for place, sign in enumerate(number) if sign.isdigit()]
    wrong = [f"{number[:place]}{other}{number[place + 1 :]}" for place in places for other in "0123456789" if other != number[place]]

    unnoticed = [one for one in wrong if not _is_refused(one)]

    # The rule of S10 gives 5 to two remainders: a slip in one of its digits can hide there, and nowhere else.
    assert {one for one in unnoticed if one[0].isdigit()} == set()
    assert len(unnoticed) <= 8


def _is_refused(number):
    try:
        postal_number(number)
    except BadInput:
        return True
    return False


@pytest.mark.parametrize("typed", ["1252250401130", "125225040113061", "RA47312482RU", "РА473124829RU", "заказное", "12700001"])
def test_what_is_no_number_is_called_so(typed):
    with pytest.raises(BadInput, match="не похоже на номер"):
        postal_number(typed)


def test_the_sentence_names_the_digit():
    with pytest.raises(BadInput, match="контрольная цифра 7, а должна быть 6"):
        postal_number("12522504011307")
