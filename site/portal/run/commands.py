"""What the launcher can be told to do."""

from collections.abc import Callable, Sequence

from portal.run import debian, installing
from portal.run.console import CannotGoOn, say
from portal.run.serving import serve


def install() -> None:
    """Only install: packages and native libraries."""
    installing.ensure(installing.PRODUCT)
    debian.ensure_print_libraries()


def tools() -> None:
    """Install what tests, lint and types need as well."""
    installing.ensure(installing.TESTS)
    debian.ensure_print_libraries()


COMMANDS: dict[str, Callable[[], None]] = {"run": serve, "install": install, "tools": tools}


def main(words: Sequence[str]) -> int:
    """Exit code of the command; a refusal is one sentence, never a traceback."""
    action = COMMANDS.get(" ".join(words))
    if action is None:
        say(f"Команды: {', '.join(COMMANDS)}.")
        return 2
    try:
        action()
    except CannotGoOn as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        say("\nОстановлено.")
        return 130
    return 0
