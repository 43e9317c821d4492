"""Destruction by an act: the act first, then everything that it names, in one transaction. Nothing undoes it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from workflows.appeals.actions.case_files import fresh_file
from workflows.appeals.actions.erasing import Going, erase_all
from workflows.appeals.actions.records import fresh, lead, tell
from workflows.appeals.models import Appeal, CaseFile, DestructionAct, ReceptionCard
from workflows.appeals.rules import case_files as rules
from workflows.appeals.stages import Stage
from workflows.journal import entries
from workflows.numbering.models import Series
from workflows.numbering.numbers import next_number
from workflows.people.history import save_as
from workflows.people.models import User, organisation
from workflows.printing.queue import ask

SERIES = "destruction"
PRINT = "appeals.destruction.pdf"
GONE = (
    "тексты обращений и приложений, файлы, сведения о заявителях, детях и других названных в них людях, тексты и печатные формы "
    "ответов и уведомлений, заметки, история правок, сведения карточек личного приёма о посетителях"
)
KEPT = (
    "регистрационные номера и даты, вид, форма и канал обращений, сроки и их соблюдение, стадии, результаты рассмотрения, номера и даты "
    "документов, хеши уничтоженных текстов и файлов, записи журнала событий, настоящий акт"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActDetails:
    """What the clerk writes into the act. `commission` is «post, name» by lines; `typed` the word that confirms."""

    protocol: str
    commission: tuple[str, ...]
    approved_post: str
    approved_name: str
    method: str
    typed: str


@transaction.atomic
def destroy(files: Sequence[CaseFile], details: ActDetails, *, by: User, on: date, at: datetime) -> DestructionAct:
    """Make the act and destroy what it names."""
    files = [fresh_file(case_file) for case_file in sorted(files, key=lambda row: row.pk)]
    rules.may_destroy(by, files, on=on)
    rules.is_act_whole(protocol=details.protocol, commission=details.commission, typed=details.typed)
    act = _make_act(files, details, by=by, on=on, at=at)
    going = Going(appeals=_appeals(files), cards=_cards(files))
    for case_file in files:
        case_file.destroyed_by_act = act
        save_as(case_file, by=by, reason=f"Уничтожено: {act}")
    for pk in going.appeals:
        _lead_to_destroyed(pk, act, by=by, on=on)
    erase_all(going, act, by=by, at=at)
    facts: dict[str, str | int | None] = {"sha256": act.content_sha256, "files": len(files), "appeals": len(going.appeals)}
    summary = f"{act} от {on:%d.%m.%Y}: уничтожено дел – {len(files)}, обращений – {len(going.appeals)}"
    entries.write("destruction.made", subject=f"appeals.destructionact:{act.pk}", summary=summary, by=by, facts=facts)
    ask(PRINT, act.pk)
    return act


def _make_act(files: Sequence[CaseFile], details: ActDetails, *, by: User, on: date, at: datetime) -> DestructionAct:
    series = Series.objects.get(code=SERIES)
    number = next_number(series, on=on)
    content = _canonical(_content(files, details))
    act: DestructionAct = DestructionAct.objects.create(
        number=number.text,
        series=series,
        seq=number.seq,
        period=number.period,
        made_on=on,
        protocol=details.protocol.strip(),
        content=content,
        content_sha256=hashlib.sha256(content.encode()).hexdigest(),
        by=by,
        at=at,
    )
    return act


def _lead_to_destroyed(pk: int, act: DestructionAct, *, by: User, on: date) -> None:
    appeal = fresh(Appeal(pk=pk))
    lead(appeal, Stage.DESTROYED, on=on, by=by, reason=f"Уничтожено: {act}")
    tell("destroyed", appeal, f"уничтожено: {act}", by=by, act=act.pk)


def _content(files: Sequence[CaseFile], details: ActDetails) -> dict[str, Any]:
    issuer = organisation()
    return {
        "schema": 1,
        "organisation": {"full_name": issuer.full_name, "short_name": issuer.short_name},
        "approved": {"post": details.approved_post.strip(), "name": details.approved_name.strip()},
        "protocol": details.protocol.strip(),
        "commission": [line.strip() for line in details.commission if line.strip()],
        "method": details.method.strip(),
        "files": [_described(case_file) for case_file in files],
        "destroyed": GONE,
        "kept": KEPT,
    }


def _described(case_file: CaseFile) -> dict[str, Any]:
    days = sorted(day for day in case_file.appeals.values_list("concluded_on", flat=True) if day)
    numbers = case_file.appeals.exclude(number="").order_by("registered_on", "seq").values_list("number", flat=True)
    return {
        "index": case_file.index.index,
        "title": case_file.index.title,
        "year": case_file.year,
        "volume": case_file.volume,
        "term": f"{case_file.term()}. {case_file.index.source}",
        "first": days[0].isoformat() if days else "",
        "last": days[-1].isoformat() if days else "",
        "appeals": case_file.appeals.count(),
        "cards": case_file.cards.count(),
        "numbers": list(numbers),
    }


def _appeals(files: Sequence[CaseFile]) -> tuple[int, ...]:
    return tuple(Appeal.objects.filter(case_file__in=files).order_by("pk").values_list("pk", flat=True))


def _cards(files: Sequence[CaseFile]) -> tuple[int, ...]:
    return tuple(ReceptionCard.objects.filter(filed__case_file__in=files).order_by("pk").values_list("pk", flat=True))


def _canonical(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
