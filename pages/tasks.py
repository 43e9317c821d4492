"""Entries of the queue for the site."""

from django_q.tasks import async_task

from pages import publishing


def publish_redaction(redaction_pk: int) -> None:
    """Put one redaction on the site."""
    publishing.publish_redaction(redaction_pk)


def publish_repeal(regulation_pk: int) -> None:
    """Make known that an act loses force."""
    publishing.publish_repeal(regulation_pk)


def publish_missing() -> None:
    """Ask again for what a stopped worker left behind; runs every minute."""
    for pk in publishing.unpublished().values_list("pk", flat=True)[:100]:
        async_task("pages.tasks.publish_redaction", pk)
