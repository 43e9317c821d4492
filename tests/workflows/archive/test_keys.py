"""Keys that are read from paper and typed."""

import pytest

from workflows.archive.keys import ALPHABET, new_key, understood

KEY = "10EK-H0MC-TPYX-A1B3"


@pytest.mark.parametrize(
    "typed",
    [
        KEY,
        KEY.lower(),
        KEY.replace("-", ""),
        f"  {KEY.replace('-', ' ')} ",
        KEY.replace("-", "—"),
        "iOEK-HoMC-TPYX-ALB3",
        "1ОЕК-Н0МС-ТРУХ-А1ВЗ",
        "1оек-н0мс-трух-а1вз",
        f"https://site.ru/proverka/{KEY}/",
        f"site.ru/proverka/{KEY.lower()}",
    ],
)
def test_a_key_is_understood_however_it_is_typed(typed):
    assert understood(typed) == KEY


@pytest.mark.parametrize("typed", ["", "10EK", f"{KEY}-0000", "10EK-H0MC-TPYX-A1BЖ", "/proverka/", "١" * 16, "²" * 16])
def test_what_cannot_be_a_key_is_nothing(typed):
    assert understood(typed) == ""


def test_new_keys_differ_and_are_understood_as_they_are():
    keys = {new_key() for _ in range(2000)}

    assert len(keys) == 2000
    assert {understood(key) for key in keys} == keys
    assert {sign for key in keys for sign in key} == {*ALPHABET, "-"}
