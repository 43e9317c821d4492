"""The letters of the demonstration and what is said to them: a table of texts beside the code, all people invented."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from workflows.appeals.actions.intake import Sender
from workflows.appeals.models import Assurance, Category, Channel, Kind, ReplyBy, Result, Sensitivity

ASSURANCE = {
    Channel.SITE: Assurance.ACCOUNT,
    Channel.EPGU: Assurance.ESIA,
    Channel.POST: Assurance.INK,
    Channel.HAND: Assurance.INK,
    Channel.BODY: Assurance.INK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """One question with the answer that it gets, if it gets one here."""

    text: str
    topic: str
    result: Result | None = None
    answer: str = ""
    measures: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter: who wrote what by which door, who decides and who works on it, and the words of its special case."""

    key: str
    channel: Channel
    kind: Kind
    summary: str
    name: str = ""
    category: Category = Category.OTHER
    address: str = ""
    email: str = ""
    represents: str = ""
    text: str = ""
    sheets: int | None = None
    sent_number: str = ""
    questions: tuple[Asks, ...] = ()
    people: int = 1
    co: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    blamed: str = ""
    blamed_body: str = ""
    safe_summary: str = ""
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    danger: bool = False
    control: bool = False
    repeats: str = ""
    head: str = "director"
    executor: str = "executor"
    co_executors: tuple[str, ...] = ()
    visa: str = ""
    give_back: str = ""
    body: str = ""
    reason: str = ""
    extension: str = ""
    materials: str = ""
    court_act: str = ""
    stop: str = ""
    calm: str = ""  # how the alarm about its words ended: there was no danger
    measures: str = ""  # … or there was, and this was done

    @property
    def assurance(self) -> Assurance:
        """How surely the door tells who wrote."""
        return ASSURANCE.get(self.channel, Assurance.NONE)

    @property
    def sender(self) -> Sender:
        """Who writes, as the card knows them."""
        last, first, patronymic = [*self.name.split(), "", "", ""][:3]
        return Sender(
            last_name=last,
            first_name=first,
            patronymic=patronymic,
            category=self.category,
            postal_address=self.address,
            email=self.email,
            reply_by=self._reply_by,
            represents=self.represents,
        )

    @property
    def _reply_by(self) -> ReplyBy:
        if self.channel == Channel.SITE and self.category == Category.STUDENT:
            return ReplyBy.CABINET
        if self.address:
            return ReplyBy.POST
        return ReplyBy.EMAIL if self.email else ReplyBy.NOWHERE


def letters() -> dict[str, Letter]:
    """All letters by their key, in the order of the table."""
    source = files("portal.demo") / "texts" / "obrascheniya.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return {key: _letter(key, row) for key, row in table.items()}


def _letter(key: str, row: dict[str, Any]) -> Letter:
    kinds = {"channel": Channel, "kind": Kind, "category": Category, "sensitivity": Sensitivity}
    said = {name: kinds[name](value) if name in kinds else _frozen(value) for name, value in row.items() if name != "questions"}
    return Letter(key=key, questions=tuple(_question(item) for item in row.get("questions", [])), **said)


def _question(item: dict[str, str]) -> Asks:
    result = Result(item["result"]) if "result" in item else None
    return Asks(text=item["text"], topic=item["topic"], result=result, answer=item.get("answer", ""), measures=item.get("measures", ""))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
