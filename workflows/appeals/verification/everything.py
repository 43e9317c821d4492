"""All checks of appeals, one after another."""

from collections.abc import Iterator

from workflows.appeals.verification import clocks, numbers, papers, stages, texts


def problems() -> Iterator[str]:
    """Russian sentences, one for each fact that does not hold."""
    for check in (numbers.problems, texts.problems, clocks.problems, papers.problems, stages.problems):
        for sentence in check():
            yield f"Обращения: {sentence}"
