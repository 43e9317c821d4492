"""What the tree of folders promises, as checks over the source. Each check takes a root, so that it can be tested itself."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.sources import Source, sources

# From the ground up: a floor may use every floor below it; neighbours on one floor never see each other.
FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"workflows.errors", "workflows.confined"}),
    frozenset({"workflows.archive", "workflows.people"}),
    frozenset({"workflows.files", "workflows.journal"}),
    frozenset({"workflows.connections"}),
    frozenset(
        {"workflows.workdays", "workflows.numbering", "workflows.signing", "workflows.printing", "workflows.mail", "workflows.inbox", "workflows.screening", "workflows.identity", "workflows.visitors"}
    ),
    frozenset({"workflows.terms"}),
    frozenset({"workflows.orders"}),
    frozenset({"workflows.regulations", "workflows.appeals", "workflows.services"}),
    frozenset({"workflows.acquaintance", "workflows.following", "workflows.filing", "workflows.tracking", "workflows.mailroom"}),
    frozenset({"pages"}),
    frozenset({"portal"}),
)
FLOOR_OF = {unit: number for number, floor in enumerate(FLOORS) for unit in floor}

# Inside a subject: each name may use the names before it.
STEPS: tuple[frozenset[str], ...] = (
    frozenset({"stages"}),
    frozenset({"models"}),
    frozenset({"rules"}),
    frozenset({"permissions", "actions"}),
    frozenset({"documents", "notices"}),
    frozenset({"tasks", "forms"}),
    frozenset({"views"}),
    frozenset({"viewsets"}),
    frozenset({"wagtail_hooks"}),
)
STEP_OF = {name: number for number, step in enumerate(STEPS) for name in step}
DOORS = STEP_OF["views"]  # modules with a name of their own stay below the doors

DISPENSABLE = ("portal.demo", "portal.bench")  # a real organisation runs without them
STARTERS = ("portal.run",)  # `make run` seeds the demo and prints its accounts

LATE_IMPORTS = {
    ("site/portal/settings/dev.py", "django.core.management.utils"): "Django is not set up while settings load",
    (
        "workflows/regulations/workbench.py",
        "wagtail.workflows",
    ): "Wagtail imports the function while its own models load",
    ("workflows/regulations/workbench.py", "workflows.regulations.models"): "the same",
    ("site/portal/desk/apps.py", "django_q.signals"): "it loads the models of the queue",
    ("workflows/printing/pdf.py", "weasyprint"): "slow to import and wanted by the worker alone",
}
CATCHERS = {
    "workflows/errors.py": "why_not turns a rule into the sentence beside a disabled button",
    "workflows/regulations/forms/begin.py": "an unreadable file is an error of the field in which it was chosen",
    "workflows/printing/queue.py": "notes what hindered a print and raises it again",
}
ANSWERING = frozenset({"views", "viewsets", "responses", "commands"})  # modules that speak to a person
STOPWATCHES = frozenset({"perf_counter", "perf_counter_ns", "process_time", "process_time_ns", "monotonic", "monotonic_ns", "timeit"})
TIMED = {
    "tests/infra/killed_mail.py": "chooses moments inside the steps of the mail room at which to kill; asserts nothing of their length",
    "tests/harness/product.py": "waits for a running program, and not for ever",
    "tests/infra/test_killing_the_web.py": "chooses a moment inside a signature at which to kill; asserts nothing of its length",
}
LOOSE_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "misc"})
BROAD = frozenset({"Exception", "BaseException"})
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def unit_of(module: str) -> str | None:
    """The tool, subject or storey that a module belongs to; None for a stranger."""
    parts = module.split(".")
    for size in (2, 1):
        if ".".join(parts[:size]) in FLOOR_OF:
            return ".".join(parts[:size])
    return None


def wrong_floors(root: Path) -> Iterator[str]:
    """Imports that run upwards or to a neighbour, and imports of what nobody may use."""
    for source in sources(root):
        own = unit_of(source.module)
        for name, line in source.imports:
            other = unit_of(name)
            if name.split(".")[0] == "tests":
                yield f"{source.where}:{line} imports {name}: nobody imports tests"
            elif own and other and other != own and FLOOR_OF[other] >= FLOOR_OF[own]:
                yield f"{source.where}:{line} imports {name}: {own} does not stand above {other}"
            elif name.startswith(DISPENSABLE) and not source.module.startswith((*DISPENSABLE, *STARTERS)):
                yield f"{source.where}:{line} imports {name}: nothing depends on the demo or the bench"


def homeless(root: Path) -> Iterator[str]:
    """Packages that the table of floors does not know."""
    for folder in sorted((root / "workflows").iterdir()):
        if folder.is_dir() and any(folder.glob("*.py")) and f"workflows.{folder.name}" not in FLOOR_OF:
            yield f"workflows/{folder.name} has no floor: add it to tests/architecture.py"


def wrong_steps(root: Path) -> Iterator[str]:
    """Imports inside one subject that run against stages → models → … → wagtail_hooks."""
    for source in sources(root, "workflows"):
        own = source.module.split(".")
        if len(own) < 3 or own[2] in {"management", "urls", "apps"}:
            continue
        for name, line in source.imports:
            other = name.split(".")
            if name.startswith("workflows.") and own[2] == "stages":
                yield f"{source.where}:{line} imports {name}: stages import nothing of ours"
            elif other[:2] == own[:2] and len(other) > 2 and _against(own[2], other[2]):
                yield f"{source.where}:{line} imports {name}: {own[2]} comes before {other[2]}"


def _against(own: str, other: str) -> bool:
    if own == other or other not in STEP_OF:
        return False
    return STEP_OF[other] >= STEP_OF.get(own, DOORS)


def late_imports(root: Path) -> Iterator[str]:
    """Imports hidden inside functions, apart from those with a reason above."""
    for source in sources(root):
        for function in ast.walk(source.tree):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node in ast.walk(function):
                names = (
                    [node.module or ""]
                    if isinstance(node, ast.ImportFrom)
                    else [name.name for name in node.names]
                    if isinstance(node, ast.Import)
                    else []
                )
                for name in names:
                    if not any(
                        source.where == path and (name == allowed or name.startswith(f"{allowed}."))
                        for path, allowed in LATE_IMPORTS
                    ):
                        yield f"{source.where}:{node.lineno} imports {name} inside {function.name}"


def relative_imports(root: Path) -> Iterator[str]:
    """«from . import …»."""
    for source in sources(root, "site", "workflows", "pages", "tests"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                yield f"{source.where}:{node.lineno} has a relative import"


def _caught(node: ast.AST) -> Iterator[str]:
    """Names of what an `except` or a `suppress` swallows; «everything» for a bare one."""
    if isinstance(node, ast.ExceptHandler):
        named = [node.type] if node.type else []
        if not named:
            yield "everything"
    elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "suppress":
        named = list(node.args)
    else:
        return
    for item in named:
        for name in ast.walk(item):
            if isinstance(name, ast.Name):
                yield name.id


def broad_excepts(root: Path) -> Iterator[str]:
    """Handlers that would swallow a fault nobody thought of."""
    for source in sources(root, "site", "workflows", "pages", "tests"):
        for node in ast.walk(source.tree):
            for name in _caught(node):
                if name in BROAD or name == "everything":
                    yield f"{source.where}:{node.lineno} catches {name}"  # type: ignore[attr-defined]


def hidden_rules(root: Path) -> Iterator[str]:
    """A broken rule is caught by views and commands alone, where a person reads it."""
    for source in sources(root):
        parts = source.where.removesuffix(".py").split("/")
        if source.where in CATCHERS or ANSWERING & set(parts):
            continue
        for node in ast.walk(source.tree):
            if "RuleBroken" in _caught(node):
                yield f"{source.where}:{node.lineno} catches RuleBroken outside a view"  # type: ignore[attr-defined]


def moves_outside_actions(root: Path) -> Iterator[str]:
    """Statuses change in actions alone."""
    for source in sources(root):
        if "actions" in source.module.split("."):
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "move_to":
                yield f"{source.where}:{node.lineno} changes a stage outside actions"


def signals(root: Path) -> Iterator[str]:
    """No signals between our apps: who reads an action sees all that it does."""
    for source in sources(root):
        for name, line in source.imports:
            if name.startswith(("django.db.models.signals", "django.dispatch")):
                yield f"{source.where}:{line} uses signals"


def loose_names(root: Path) -> Iterator[str]:
    """Names that say nothing about what is inside."""
    for source in sources(root, "site", "workflows", "pages", "tests"):
        for part in source.where.removesuffix(".py").split("/"):
            if part in LOOSE_NAMES:
                yield f"{source.where}: «{part}» does not say what is inside"


def stopwatches(root: Path) -> Iterator[str]:
    """No test fails on a busy machine: speed is measured by `make bench`, work is counted by `tests.harness.work`."""
    for source in sources(root, "tests"):
        for node in ast.walk(source.tree):
            name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            if name in STOPWATCHES and source.where not in TIMED:
                yield f"{source.where}:{node.lineno} measures time with {name}"


def too_long(root: Path) -> Iterator[str]:
    """Modules and functions that must be split."""
    for source in sources(root):
        lines = source.text.count("\n")
        if lines > LONGEST_MODULE:
            yield f"{source.where} has {lines} lines, at most {LONGEST_MODULE}"
        for node in ast.walk(source.tree):
            if (
                isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
                and (size := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
            ):
                yield f"{source.where}:{node.lineno} {node.name} has {size} lines, at most {LONGEST_FUNCTION}"


def shadows(root: Path) -> Iterator[str]:
    """`site/` as a package would hide Python's own module `site` (docs/decisions/0001)."""
    if (root / "site" / "__init__.py").exists():
        yield "site/__init__.py hides the standard module «site»"


def circles(root: Path) -> Iterator[str]:
    """Modules of ours that import each other in a ring."""
    known = {source.module: source for source in sources(root)}
    wanted = {
        module: {_module_of(name, known) for name, _ in source.imports} - {None, module}
        for module, source in known.items()
    }
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> Iterator[str]:
        if module in path:
            yield " → ".join((*path[path.index(module) :], module)) + " is a ring"
            return
        if module in done:
            return
        for other in sorted(filter(None, wanted[module])):
            yield from visit(other, (*path, module))
        done.add(module)

    for module in known:
        yield from visit(module, ())


def _module_of(name: str, known: dict[str, Source]) -> str | None:
    return name if name in known else parent if (parent := name.rpartition(".")[0]) in known else None


CHECKS: tuple[Callable[[Path], Iterator[str]], ...] = (
    wrong_floors,
    homeless,
    wrong_steps,
    late_imports,
    relative_imports,
    broad_excepts,
    hidden_rules,
    moves_outside_actions,
    signals,
    loose_names,
    stopwatches,
    too_long,
    shadows,
    circles,
)
