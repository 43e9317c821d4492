"""What stands at the end of a clause."""


def ended(said: str, *, is_last: bool) -> str:
    """With «;», the last one with a full stop.

    A quotation keeps its own mark inside and gets the mark of the order outside: «…Текст.»; and «…Текст.».
    Only a full stop that already ends the sentence («…2026 г.») is not doubled.
    """
    if not is_last:
        return f"{said};"
    return said if said.endswith(".") else f"{said}."
