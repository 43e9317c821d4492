"""Whether the chain of events is whole."""

from collections.abc import Iterator

from workflows.journal.entries import broken_links


def problems() -> Iterator[str]:
    """Russian sentences, one for each place where the chain does not hold."""
    yield from broken_links()
