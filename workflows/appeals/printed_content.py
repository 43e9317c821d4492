"""From the canonical text of a paper to the facts that its print shows. Nothing else is read: no row, no dictionary of names."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from workflows.appeals.models import PaperKind
from workflows.appeals.papers.addressees import Written
from workflows.appeals.papers.body_text import parted
from workflows.appeals.papers.decision import DecisionFacts, EarlierAnswer
from workflows.appeals.papers.head import Attachment, Executor, Letterhead, Signature
from workflows.appeals.papers.letter import Answer, Envelope, LetterFacts, Reference
from workflows.appeals.papers.merge import Template
from workflows.appeals.stages import Ground
from workflows.printing.marks import Mark
from workflows.printing.proof import proof_of
from workflows.printing.words import numbered, short_date

NAMES: dict[PaperKind, str] = {
    PaperKind.REGISTRATION_NOTICE: "Уведомление о регистрации обращения",
    PaperKind.FORWARDING_NOTICE: "Уведомление о переадресации обращения",
    PaperKind.COVER_LETTER: "Сопроводительное письмо",
    PaperKind.EXTENSION_NOTICE: "Уведомление о продлении срока рассмотрения обращения",
    PaperKind.INFO_REQUEST: "Запрос документов и материалов",
    PaperKind.ANSWER: "Ответ на обращение",
    PaperKind.RETURN_LETTER: "Письмо о возврате обращения",
    PaperKind.ARTICLE_11_NOTICE: "Уведомление об оставлении обращения без ответа по существу",
    PaperKind.TERMINATION: "Решение о прекращении переписки",
    PaperKind.INFO_LETTER: "Информационное письмо",
    PaperKind.WITHDRAWAL_NOTICE: "Уведомление о прекращении рассмотрения обращения",
}
BY_GROUND: dict[str, str] = {
    Ground.ABUSE: "Письмо о недопустимости злоупотребления правом",
    Ground.REPEATED: "Уведомление о прекращении переписки",
    Ground.PUBLISHED: "Уведомление о размещении ответа на официальном сайте",
    Ground.SECRET: "Уведомление о невозможности дать ответ по существу",
}


def name_of(kind: str, ground: str) -> str:
    """How registers and the foot of a sheet name the paper."""
    return BY_GROUND.get(ground, NAMES[PaperKind(kind)]) if kind == PaperKind.ARTICLE_11_NOTICE else NAMES[PaperKind(kind)]


def facts_of(content: str, *, mark: Mark | None = None, signatory: Signature | None = None) -> LetterFacts | DecisionFacts:
    """A signed paper with the mark of its signature, or a project with the one who is to sign it."""
    said: dict[str, Any] = json.loads(content)
    signer = said.get("signer", {})
    signature = Signature(signer["post"], signer["name"], mark) if signer else signatory or Signature("", "")
    return _decision(said, signature) if said["kind"] == PaperKind.TERMINATION else _letter(said, signature)


def addressee_of(content: str) -> Written:
    """To whom a signed paper went, in its own words."""
    return _addressee(json.loads(content))


def _letter(said: dict[str, Any], signature: Signature) -> LetterFacts:
    before, after = parted(said["body"])
    opening = (*_instead_of(said["replaces"]), before)
    return LetterFacts(
        kind=name_of(said["kind"], said["ground"]),
        heading=said["heading"],
        opening=opening,
        envelope=_envelope(said, signature),
        answers=tuple(Answer(item["text"], item["answer"], item["measures"]) for item in said["questions"]),
        closing=(after,),
    )


def _envelope(said: dict[str, Any], signature: Signature) -> Envelope:
    executor = said["executor"]
    return Envelope(
        organisation=_house(said),
        addressee=_addressee(said),
        signature=signature,
        number=said.get("number", ""),
        day=_day(said.get("signed_on")),
        reference=_reference(said),
        attachments=tuple(Attachment(item["title"], item["sheets"]) for item in said["attachments"]),
        executor=Executor(executor["name"], executor["phone"]),
        proof=proof_of(signature.mark.key) if signature.mark else None,
    )


def _decision(said: dict[str, Any], signature: Signature) -> DecisionFacts:
    reasons, points = parted(said["body"])
    return DecisionFacts(
        organisation=_house(said),
        place=said["organisation"]["place"],
        words=Template(said["heading"], (reasons,), (points,)),
        question="; ".join(item["text"].rstrip(".") for item in said["questions"]),
        earlier=tuple(_earlier(item) for item in said["earlier"]),
        signature=signature,
        number=said.get("number", ""),
        day=_day(said.get("signed_on")),
        proof=proof_of(signature.mark.key) if signature.mark else None,
    )


def _earlier(item: dict[str, Any]) -> EarlierAnswer:
    return EarlierAnswer(item["number"], date.fromisoformat(item["signed_on"]), item["about"])


def _house(said: dict[str, Any]) -> Letterhead:
    house = said["organisation"]
    return Letterhead(
        full_name=house["full_name"],
        short_name=house["short_name"],
        address=house["address"],
        phone=house["phone"],
        email=house["email"],
        site=house["site"],
        ogrn=house["ogrn"],
        inn=house["inn"],
    )


def _addressee(said: dict[str, Any]) -> Written:
    return Written(tuple(said["addressee"]["lines"]), said["addressee"]["greeting"])


def _reference(said: dict[str, Any]) -> Reference | None:
    """«На № … от …» stands on what answers the citizen, not on letters to bodies."""
    appeal = said["appeal"]
    if said["addressee"]["sort"] != "citizen" or not appeal["number"]:
        return None
    return Reference(appeal["number"], date.fromisoformat(appeal["registered_on"]))


def _instead_of(replaced: dict[str, str] | None) -> tuple[str, ...]:
    if not replaced:
        return ()
    day = short_date(date.fromisoformat(replaced["signed_on"]))
    return (f"Настоящий документ направляется взамен документа от {day} {numbered(replaced['number'])}.",)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
