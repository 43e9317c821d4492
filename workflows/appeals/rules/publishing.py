"""When an answer may stand on the site: it concerns everybody and names nobody (59-ФЗ, ст. 10, ч. 4; ст. 6, ч. 2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workflows.appeals.models import (
    AnswerPublication,
    Appeal,
    Applicant,
    CoApplicant,
    Paper,
    PaperKind,
    Sending,
    SubjectPerson,
)
from workflows.appeals.naming import mentions, mentions_address, mentions_contact
from workflows.appeals.rules.moves import must_be
from workflows.appeals.stages import Actor
from workflows.errors import Incomplete, WrongStage
from workflows.people.models import User


def may_publish(user: User, paper: Paper, *, confirms: bool, on: date) -> None:
    """Who signs letters confirms with a mark of their own that an answer already sent may be read by everybody."""
    must_be(user, paper.appeal, Actor.HEAD, on=on, to_do="опубликовать ответ")
    if paper.kind != PaperKind.ANSWER or not Sending.objects.filter(paper=paper).exists():
        raise WrongStage(f"{paper}: публикуют ответ, который уже направлен заявителю.")
    if AnswerPublication.objects.filter(paper=paper).exists():
        raise WrongStage(f"{paper} уже опубликован.")
    if not confirms:
        raise Incomplete("Подтвердите отметкой, что вопрос касается неопределённого круга лиц и текст обезличен (59-ФЗ, ст. 10, ч. 4; ст. 6, ч. 2).")


def is_depersonalised(appeal: Appeal, *, title: str, text: str) -> None:
    """Refuse a text in which anybody of this appeal occurs, in any case form, or an address, or a contact."""
    if not title.strip() or not text.strip():
        raise Incomplete("Внесите заголовок и обезличенный текст ответа.")
    if found := traces(appeal, f"{title} {text}"):
        raise Incomplete(f"Текст не обезличен. Уберите или замените: {', '.join(f'«{word}»' for word in found)} (59-ФЗ, ст. 6, ч. 2).")


def traces(appeal: Appeal, text: str) -> list[str]:
    """Words of the text by which the applicant, a co-applicant or a child of this appeal could be known."""
    applicants = list(_applicants(appeal))
    others = list(CoApplicant.objects.filter(appeal=appeal))
    children = list(SubjectPerson.objects.filter(appeal=appeal))
    names = [*(person.full_name for person in applicants), *(one.name for one in others), *(one.name for one in children)]
    addresses = [*(person.postal_address for person in applicants), *(one.contact for one in others)]
    contacts = [way for person in applicants for way in (person.email, person.phone) if way] + [one.contact for one in others if one.contact]
    return list(dict.fromkeys([*mentions(text, names), *mentions_address(text, addresses), *mentions_contact(text, contacts)]))


def _applicants(appeal: Appeal) -> Iterator[Applicant]:
    """The applicant as known now and as corrected from."""
    person: Applicant | None = appeal.applicant
    while person is not None:
        yield person
        person = person.previous
