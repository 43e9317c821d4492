"""The dictionary of Russian forms, one for the whole program: it takes a moment and some memory to load."""

from functools import lru_cache

import pymorphy3


@lru_cache(1)
def dictionary() -> pymorphy3.MorphAnalyzer:
    """Loaded when first asked for."""
    return pymorphy3.MorphAnalyzer()
