"""The route as it was when a draft was handed in: plain values inside the submission."""

from dataclasses import asdict, dataclass
from typing import Any

from workflows.regulations.models import ApprovalRoute
from workflows.regulations.stages import StepKind


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the snapshot; `index` is its place in the route, from 0."""

    index: int
    position: int
    kind: str
    title: str
    holder_id: int | None
    holder_name: str
    holder_position: str
    days: int

    @property
    def is_visa(self) -> bool:
        return self.kind == StepKind.VISA


def snapshot(route: ApprovalRoute) -> list[dict[str, Any]]:
    """The steps as they are stored."""
    steps = route.steps.select_related("holder").order_by("position", "pk")
    return [
        asdict(
            Step(
                index=index,
                position=step.position,
                kind=step.kind,
                title=step.title,
                holder_id=step.holder_id,
                holder_name=step.holder.full_name if step.holder else "",
                holder_position=step.holder.position if step.holder else "",
                days=step.days,
            )
        )
        for index, step in enumerate(steps)
    ]


def steps_of(stored: list[dict[str, Any]]) -> tuple[Step, ...]:
    """The steps read back."""
    return tuple(Step(**values) for values in stored)
