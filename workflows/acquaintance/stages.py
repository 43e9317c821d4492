"""Words of acquaintance. Whether a campaign is open or late is derived from its days, never stored. Imports nothing of ours."""

from django.db.models import TextChoices


class Audience(TextChoices):
    """To whom a redaction is made known: the two have different roads to the text and separate sheets."""

    STAFF = "staff", "работники"
    OUTSIDE = "outside", "родители, обучающиеся и другие"

    @property
    def place(self) -> str:
        """What stands beside a name: a worker has a position, others are somebody's mother or a student."""
        return "Должность" if self is Audience.STAFF else "Кем приходится"


class LetterKind(TextChoices):
    """Letters about a campaign, in their order."""

    INVITATION = "invitation", "приглашение"
    SOON = "soon", "напоминание до срока"
    LATE = "late", "напоминание после срока"


class Method(TextChoices):
    """How a person confirmed."""

    SYSTEM = "system", "в системе"
    LINK = "link", "по личной ссылке"
    PAPER = "paper", "на бумаге"
