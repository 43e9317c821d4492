"""To whom a letter of an appeal goes, in the exact words that stand on it. What a clerk wrote goes before what the program declines."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.appeals.models import Applicant, CompetentBody, Paper
from workflows.appeals.papers.addressees import Body, Person
from workflows.printing.declension.cases import Case
from workflows.printing.declension.fullname import FullName
from workflows.printing.declension.people import person_in

NAMELESS = "Заявителю"


@dataclass(frozen=True, slots=True)
class Words:
    """The block at the right and the first words of the letter. `is_sure`: a person or both sources stand for the case form."""

    lines: tuple[str, ...]
    salutation: str = ""
    is_sure: bool = True


def words_to(paper: Paper) -> Words:
    """How the addressee of a paper is written on it; a decision kept in the file has none."""
    if paper.to_body is not None:
        return to_body(paper.to_body)
    return to_citizen(paper.appeal.applicant, together=paper.appeal.is_collective) if paper.is_to_citizen else Words(())


def to_citizen(applicant: Applicant, *, together: bool = False) -> Words:
    """«Петровой Марии Ивановне», address, mail; «Уважаемая Мария Ивановна!»."""
    name = FullName(applicant.last_name, applicant.first_name, applicant.patronymic)
    by_hand = applicant.dative.strip() or ("" if str(name) else NAMELESS)
    person = Person(name, applicant.postal_address, applicant.email, by_hand=by_hand, together=together)
    sure = bool(by_hand) or person_in(Case.DATIVE, name).sure
    return Words(person.lines, applicant.salutation.strip() or person.salutation, is_sure=sure)


def to_body(body: CompetentBody) -> Words:
    """The body as the list of addressees names it in letters."""
    return Words((*Body(body.name, body.postal_address, by_hand=body.addressee).lines, *([body.email] if body.email else [])))
