"""A text that could not be exported after the signature is not handed in."""

from dataclasses import replace

import pytest

from tests import make
from workflows.errors import Incomplete
from workflows.regulations.sound_text import text_is_sound


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ufffe"])
def test_a_control_sign_in_a_provision_is_named(sign):
    text = make.act_text()
    first = replace(text.provisions[0], heading=f"Общие{sign}положения")

    with pytest.raises(Incomplete, match="невидимый управляющий знак"):
        text_is_sound(replace(text, provisions=(first, *text.provisions[1:])))


def test_a_control_sign_in_the_title_is_named():
    with pytest.raises(Incomplete, match="В названии акта"):
        text_is_sound(replace(make.act_text(), title="Порядок\x0bработы"))


def test_tabs_and_line_ends_are_no_obstacle():
    text = make.act_text()

    text_is_sound(replace(text, provisions=(replace(text.provisions[0], heading="Общие\tположения\n"), *text.provisions[1:])))
