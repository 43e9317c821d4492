"""A new edition keeps old links alive only if it is known which provision became which: the lawyer confirms that by hand."""

import hashlib
from typing import Any

from workflows.errors import Incomplete
from workflows.regulations.amending.renumbering import Renumbering, renumbering
from workflows.regulations.amendments import base_of, text_of_redaction
from workflows.regulations.models import RedactionDraft
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import ActText, sha256_of

KEPT_AS = "lineage"
NOT_CONFIRMED = (
    "Подтвердите, какие пункты стали какими: откройте «Было → Стало» на странице проекта. "
    "По этой таблице старые ссылки найдут пункты под новыми номерами."
)


def map_of(draft: RedactionDraft, text: ActText) -> Renumbering | None:
    """What becomes of each provision; None for a draft that is no new edition."""
    if draft.way != DraftWay.EDITION:
        return None
    return renumbering(text_of_redaction(base_of(draft)), text)


def key_of(draft: RedactionDraft, text: ActText) -> str:
    """What a confirmation is bound to: both texts."""
    return hashlib.sha256(f"{base_of(draft).content_sha256}|{sha256_of(text)}".encode()).hexdigest()


def is_confirmed(draft: RedactionDraft, text: ActText) -> bool:
    """Whether the table of exactly this text over exactly this base was confirmed."""
    kept: dict[str, Any] = draft.choices or {}
    return kept.get(KEPT_AS) == key_of(draft, text)


def map_is_confirmed(draft: RedactionDraft, text: ActText) -> None:
    """A new edition goes nowhere before that."""
    if draft.way == DraftWay.EDITION and not is_confirmed(draft, text):
        raise Incomplete(NOT_CONFIRMED)
