"""The slip with a code: made in memory for one reader, because the code is kept nowhere."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from workflows.appeals.documents.house import letterhead
from workflows.appeals.models import Appeal
from workflows.appeals.papers.cards import card_print
from workflows.appeals.papers.code_slip import CodeSlip, code_slip
from workflows.printing.pdf import render_pdf
from workflows.printing.queue import Built
from workflows.printing.words import short_date

RENDERER = "appeal-code-slip-1"


def code_slip_pdf(appeal: Appeal, code: str, *, on: date) -> Built:
    """The sheet to be printed at once."""
    house = letterhead()
    facts = CodeSlip(
        organisation=house,
        subject=f"листок выдан {short_date(on)}",
        page=settings.APPEAL_STATUS_PAGE.removeprefix("https://").removeprefix("http://"),
        number=appeal.number or f"вх. {appeal.intake_id}",
        code=code,
        phone=house.phone,
    )
    card = code_slip(facts)
    return Built(data=render_pdf(card_print(card), title=card.title), name=f"listok-s-kodom-{appeal.pk}.pdf", media_type="application/pdf", renderer=RENDERER)
