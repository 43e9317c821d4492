"""An answer and the list of terms as text for a person and as JSON for other programs."""

import json
from collections.abc import Iterable
from typing import Any

from workflows.printing.words import NBSP, short_date
from workflows.terms.answers import Answer
from workflows.terms.models import LegalTerm


def as_text(found: Answer) -> str:
    """The dates, what to mind, and why."""
    deadline, norms = found.deadline, found.found
    dates = (
        ("по тексту нормы", deadline.raw),
        (f"контрольный ({deadline.preset.value})", deadline.control),
        ("к рабочему дню после выходного", deadline.outer),
        ("строгий", deadline.strict),
    )
    lines = [
        f"{norms.basis}: {norms.reason.title}",
        *(f"  {title:<32}{short_date(day)}" for title, day in dates),
        *(f"  ! {flag}" for flag in found.flags),
        "Почему эта дата:",
        *(f"  {number}. {line}" for number, line in enumerate(deadline.explained, 1)),
    ]
    return "\n".join(lines).replace(NBSP, " ")


def as_json(found: Answer) -> str:
    """Keys for programs; days are ISO."""
    deadline, calendar = found.deadline, found.known.calendar
    told: dict[str, Any] = {
        "basis": found.found.term.basis,
        "reason": found.found.reason.basis,
        "article": found.found.term.article,
        "certainty": found.found.term.certainty,
        "preset": deadline.preset.value,
        "unit": deadline.term.unit.value,
        "days": deadline.term.days,
        "base": deadline.base.isoformat(),
        "raw": deadline.raw.isoformat(),
        "control": deadline.control.isoformat(),
        "outer": deadline.outer.isoformat(),
        "strict": deadline.strict.isoformat(),
        "flags": found.flags,
        "trace": [
            {"step": step.kind.value, "day": step.day and step.day.isoformat(), "words": step.words.replace(NBSP, " ")}
            for step in deadline.trace
        ],
        "calendar": {
            "version": deadline.version,
            "years": [
                {"year": year, "source": calendar.sources.get(year, ""), "confirmed": year not in found.known.doubts}
                for year in sorted(deadline.years)
            ],
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def listed(terms: Iterable[LegalTerm]) -> str:
    """One line for each term."""
    rows = [(term.basis, term.length.replace(NBSP, " "), term.title, term.get_certainty_display()) for term in terms]
    if not rows:
        return "Сроков нет. Их вносит администратор в справочнике «Сроки по закону»."
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    return "\n".join(
        f"{basis:<{widths[0]}}  {length:<{widths[1]}}  {title:<{widths[2]}}  {certainty}"
        for basis, length, title, certainty in rows
    )


def listed_json(terms: Iterable[LegalTerm]) -> str:
    """The same for programs."""
    told = [
        {
            "basis": term.basis,
            "title": term.title,
            "days": term.days,
            "unit": term.unit,
            "from": term.counted_from,
            "article": term.article,
            "certainty": term.certainty,
        }
        for term in terms
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)
