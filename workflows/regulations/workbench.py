"""Wagtail's own workflow, made harmless: its end has no legal force for a draft."""

from typing import Any


def finish_workflow(workflow_state: Any, user: Any = None) -> None:
    """Called by Wagtail at the end of a workflow (WAGTAIL_FINISH_WORKFLOW_ACTION); for a draft it does nothing.

    Imported while `wagtail.models` loads, hence the late import.
    """
    from wagtail.workflows import publish_workflow_state  # noqa: PLC0415  circular at load time by Wagtail's design

    from workflows.regulations.models import RedactionDraft  # noqa: PLC0415  the same

    if not isinstance(workflow_state.content_object, RedactionDraft):
        publish_workflow_state(workflow_state, user=user)
