"""What is said of an act in its gender and number: «Порядок утратил силу», «Правила ещё не были утверждены»."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.regulations.models.regulation import ActKind


@dataclass(frozen=True, slots=True)
class Said:
    """Verbs that agree with the kind of an act."""

    name: str
    was: str
    approved: str
    lost: str
    will_lose: str
    acts: str


SAID: dict[str, Said] = {
    ActKind.ORDER: Said("Порядок", "был", "утверждён", "утратил", "утратит", "действует"),
    ActKind.STATUTE: Said("Положение", "было", "утверждено", "утратило", "утратит", "действует"),
    ActKind.RULES: Said("Правила", "были", "утверждены", "утратили", "утратят", "действуют"),
    ActKind.INSTRUCTION: Said("Инструкция", "была", "утверждена", "утратила", "утратит", "действует"),
    ActKind.REGLAMENT: Said("Регламент", "был", "утверждён", "утратил", "утратит", "действует"),
}
