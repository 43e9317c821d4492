"""The act of destruction as it was frozen."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from workflows.appeals.documents.house import letterhead
from workflows.appeals.models import DestructionAct
from workflows.appeals.papers.cards import InkLine
from workflows.appeals.papers.destruction import DestroyedFile, destruction_print
from workflows.appeals.papers.destruction import DestructionAct as ActFacts
from workflows.appeals.papers.head import Signature
from workflows.orders.filenames import file_name
from workflows.printing.pdf import render_pdf
from workflows.printing.queue import Built
from workflows.printing.words import short_date

RENDERER = "appeals-destruction-1"


def act_pdf(act_id: int) -> Built:
    """The stored print of an act (PRINT_BUILDERS)."""
    act = DestructionAct.objects.get(pk=act_id)
    facts = facts_of(act)
    data = render_pdf(destruction_print(facts), title=facts.caption)
    return Built(data=data, name=file_name(facts.caption, "pdf"), media_type="application/pdf", renderer=RENDERER)


def facts_of(act: DestructionAct) -> ActFacts:
    """The act from its frozen content."""
    content: dict[str, Any] = json.loads(act.content)
    approved = content["approved"]
    return ActFacts(
        organisation=letterhead(),
        approved=Signature(approved["post"], approved["name"]),
        basis="номенклатуры дел и перечня документов с указанием сроков их хранения",
        files=tuple(_file(described) for described in content["files"]),
        commission=tuple(_ink(line) for line in content["commission"]),
        kept=content["kept"],
        method=content["method"],
        protocol=f"протокол {act.protocol}",
        number=act.number,
        day=act.made_on,
    )


def _file(described: dict[str, Any]) -> DestroyedFile:
    first, last = described["first"], described["last"]
    days = f"{short_date(date.fromisoformat(first))} – {short_date(date.fromisoformat(last))}" if first else str(described["year"])
    note = f"том {described['volume']}; обращений: {described['appeals']}, карточек приёма: {described['cards']}"
    return DestroyedFile(title=described["title"], years=days, index=described["index"], term=described["term"], note=note)


def _ink(line: str) -> InkLine:
    caption, _, name = line.partition(" – ")
    return InkLine(caption, name)
