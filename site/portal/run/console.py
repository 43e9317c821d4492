"""Talking to the person at the console."""

import sys


class CannotGoOn(Exception):
    """The launcher stops; the text says what to do."""


def say(text: str) -> None:
    """One line, at once, even when the output is a file."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
