"""How far a service has come, and how one moves. What is in use today also needs a valid basis: see `in_use`."""

from django.db import models


class Stage(models.TextChoices):
    """Decided by a person; the validity of a contract is not a stage, it is read from its dates."""

    DRAFT = "draft", "готовится"
    ADMITTED = "admitted", "допущен"
    SUSPENDED = "suspended", "приостановлен"


MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.ADMITTED}),
    Stage.ADMITTED: frozenset({Stage.SUSPENDED}),
    Stage.SUSPENDED: frozenset({Stage.ADMITTED}),
}
