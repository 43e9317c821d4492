"""README tells the truth: its diagrams are those of the code, and every command that it names exists."""

import re
import subprocess

import pytest
from django.core.management import get_commands

from portal import ROOT
from portal.diagrams import all_diagrams

README = (ROOT / "README.md").read_text()
MAKE = sorted(set(re.findall(r"\bmake ([a-z-]+)", README)))
PLACES = sorted(set(re.findall(r"\]\(((?!https?:)[^)#]+)\)", README)))
ADMINISTRATION = re.findall(r"^\| `([a-z_]+)[ `]", README.partition("## Commands for administrators")[2].partition("\n## ")[0], re.M)


def test_the_diagrams_are_drawn_from_the_code():
    between = README.partition("<!-- stages -->\n")[2].partition("<!-- /stages -->")[0]

    assert between == all_diagrams()


@pytest.mark.parametrize("target", MAKE)
def test_every_make_command_of_readme_exists(target):
    tried = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (tried.returncode, tried.stderr) == (0, "")


def test_readme_names_the_two_commands_and_the_management_ones():
    assert {"run", "test", "bench"} <= set(MAKE)
    assert ADMINISTRATION


@pytest.mark.parametrize("name", ADMINISTRATION)
def test_every_command_for_administrators_exists(name):
    assert get_commands().get(name)


@pytest.mark.parametrize("place", PLACES)
def test_every_file_that_readme_links_to_exists(place):
    assert (ROOT / place).exists()
