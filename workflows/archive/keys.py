"""Keys that people read from paper and type: sixteen signs of Crockford's alphabet in groups of four, «7F3K-92QD-XA41-0VWB».

The alphabet has no I, L, O and U, so whatever looks like another sign can be understood as that one.
"""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
BITS = 5
BYTES = LENGTH * BITS // 8
LOOKALIKES = str.maketrans("OILUАВЕЁКМНОРСТУХЗІЅЈ", "011VABEEKMH0PCTYX31SJ")
IN_ADDRESS = re.compile(r"/proverka/([^/\s?#]+)", re.IGNORECASE)


def spelled(digest: bytes) -> str:
    """The first ten bytes as a key."""
    number = int.from_bytes(digest[:BYTES], "big")
    letters = "".join(ALPHABET[(number >> shift) & 31] for shift in range((LENGTH - 1) * BITS, -1, -BITS))
    return grouped(letters)


def new_key() -> str:
    """A key that nobody can guess."""
    return spelled(secrets.token_bytes(BYTES))


def grouped(letters: str) -> str:
    """«7F3K92QD…» as it is printed."""
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def understood(typed: str) -> str:
    """The key that a person meant; empty when it cannot be one.

    Forgiven: small letters, spaces and dashes in any place, O for 0, I and L for 1, Russian letters that look Latin,
    and the whole address instead of the key.
    """
    found = IN_ADDRESS.search(typed)
    letters = "".join(filter(str.isalnum, found.group(1) if found else typed)).upper().translate(LOOKALIKES)
    return grouped(letters) if len(letters) == LENGTH and set(letters) <= set(ALPHABET) else ""
