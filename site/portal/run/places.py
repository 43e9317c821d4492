"""Where things lie."""

import os
from pathlib import Path

from portal import ROOT

SITE = ROOT / "site"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def var() -> Path:
    """The folder of data: `VAR_DIR`, or `var/` in the root."""
    return Path(os.environ.get("VAR_DIR") or ROOT / "var").absolute()


def environment() -> dict[str, str]:
    """The environment of the product's own programs."""
    path = os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", os.defpath)])
    return {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", **os.environ, "VAR_DIR": str(var()), "PATH": path}
