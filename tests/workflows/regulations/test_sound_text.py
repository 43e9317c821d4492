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


def test_hidden_words_of_a_repealed_point_are_not_signed():
    text = make.act_text()
    section = text.provisions[0]
    hidden = replace(section, children=(replace(section.children[0], repealed=True), *section.children[1:]))

    with pytest.raises(Incomplete, match=r"Пункт 1\.1 отмечен утратившим силу, но слова в нём остались"):
        text_is_sound(replace(text, provisions=(hidden, *text.provisions[1:])))


def test_nothing_lives_inside_a_repealed_section():
    text = make.act_text()
    gone = replace(text.provisions[0], heading="", repealed=True)

    with pytest.raises(Incomplete, match=r"Пункт 1\.1 стоит внутри утратившего силу"):
        text_is_sound(replace(text, provisions=(gone, *text.provisions[1:])))


@pytest.mark.parametrize("uid", ["", "не идентификатор", "copy"])
def test_a_provision_without_an_identity_of_its_own_is_named(uid):
    text = make.act_text()
    section = text.provisions[0]
    copied = replace(section.children[1], uid=section.children[0].uid if uid == "copy" else uid)
    twice = replace(section, children=(section.children[0], copied, *section.children[2:]))

    with pytest.raises(Incomplete, match=r"Пункт 1\.2 в редакторе – копия другого или испорчен"):
        text_is_sound(replace(text, provisions=(twice, *text.provisions[1:])))
