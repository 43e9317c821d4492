"""Debian's packages: installed when the launcher may, otherwise named with the exact command."""

import os
import shutil
import subprocess
from collections.abc import Sequence

from portal.run.console import CannotGoOn, say
from workflows.printing import libraries


def command(packages: Sequence[str]) -> str:
    """What a person types to install the packages."""
    return f"sudo apt-get install -y {' '.join(packages)}"


def may_install() -> bool:
    """Whether apt is here and asks no password."""
    if not shutil.which("apt-get"):
        return False
    return os.geteuid() == 0 or _sudo_asks_nothing()


def install(packages: Sequence[str]) -> bool:
    """Install the packages; whether it went well is the answer, and apt itself says why not."""
    say(f"Устанавливаю пакеты системы: {' '.join(packages)}")
    front = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        done = subprocess.run([*front, "apt-get", *arguments], env=quiet, stdin=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def ensure_print_libraries() -> None:
    """The native libraries that PDFs are drawn with."""
    absent = list(libraries.missing())
    if not absent:
        return
    packages = libraries.PACKAGES
    if not may_install() or not install(packages):
        raise CannotGoOn(f"Для PDF нужны библиотеки {', '.join(absent)}. Выполните: {command(packages)}")
    if still := list(libraries.missing()):
        raise CannotGoOn(f"Библиотеки {', '.join(still)} установлены, но не загружаются. Выполните: {command(packages)}")


def _sudo_asks_nothing() -> bool:
    if not shutil.which("sudo"):
        return False
    return subprocess.run(["sudo", "--non-interactive", "true"], capture_output=True, check=False).returncode == 0
