"""Comparisons of stored texts: made when first asked for, kept in the cache afterwards.

Redactions never change, so a comparison is as good as its key: both hashes, the renderer and what the reader chose.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.cache import cache

from workflows.regulations.models import Redaction
from workflows.regulations.redline import telling
from workflows.regulations.redline.comparing import compare
from workflows.regulations.redline.options import Options
from workflows.regulations.redline.rendering import RENDERER, Basis, Names, render
from workflows.regulations.redline.rows import Comparison
from workflows.regulations.redline.telling import Line
from workflows.regulations.tree import ActText, from_dict

KEPT_SECONDS = 7 * 24 * 3600
Grounds = Mapping[str, tuple[Basis, ...]]


@dataclass(frozen=True, slots=True)
class Redline:
    """A comparison ready for a page. The body is kept compressed: a whole act takes half a megabyte otherwise."""

    packed: bytes
    total: int
    typographic: str
    totals: tuple[Line, ...]
    chapters: tuple[Line, ...]

    @property
    def html(self) -> str:
        return zlib.decompress(self.packed).decode()

    @property
    def changes(self) -> str:
        """«7 изменений»."""
        return telling.changes(self.total)


@dataclass(frozen=True, slots=True)
class Pair:
    """What is compared: hashes and names of both texts, and what else the outcome depends on."""

    old_sha256: str
    new_sha256: str
    names: Names
    beside: str = ""
    level: int = 2

    def key(self, options: Options) -> str:
        """The name in the cache."""
        said = "|".join([RENDERER, self.old_sha256, self.new_sha256, self.names.old, self.names.new, self.beside, str(self.level), options.query])
        return f"redline:{hashlib.sha256(said.encode()).hexdigest()}"


def redline(
    pair: Pair, options: Options, *, texts: Callable[[], tuple[ActText, ActText]], grounds: Callable[[Comparison], Grounds] | None = None
) -> Redline:
    """The comparison from the cache, or made now; texts and grounds are read only when it has to be made."""
    key = pair.key(options)
    found: Redline | None = cache.get(key)
    if found is None:
        found = _made(compare(*texts()), pair, options, grounds)
        cache.set(key, found, KEPT_SECONDS)
    return found


def _made(comparison: Comparison, pair: Pair, options: Options, grounds: Callable[[Comparison], Grounds] | None) -> Redline:
    basis = grounds(comparison) if grounds else {}
    html = render(comparison, options, names=pair.names, basis=basis, level=pair.level)
    return Redline(
        packed=zlib.compress(html.encode(), 1),
        total=comparison.counts.total,
        typographic=telling.typographic(comparison.counts),
        totals=telling.totals(comparison.counts),
        chapters=tuple(telling.by_chapter(comparison, noise=options.noise)),
    )


def texts_of(old: Redaction, new: Redaction) -> tuple[ActText, ActText]:
    """Both signed texts in one query."""
    found = dict(Redaction.objects.filter(pk__in=[old.pk, new.pk]).values_list("pk", "content"))
    return from_dict(json.loads(found[old.pk])), from_dict(json.loads(found[new.pk]))
