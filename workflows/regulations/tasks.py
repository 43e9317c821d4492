"""What the clock does with regulations."""

from django.utils import timezone

from workflows.regulations.actions.archiving import carry_title
from workflows.regulations.models import Regulation


def carry_titles() -> None:
    """Call each act as its redaction of today does: a name for lists, which a redaction for a later day does not change at once."""
    on = timezone.localdate()
    for regulation in Regulation.objects.filter(redactions__isnull=False).distinct():
        carry_title(regulation, on=on)
