"""What followers are told of. Imports nothing of ours."""

from django.db.models import TextChoices


class NoticeKind(TextChoices):
    """An event in the life of an act."""

    APPROVED = "approved", "акт утверждён"
    CHANGED = "changed", "акт изменён"
    IN_FORCE = "in_force", "редакция вступила в силу"
    REPEALED = "repealed", "акт утратил силу"
