"""The native libraries that prints are drawn with, and how to install them."""

import ctypes
from collections.abc import Iterator

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
INSTALL = f"apt-get install {' '.join(PACKAGES)}"

NEEDED = {
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "HarfBuzz Subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
}


def missing() -> Iterator[str]:
    """Names of the libraries that this machine does not have."""
    for library, files in NEEDED.items():
        if not any(_loads(file) for file in files):
            yield library


def sentence(names: list[str]) -> str:
    """What to say when some are missing."""
    return f"PDF не создаётся: на сервере нет библиотек {', '.join(names)}. Выполните: {INSTALL}"


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True
