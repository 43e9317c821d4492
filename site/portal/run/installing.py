"""The virtual environment: made once, filled by the pins, left alone while they do not change.

A stamp holds the hash of the pins that were installed; an interrupted install leaves no stamp and is done again.
"""

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

from portal import ROOT
from portal.run import debian
from portal.run.console import CannotGoOn, say
from portal.run.places import PYTHON, VENV

PRODUCT = ROOT / "requirements.txt"
TESTS = ROOT / "tests" / "requirements.txt"
CONSTRAINTS = ROOT / "constraints.txt"


def ensure(requirements: Path) -> None:
    """Every package of the file, in exactly the versions of constraints.txt."""
    stamp = VENV / ("installed-tests" if requirements == TESTS else "installed-product")
    wanted = _fingerprint()
    if _works() and stamp.exists() and stamp.read_text() == wanted:
        return
    _ensure_venv()
    say(f"Устанавливаю пакеты Python из {requirements.relative_to(ROOT)}…")
    if _pip("install", "--quiet", "--quiet", "--requirement", str(requirements)) or _pip("check", "--quiet"):
        raise CannotGoOn("Пакеты Python не установились. Проверьте доступ к сети и повторите команду.")
    stamp.write_text(wanted)


def _fingerprint() -> str:
    pins = b"\0".join(path.read_bytes() for path in (PRODUCT, TESTS, CONSTRAINTS))
    return hashlib.sha256(pins).hexdigest()


def _ensure_venv() -> None:
    if _works():
        return
    _ensure_venv_module()
    say("Создаю виртуальное окружение .venv…")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode or not _works():
        raise CannotGoOn("Не удалось создать .venv. Удалите эту папку и повторите команду.")


def _ensure_venv_module() -> None:
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not debian.may_install() or not debian.install([package]):
        raise CannotGoOn(f"В этом Python нет модуля venv. Выполните: {debian.command([package])}")


def _works() -> bool:
    """Whether .venv has a Python that starts, of the version of this one, with pip."""
    if not PYTHON.exists():
        return False
    script = "import pip, sys; print(*sys.version_info[:2], sys.prefix)"
    asked = subprocess.run([PYTHON, "-c", script], capture_output=True, text=True, check=False)
    return asked.stdout.split() == [str(sys.version_info.major), str(sys.version_info.minor), str(VENV)]


def _pip(*arguments: str) -> int:
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    return subprocess.run(pip, check=False, cwd=ROOT, stdin=subprocess.DEVNULL).returncode
