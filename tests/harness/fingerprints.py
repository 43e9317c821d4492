"""The state of files as one word: what was filled from them is filled anew when they have changed."""

import hashlib

from portal import ROOT


def fingerprint(*places: str, pattern: str = "*") -> str:
    """The state of files below the places: names and contents."""
    return hashlib.sha256("\n".join(lines_of(*places, pattern=pattern)).encode()).hexdigest()[:16]


def lines_of(*places: str, pattern: str) -> list[str]:
    """Each file with the hash of its content."""
    paths = [path for place in places for path in (sorted((ROOT / place).rglob(pattern)) if (ROOT / place).is_dir() else [ROOT / place])]
    files = [path for path in paths if path.is_file() and path.suffix != ".pyc"]
    return [f"{path.relative_to(ROOT)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
