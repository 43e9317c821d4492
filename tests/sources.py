"""Modules of ours as text and tree, each read once however many checks look at it."""

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """One module of ours."""

    root: Path
    path: Path

    @cached_property
    def where(self) -> str:
        return self.path.relative_to(self.root).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=self.where)

    @cached_property
    def module(self) -> str:
        parts = self.where.removeprefix("site/").removesuffix(".py").split("/")
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def imports(self) -> list[tuple[str, int]]:
        """Every imported module with its line, wherever in the file the import stands."""
        found: list[tuple[str, int]] = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found += [(name.name, node.lineno) for name in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                found += [(f"{node.module}.{name.name}", node.lineno) for name in node.names]
        return found


def sources(root: Path, *folders: str) -> list[Source]:
    """The modules of ours, migrations apart."""
    paths = (
        path for folder in folders or ("site", "workflows", "pages") for path in sorted((root / folder).rglob("*.py"))
    )
    return [_read(root, path, path.stat().st_mtime_ns) for path in paths if "migrations" not in path.parts]


@cache
def _read(root: Path, path: Path, _changed: int) -> Source:
    """Each module is read and parsed once, however many checks look at it."""
    return Source(root, path)
