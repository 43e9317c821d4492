"""Letters as they really come: each with the name of what is wrong with it and with what must nevertheless be read.

`python -m tests.workflows.inbox.corpus FOLDER` writes them as files.
"""

from tests.workflows.inbox.corpus import (
    attachments,
    behaviour,
    charsets,
    closed,
    files,
    headers,
    heavy,
    replies,
    structure,
)
from tests.workflows.inbox.corpus.item import Item

ALL: tuple[Item, ...] = (
    *charsets.ITEMS,
    *headers.ITEMS,
    *structure.ITEMS,
    *files.ITEMS,
    *attachments.ITEMS,
    *closed.ITEMS,
    *behaviour.ITEMS,
    *replies.ITEMS,
    *heavy.ITEMS,
)
BY_NAME = {item.name: item for item in ALL}
LIGHT = tuple(item for item in ALL if not item.is_heavy)
