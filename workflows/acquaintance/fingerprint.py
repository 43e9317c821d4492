"""What the chained journal keeps of a confirmation instead of its words: a hash from which nobody is known."""

import hashlib
import json

from workflows.acquaintance.models import Acknowledgement


def of_acknowledgement(row: Acknowledgement) -> str:
    """Covers who, which text, how, when and by which scan."""
    said = [
        row.addressee_id,
        row.method,
        row.content_sha256,
        row.name,
        row.position,
        row.signed_on.isoformat(),
        row.scan_id,
        row.by_id,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
