"""What a whole run needs from the system besides Python: named when absent, installed in CI."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portal.run import debian
from tests.harness import clamav, dovecot, postgres


@dataclass(frozen=True)
class Component:
    name: str
    package: str
    here: Callable[[], bool]

    @property
    def absent(self) -> str:
        """What to say when it is not here."""
        return f"нет {self.name} ({debian.command([self.package])})"


def chromium() -> str | None:
    """The browser of the journeys: `CHROMIUM`, or a usual name on the path."""
    asked = os.environ.get("CHROMIUM")
    if asked:
        return asked if Path(asked).exists() else None
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


BROWSER = Component("браузера Chromium", "chromium", lambda: chromium() is not None)
POSTGRESQL = Component("программ PostgreSQL", "postgresql", lambda: postgres.binaries() is not None)
POPPLER = Component("программ poppler (pdftotext, pdftoppm)", "poppler-utils", lambda: bool(shutil.which("pdftoppm")))
DOVECOT = Component("почтового сервера Dovecot", "dovecot-imapd", dovecot.here)
CLAMAV = Component("сканера clamd", "clamav-daemon", lambda: clamav.program() is not None)
ALL = (BROWSER, POSTGRESQL, POPPLER, DOVECOT, CLAMAV)


def in_ci() -> bool:
    """Whether an absent component is a failure."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def install_absent() -> None:
    """In CI, install what is absent; whoever still misses it says so."""
    packages = [component.package for component in ALL if not component.here()]
    if packages and in_ci() and debian.may_install():
        debian.install(packages)
