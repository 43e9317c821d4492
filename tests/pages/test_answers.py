"""Answers that concern everybody stand on the site: the depersonalised words, and nothing by which anybody could be known."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.pages.test_proverka import words
from tests.workflows.appeals import story
from workflows.appeals.actions.publishing import Openly, publish
from workflows.appeals.models import AnswerPublication, Paper, PaperKind

pytestmark = pytest.mark.django_db
TEXT = "Занятия кружка перенесены на среду.\n\nЗапись продолжается."


@pytest.fixture
def published() -> AnswerPublication:
    who = story.cast()
    appeal = story.answered(who)
    paper = Paper.objects.get(appeal=appeal, kind=PaperKind.ANSWER)
    openly = Openly(title="О занятиях кружка", text=TEXT, confirms=True)
    return publish(paper, openly, by=who.head, on=timezone.localdate(), at=timezone.now())


def test_the_list_leads_to_each_answer(published):
    page = Client().get("/obrashcheniya/otvety/")

    assert "Ответы на обращения, затрагивающие интересы неопределённого круга лиц" in words(page).replace("\u00a0", " ")
    assert f'href="/obrashcheniya/otvety/{published.pk}/"' in page.content.decode()


def test_an_answer_is_its_own_words_and_nothing_of_the_citizen_or_the_letter(published):
    page = Client().get(f"/obrashcheniya/otvety/{published.pk}/")

    said, paper = page.content.decode(), published.paper
    assert [part in said for part in ("О занятиях кружка", "<p>Запись продолжается.</p>")] == [True, True]
    assert [word for word in (paper.number, paper.appeal.number, "Петров", "Садов", "petrova") if word in said] == []


def test_without_answers_the_list_says_what_will_appear():
    assert "Здесь появятся ответы на обращения, которые касаются многих." in words(Client().get("/obrashcheniya/otvety/"))


def test_what_was_not_published_is_nowhere(published):
    assert Client().get(f"/obrashcheniya/otvety/{published.pk + 1}/").status_code == 404
