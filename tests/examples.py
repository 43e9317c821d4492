"""How many random examples the long tests try: all of them in CI and where EXAMPLES=all asks for it, a fifth at a developer's."""

import os

from hypothesis import settings

from tests.harness.components import in_ci

SHARE = 1 if in_ci() or os.environ.get("EXAMPLES") == "all" else 5


def many(count: int) -> settings:
    """So many in CI."""
    return settings(max_examples=count // SHARE)
