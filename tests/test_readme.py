"""README and the guides tell the truth: diagrams are those of the code, commands exist, pictures are taken from the demonstration."""

import re
import subprocess

import pytest
from django.core.management import get_commands

from portal import ROOT
from portal.diagrams import all_diagrams
from tests.harness.shots import SHOTS

README = (ROOT / "README.md").read_text()
MAKE = sorted(set(re.findall(r"\bmake ([a-z-]+)", README)))
PLACES = sorted(set(re.findall(r"\]\(((?!https?:)[^)#]+)\)", README)))
ADMINISTRATION = re.findall(r"^\| `([a-z_]+)[ `]", README.partition("## Commands for administrators")[2].partition("\n## ")[0], re.M)
LIBRARIES = README.partition("## Libraries")[2].partition("\n## ")[0]
GUIDES = sorted((ROOT / "docs" / "ru").glob("*.md"))
PICTURE = re.compile(r"!\[([^]]*)\]\(img/([^)]+)\)")
PICTURES = [(guide.name, *found) for guide in GUIDES for found in PICTURE.findall(guide.read_text())]


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


def test_readme_says_what_every_library_is_for():
    pinned = re.findall(r"^([A-Za-z][\w-]*)(?:\[[^]]*\])?==", (ROOT / "requirements.txt").read_text(), re.M)

    assert sorted(re.findall(r"`([^`]+)`", "".join(re.findall(r"^\| (.*?) \|", LIBRARIES, re.M)))) == sorted(pinned)


def test_the_guides_show_every_picture_that_is_taken_and_no_other():
    assert {file for _, _, file in PICTURES} == {shot.file for shot in SHOTS}


def test_the_folder_of_pictures_holds_those_of_the_table():
    assert {path.name for path in (ROOT / "docs" / "ru" / "img").iterdir()} == {shot.file for shot in SHOTS}


def test_no_two_pictures_have_one_name():
    names = [shot.name for shot in SHOTS]

    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(("guide", "said", "file"), PICTURES)
def test_every_picture_says_in_words_what_it_shows(guide, said, file):
    assert said


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_link_of_a_guide_leads_somewhere(guide):
    places = re.findall(r"(?<!!)\[[^]]+\]\(((?!https?:)[^)#]+)\)", guide.read_text())

    assert [place for place in places if not (guide.parent / place).exists()] == []
