"""The house stands as drawn: imports run downwards, nothing is hidden, nothing grows without end."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from portal import ROOT
from tests import architecture

LONG = "def long():\n" + "    x = 1\n" * 41

# check → (planted file, its text, what the check must say)
PLANTED = {
    "wrong_floors": (
        "workflows/orders/rules.py",
        "from pages.models import HomePage\n",
        "workflows.orders does not stand above pages",
    ),
    "homeless": ("workflows/gossip/models.py", "", "workflows/gossip has no floor"),
    "wrong_steps": (
        "workflows/orders/models.py",
        "from workflows.orders.actions import sign\n",
        "models comes before actions",
    ),
    "late_imports": ("workflows/orders/rules.py", "def may():\n    import json\n", "imports json inside may"),
    "relative_imports": ("pages/models.py", "from . import blocks\n", "has a relative import"),
    "broad_excepts": (
        "pages/models.py",
        "try:\n    pass\nexcept (ValueError, Exception):\n    pass\n",
        "catches Exception",
    ),
    "hidden_rules": (
        "workflows/orders/actions.py",
        "try:\n    pass\nexcept RuleBroken:\n    pass\n",
        "catches RuleBroken outside a view",
    ),
    "moves_outside_actions": (
        "workflows/orders/views.py",
        "order.move_to(Stage.SIGNED)\n",
        "changes a stage outside actions",
    ),
    "signals": ("workflows/orders/models.py", "from django.db.models.signals import post_save\n", "uses signals"),
    "loose_names": ("workflows/orders/utils.py", "", "does not say what is inside"),
    "stopwatches": ("tests/test_speed.py", "import time\nassert time.perf_counter() < 1\n", "measures time with perf_counter"),
    "too_long": ("workflows/orders/views.py", LONG, "long has 42 lines"),
    "shadows": ("site/__init__.py", "", "hides the standard module"),
    "circles": ("pages/one.py", "import pages.two\n", "pages.one → pages.two → pages.one is a ring"),
}


@pytest.mark.parametrize("check", architecture.CHECKS, ids=lambda check: check.__name__)
def test_the_house_stands_as_drawn(check):
    assert list(check(ROOT)) == []


@pytest.mark.parametrize("check", architecture.CHECKS, ids=lambda check: check.__name__)
def test_a_planted_violation_is_named(check, tmp_path):
    where, text, said = PLANTED[check.__name__]
    for folder in ("site", "workflows", "pages", "tests"):
        (tmp_path / folder).mkdir()
    (tmp_path / "pages/two.py").write_text("import pages.one\n")
    planted = tmp_path / where
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(text)

    found = list(check(tmp_path))

    assert [said in sentence for sentence in found] == [True]


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("workflows/appeals/models.py", "from workflows.regulations.models import Regulation\n"),
        ("workflows/people/models.py", "from workflows.archive.models import FrozenModel\n"),
        ("workflows/errors.py", "import workflows.people\n"),
        ("pages/models.py", "if TYPE_CHECKING:\n    from portal.desk import panels\n"),
        ("workflows/orders/models.py", "from tests import make\n"),
        ("site/portal/desk/panels.py", "from portal.demo import school\n"),
    ],
)
def test_no_way_round_the_floors(where, text, tmp_path):
    planted = tmp_path / where
    planted.parent.mkdir(parents=True)
    planted.write_text(text)

    assert len(list(architecture.wrong_floors(tmp_path))) == 1


def test_every_late_import_that_is_allowed_is_there():
    """An exception that nobody needs any more is taken out of the list."""
    unused = [
        (where, name)
        for where, name in architecture.LATE_IMPORTS
        if (ROOT / where).exists()
        and name not in {found.rpartition(".")[0] for found, _ in architecture.Source(ROOT, ROOT / where).imports}
        and name not in {found for found, _ in architecture.Source(ROOT, ROOT / where).imports}
    ]

    assert unused == []


def test_python_finds_its_own_module_site():
    """Also the way debuggers start it, with frozen modules off and our root first on the path."""
    told = subprocess.run(
        [sys.executable, "-X", "frozen_modules=off", "-c", "import site; print(site.__file__)"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert Path(told.stdout.strip()) == Path(sysconfig.get_path("stdlib")) / "site.py"
