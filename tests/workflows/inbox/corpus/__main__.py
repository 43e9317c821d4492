"""Write the corpus: `python -m tests.workflows.inbox.corpus FOLDER [NAME…]`."""

import sys
from pathlib import Path

from tests.workflows.inbox.corpus import ALL


def main(folder: str, *names: str) -> int:
    """One .eml for each letter, or for those that are named."""
    where = Path(folder)
    where.mkdir(parents=True, exist_ok=True)
    wanted = [item for item in ALL if not names or item.name in names]
    for item in wanted:
        (where / f"{item.name}.eml").write_bytes(item.raw)
    return len(wanted)


if __name__ == "__main__":
    print(main(*sys.argv[1:]))  # noqa: T201
