"""The program in which one letter is read: `python -m workflows.inbox.parsing.child OPTIONS`, the letter on its standard input.

The answer on standard output is a letter `1…` or a reason `0…`.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime

from workflows.confined.poverty import EXIT_MEMORY, confine
from workflows.inbox.parsing.limits import Limits, Unreadable
from workflows.inbox.parsing.reading import read
from workflows.inbox.parsing.wire import packed

READ, UNREADABLE = b"1", b"0"


def main() -> None:
    """Read the letter and leave without ado."""
    options = json.loads(sys.argv[1])
    limits = Limits(**options["limits"])
    confine(limits)
    received_at = datetime.fromisoformat(options["received_at"]) if options["received_at"] else None
    try:
        raw = sys.stdin.buffer.read()
        try:
            answer = READ + packed(read(raw, our_server=options["our_server"], received_at=received_at, limits=limits))
        except Unreadable as unreadable:
            answer = UNREADABLE + unreadable.reason.encode()
        sys.stdout.buffer.write(answer)
        sys.stdout.flush()
    except MemoryError:
        os._exit(EXIT_MEMORY)


if __name__ == "__main__":
    main()
