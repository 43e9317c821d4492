"""The words of an order that approves a regulation: a default which the lawyer may edit."""

from datetime import date

from workflows.orders.actions import Clause
from workflows.orders.models import spoken_date
from workflows.orders.stages import ClauseKind
from workflows.people.models import organisation
from workflows.regulations.models import OpinionRecord, Regulation
from workflows.regulations.stages import OpinionResult
from workflows.regulations.tree import ActText

LAW = "частью 1 статьи 30 Федерального закона от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»"
WITH_PROTOCOL = {OpinionResult.AGREED, OpinionResult.PROPOSALS, OpinionResult.DISAGREED}


def declined_title(text: ActText, form: str) -> str:
    """The title with its first word in another case: «Порядка применения …»."""
    first, _, rest = text.title.partition(" ")
    return f"{form} {rest}" if first == text.kind else f"{form} «{text.title}»"


def heading(regulation: Regulation, text: ActText) -> str:
    """«Об утверждении Порядка применения …»."""
    return f"Об утверждении {declined_title(text, regulation.cases.genitive)}"


def preamble(opinions: tuple[OpinionRecord, ...]) -> str:
    """The grounds, and the opinions taken into account (273-ФЗ, ст. 30, ч. 3)."""
    heard = [
        f"{opinion.body.genitive} (протокол от {opinion.protocol_date:%d.%m.%Y} № {opinion.protocol_number})"
        for opinion in opinions
        if opinion.result in WITH_PROTOCOL
    ]
    mind = f", с учётом мнения {', '.join(heard)}" if heard else ""
    return f"В соответствии с {LAW}, Уставом {organisation().short_name}{mind}"


def clauses(regulation: Regulation, text: ActText, *, effective_from: date | None) -> list[Clause]:
    """Approve, bring into force, publish, make known, control."""
    cases = regulation.cases
    short = organisation().short_name
    entry = (
        f"Ввести {cases.accusative} в действие с {spoken_date(effective_from)}"  # «…2026 г.» ends the sentence itself
        if effective_from
        else f"Ввести {cases.accusative} в действие со дня подписания настоящего приказа."
    )
    return [
        Clause(ClauseKind.APPROVE, f"Утвердить {declined_title(text, cases.accusative)} (приложение)."),
        Clause(ClauseKind.ENTRY, entry, effective_from),
        Clause(
            ClauseKind.PUBLISH,
            f"Разместить {cases.accusative} на официальном сайте {short} в течение 10 рабочих дней со дня подписания настоящего приказа.",
        ),
        Clause(ClauseKind.ACQUAINT, f"Ознакомить работников {short} с {cases.instrumental}."),
        Clause(ClauseKind.CONTROL, "Контроль за исполнением настоящего приказа оставляю за собой."),
    ]
