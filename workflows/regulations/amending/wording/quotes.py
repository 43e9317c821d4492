"""Quotation marks within quotation marks: «…„…‚…‘…“…»."""

OPENING = "«„"
CLOSING = "»“"
INNER = (("„", "“"), ("‚", "‘"))


def quoted(text: str) -> str:
    """The words in quotes of the order; their own quotes go one rank down, and nothing else is changed.

    So the first «»» after «« always ends the quotation, even when the words quoted are cut in the middle of a name.
    """
    return f"«{_lowered(text)}»"


def _lowered(text: str) -> str:
    """By rank and not by sign: what stood in «» gets „“, what stood inside that gets ‚‘."""
    lowered, rank = [], 0
    for char in text:
        if char in OPENING:
            lowered.append(INNER[min(rank, 1)][0])
            rank += 1
        elif char in CLOSING:
            rank = max(rank - 1, 0)
            lowered.append(INNER[min(rank, 1)][1])
        else:
            lowered.append(char)
    return "".join(lowered)
