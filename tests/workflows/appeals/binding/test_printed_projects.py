"""Projects of letters on paper: marked as such, words by hand before those of the program, signed in the words that were shown."""

import pytest

from tests import make, make_print
from tests.make_appeal import NOVEMBER_2, NOVEMBER_16, at
from tests.workflows.appeals import story
from tests.workflows.appeals.binding import make_story
from workflows.appeals.actions import drafting, signing
from workflows.appeals.actions.templating import confirm_addressee, notify_registration
from workflows.appeals.addressing import words_to
from workflows.appeals.documents.papers import paper_pdf, project_pdf
from workflows.appeals.models import Reading, Sensitivity
from workflows.appeals.papers_content import shown
from workflows.errors import NotAllowed, Stale, WrongStage
from workflows.printing.models import PrintRequest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known_site(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://school.example"


def test_a_project_says_so_on_each_sheet_and_is_shown_to_who_may_read_the_appeal():
    who = make_story.cast()
    appeal = story.in_review(who, sensitivity=Sensitivity.SENSITIVE)
    paper = make_story.answer(appeal, who, said="Занятия перенесены. " * 60)

    built = project_pdf(paper, by=who.executor, on=NOVEMBER_16, at=at(NOVEMBER_16))

    pages = make_print.pages(built.data)
    assert (built.name, len(pages), ["ПРОЕКТ" in page for page in pages]) == (f"Ответ на обращение (проект {paper.pk}).pdf", 2, [True, True])
    assert list(Reading.objects.values_list("what", "by")) == [(Reading.What.PRINT, who.executor.pk)]
    with pytest.raises(NotAllowed, match="не открыто"):
        project_pdf(paper, by=make.executor(), on=NOVEMBER_16, at=at(NOVEMBER_16))
    assert PrintRequest.objects.count() == 0


def test_a_signed_paper_is_no_project_and_a_project_has_no_print():
    who = make_story.cast()
    paper = make_story.answer(story.in_review(who), who)

    with pytest.raises(WrongStage, match="документ не подписан"):
        paper_pdf(paper.pk)
    paper = make_story.signed(paper, who)
    with pytest.raises(WrongStage, match="уже подписан"):
        project_pdf(paper, by=who.clerk, on=NOVEMBER_16, at=at(NOVEMBER_16))


@pytest.mark.parametrize(
    ("name", "dative", "salutation", "lines", "greeting"),
    [
        ({}, "", "", "Петровой Марии Ивановне", "Уважаемая Мария Ивановна!"),
        ({}, "Марии Петровой", "Дорогая Мария!", "Марии Петровой", "Дорогая Мария!"),
        ({"last_name": "Ким", "first_name": "Ён", "patronymic": ""}, "", "", "Адресат: Ким Ён", "Уважаемый заявитель!"),
    ],
)
def test_words_by_hand_go_before_those_of_the_program(name, dative, salutation, lines, greeting):
    who = make_story.cast()
    appeal = story.registered(who, sender=story.sender(**name, dative=dative, salutation=salutation))
    paper = notify_registration(appeal, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))

    words = words_to(paper)

    assert (words.lines[0], words.salutation, words.is_sure) == (lines, greeting, not lines.startswith("Адресат"))


def test_whoever_is_shown_a_project_signs_the_words_in_which_the_name_stands():
    who = make_story.cast()
    paper = notify_registration(story.registered(who), by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))
    drafting.to_signature(paper, who.head, by=who.clerk, on=NOVEMBER_2)
    was = shown(make_story.again(paper)).sha256

    confirm_addressee(paper, dative="Марии Петровой", salutation="", by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 17))

    with pytest.raises(Stale, match="Документ изменился"):
        signing.sign(make_story.again(paper), shown_sha256=was, by=who.head, on=NOVEMBER_2, at=at(NOVEMBER_2, 18))
