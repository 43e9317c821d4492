"""Work of the queue with files."""

from workflows.files import dropping


def remove_bytes(blob_id: int) -> bool:
    """Take destroyed bytes off the disk; doing it again changes nothing."""
    return dropping.remove_bytes(blob_id)
