"""The acts that visitors may find today."""

from datetime import date

from pages.editions import HEAVY
from workflows.regulations.models import Redaction


def acts_in_force(*, on: date) -> list[Redaction]:
    """The redaction in force of every act that has a live page and has not been repealed, without their texts."""
    rows = Redaction.objects.in_force(on).filter(regulation__page__live=True)
    return list(rows.select_related("regulation__page", "order").defer(*HEAVY).order_by("regulation__short_title"))
