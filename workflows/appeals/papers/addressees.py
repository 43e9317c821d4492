"""To whom a letter goes: a person or a body, as the block at the right and as the words with which the letter begins.

A name is declined only where that is sure (workflows.printing.declension), otherwise the block says «Адресат:» and
names the person in the nominative; a form entered by hand goes before both.
"""

from __future__ import annotations

from dataclasses import dataclass

from workflows.printing.declension.cases import Case, Gender
from workflows.printing.declension.fullname import FullName
from workflows.printing.declension.people import person_in, short_person_in
from workflows.printing.declension.posts import post_in

ANYONE = "Уважаемый заявитель!"
TOGETHER = "Уважаемые заявители!"


@dataclass(frozen=True, slots=True)
class Person:
    """A citizen. `by_hand` is the dative that a clerk wrote; `together` is a collective appeal."""

    name: FullName
    address: str = ""
    email: str = ""
    by_hand: str = ""
    together: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """«Ивановой Марии Петровне», address, mail."""
        return tuple(line for line in (self._named, self.address, self.email) if line)

    @property
    def salutation(self) -> str:
        """«Уважаемая Мария Петровна!»; a person of whom it is not known whether he or she, is «заявитель»."""
        return TOGETHER if self.together else greeting(self.name)

    @property
    def _named(self) -> str:
        form = person_in(Case.DATIVE, self.name)
        return self.by_hand or (form.text if form.sure else f"Адресат: {form.text}")


@dataclass(frozen=True, slots=True)
class Body:
    """A body of state, an organisation or its official: «Руководителю Управления …, И.И. Иванову»."""

    name: str
    address: str = ""
    post: str = ""
    official: FullName | None = None
    by_hand: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """A body alone stands in the nominative; with a post the post is declined and governs it."""
        named = tuple(self.by_hand.splitlines()) or (self._governed if self.post else (self.name,))
        return tuple(line for line in (*named, self.address) if line)

    @property
    def salutation(self) -> str:
        """«Уважаемый Иван Иванович!» to a named official, nothing to a body."""
        return greeting(self.official, nobody="") if self.official else ""

    @property
    def _governed(self) -> tuple[str, ...]:
        post, body = post_in(Case.DATIVE, self.post), post_in(Case.GENITIVE, self.name)
        if not (post.sure and body.sure):
            official = self.official.short if self.official else ""
            return self.name, f"Адресат: {', '.join(part for part in (self.post, official) if part)}"
        person = short_person_in(Case.DATIVE, self.official) if self.official else None
        shown = "" if person is None else person.text if person.sure else f"Адресат: {person.text}"
        return f"{post.text[:1].upper()}{post.text[1:]}", body.text, shown


@dataclass(frozen=True, slots=True)
class Written:
    """An addressee in the words of a signed paper: nothing is declined anew."""

    lines: tuple[str, ...]
    salutation: str = ""


Addressee = Person | Body | Written


def greeting(name: FullName, *, nobody: str = ANYONE) -> str:
    """«Уважаемая Мария Петровна!»."""
    words = {Gender.FEMALE: "Уважаемая", Gender.MALE: "Уважаемый"}
    known = name.spoken and name.gender in words
    return f"{words[name.gender]} {name.spoken}!" if known else nobody
