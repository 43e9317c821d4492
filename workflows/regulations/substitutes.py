"""Who may put the visa of an absent holder: the table of substitutions says for whom, these rules say when it is no second visa of one person.

A substitution is not inherited: who substitutes a substitute puts the visas of that substitute alone. It never gives the
right to sign orders.
"""

from collections.abc import Iterable
from datetime import date

from workflows.errors import NotAllowed
from workflows.people.models import Substitution, User
from workflows.regulations.queries import StepState


def substitutions_of(user: User, *, on: date) -> dict[int, Substitution]:
    """Key of the absent person → the substitution by which this person acts on the day."""
    rows = Substitution.objects.valid(on).filter(substitute=user).select_related("person").order_by("valid_from", "pk")
    return {row.person_id: row for row in rows}


def stands_apart(user: User, state: StepState, states: Iterable[StepState]) -> None:
    """Two visas of one person under one text are one visa: a substitute has no other place in the round."""
    for other in states:
        if other.step.index == state.step.index or not other.step.is_visa:
            continue
        if other.step.holder_id == user.pk or (other.record and other.record.by_id == user.pk):
            raise NotAllowed(
                f"На шаге «{other.step.title}» этого круга уже стоит или нужна ваша виза. Дважды один человек текст не согласует: "
                f"назначьте для шага «{state.step.title}» другого замещающего."
            )


def words(substitution: Substitution, state: StepState) -> str:
    """«Иванова Мария Петровна, методист (замещение: приказ от 20.02.2026 № 5-к)»: as the sheet keeps it."""
    holder = ", ".join(filter(None, (state.step.holder_name, state.step.holder_position)))
    return f"{holder} (замещение: {substitution.basis.strip()})"
