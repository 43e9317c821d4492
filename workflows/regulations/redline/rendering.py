"""A comparison as HTML, for the site, the staff screens and the print alike. Pure: rows in, a string out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from workflows.printing.typography import bound_html
from workflows.regulations.redline import marking, telling
from workflows.regulations.redline.options import Options, View
from workflows.regulations.redline.rows import Change, Chapter, Comparison, Row, Side
from workflows.regulations.redline.showing import Numbering, Shown, is_told, shown
from workflows.regulations.rendering.contents import shortened
from workflows.regulations.tree import Kind

RENDERER = "redline-2"  # a part of the key under which comparisons are cached; change it whenever the output changes
NEAR = 160  # a neighbour is shown by its first words


@dataclass(frozen=True, slots=True)
class Basis:
    """By what a provision was changed: «приказ от 12.03.2026 № 02/0326-У», with the address of the order if it is public."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """How the two texts are called: «Редакция № 1», «Проект»."""

    old: str
    new: str


NOTHING: Mapping[str, tuple[Basis, ...]] = MappingProxyType({})


def render(comparison: Comparison, options: Options, *, names: Names, basis: Mapping[str, tuple[Basis, ...]] = NOTHING, level: int = 2, on_paper: bool = False) -> str:
    """All chapters in the chosen view. `basis` is by uid; without it the table has no column for it.

    `level` is that of the headings of chapters; on paper there are no links from change to change.
    """
    writer = _Writer(options, Numbering.of(comparison, options), names, basis, level, on_paper)
    return writer.table(comparison) if options.view is View.TABLE else writer.running(comparison)


@dataclass(frozen=True, slots=True)
class _Writer:
    options: Options
    numbers: Numbering
    names: Names
    basis: Mapping[str, tuple[Basis, ...]]
    level: int
    on_paper: bool

    # --- the text with marks, and the two texts side by side
    def running(self, comparison: Comparison) -> str:
        inside = "\n".join(filter(None, map(self.chapter, comparison.chapters)))
        return f'<div class="redline redline--{self.options.view.name.lower()}">\n{inside}\n</div>'

    def chapter(self, chapter: Chapter) -> str:
        rows = shown(chapter.rows, self.options)
        if not rows and not self.options.whole:
            return ""
        anchor = escape(telling.anchor_of(chapter))
        heading = f'<h{self.level} class="redline__title" id="{anchor}">{bound_html(chapter.title)}{self.count(chapter)}</h{self.level}>'
        skipped = len(chapter.rows) - chapter.rows.index(rows[-1].row) - 1 if rows else 0
        inside = "\n".join(self.gap(one.skipped) + self.unit(one) for one in rows)
        return f'<section class="redline__chapter" aria-labelledby="{anchor}">\n{heading}\n{inside}{self.gap(skipped)}\n</section>'

    def count(self, chapter: Chapter) -> str:
        count = chapter.counts.total + (chapter.counts.typographic if self.options.noise else 0)
        return f' <span class="redline__count">{telling.changes(count)}</span>' if count else ""

    def gap(self, skipped: int) -> str:
        return f'<p class="redline__gap">… без изменений: {skipped}</p>\n' if skipped else ""

    def unit(self, one: Shown) -> str:
        row = one.row
        number = self.numbers.of_row(row)
        identity = self.identity(number)
        head = self.head(row, number) if number else ""
        words = self.pair(row, near=one.is_near) if self.options.view is View.SIDE else self.line(row, near=one.is_near)
        return f'<div class="{self.classes(row, near=one.is_near)}"{identity}>{head}{words}</div>'

    def classes(self, row: Row, *, near: bool) -> str:
        known = [change for change in Change if change in row.changes and is_told(row, self.options)]
        names = [f"redline__unit--{name}" for name in (*known, f"depth-{min(row.depth, 3)}", *(["near"] if near else []))]
        return " ".join(["redline__unit", *names])

    def head(self, row: Row, number: int) -> str:
        sign = f'<span class="redline__sign" aria-hidden="true">{telling.sign(row)}</span> '
        what = f'<b class="redline__name">{escape(telling.title(row))}</b> <span class="redline__told">{escape(telling.told(row))}</span>'
        return f'\n<p class="redline__head">{sign}{what}{self.steps(number)}</p>'

    def identity(self, number: int) -> str:
        return f' id="izm-{number}" tabindex="-1"' if number and not self.on_paper else ""

    def steps(self, number: int) -> str:
        """Links to the change before and the one after."""
        if self.on_paper:
            return ""
        before = f'<a class="redline__step" href="#izm-{number - 1}" aria-label="К предыдущему изменению">↑</a>' if number > 1 else ""
        after = f'<a class="redline__step" href="#izm-{number + 1}" aria-label="К следующему изменению">↓</a>' if number < self.numbers.last else ""
        return f'<span class="redline__steps">{before}{after}</span>' if before or after else ""

    def line(self, row: Row, *, near: bool) -> str:
        return f'\n<div class="redline__text">{self.inline(row, near=near)}</div>\n'

    def inline(self, row: Row, *, near: bool) -> str:
        if near and not self.options.whole:
            return self.near(row.side)
        label = self.labels(row)
        heading = f"<strong>{marking.both(row.heading, noise=self.options.noise)}</strong> " if row.heading else ""
        return f"{label}{heading}{marking.both(row.text, noise=self.options.noise)}{self.tombstone(row)}"

    def near(self, side: Side) -> str:
        """A neighbour by its first words."""
        label = f'<span class="redline__label">{escape(side.label)}</span> ' if side.label else _dash(side)
        return f"{label}{bound_html(shortened(f'{side.heading} {side.text}'.strip(), limit=NEAR) or telling.TOMBSTONE)}"

    def labels(self, row: Row) -> str:
        """The number; a former one stands crossed out before it."""
        old = f'<del class="redline__del"><span class="visually-hidden"> (прежний номер: </span>{escape(row.old_label)}<span class="visually-hidden">)</span></del> ' if row.old_label else ""
        own = f'<span class="redline__label">{escape(row.side.label)}</span> ' if row.side.label else _dash(row.side)
        return f"{old}{own}"

    def tombstone(self, row: Row) -> str:
        if row.after and row.after.repealed and not row.is_part:
            return f' <em class="redline__tombstone">{telling.TOMBSTONE}.</em>'
        return ""

    def pair(self, row: Row, *, near: bool) -> str:
        old, new = (self.near(row.before) if row.before else "", self.near(row.after) if row.after else "") if near and not self.options.whole else (self.old(row), self.new(row))
        left = f'<div class="redline__old"><p class="redline__side">{escape(self.names.old)}</p><div class="redline__text">{old or _none("не было")}</div></div>'
        right = f'<div class="redline__new"><p class="redline__side">{escape(self.names.new)}</p><div class="redline__text">{new or _none("нет")}</div></div>'
        return f"\n{left}{right}\n"

    def old(self, row: Row) -> str:
        return self.one(row.before, marking.old_only, row) if row.before else ""

    def new(self, row: Row) -> str:
        return self.one(row.after, marking.new_only, row) + self.tombstone(row) if row.after else ""

    def one(self, side: Side, mark: marking.OneSided, row: Row) -> str:
        label = f'<span class="redline__label">{escape(side.label)}</span> ' if side.label else _dash(side)
        heading = f"<strong>{mark(row.heading, noise=self.options.noise)}</strong> " if row.heading else ""
        return f"{label}{heading}{mark(row.text, noise=self.options.noise)}".strip()

    # --- the table «Было / Стало / Основание»
    def table(self, comparison: Comparison) -> str:
        columns = [("Что", ""), ("Было", self.names.old), ("Стало", self.names.new), *([("Основание", "")] if self.basis else [])]
        heads = "".join(f'<th scope="col" role="columnheader">{name}{_whose(of)}</th>' for name, of in columns)
        bodies = "\n".join(filter(None, (self.body(chapter, len(columns)) for chapter in comparison.chapters)))
        caption = '<caption class="redline__caption"><span class="visually-hidden">Что изменилось, по пунктам</span></caption>'
        return f'<table class="redline redline--table" role="table">{caption}\n<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n{bodies}\n</table>'

    def body(self, chapter: Chapter, columns: int) -> str:
        rows = shown(chapter.rows, self.options, near=False)
        if not rows:
            return ""
        anchor = escape(telling.anchor_of(chapter))
        head = f'<tr role="row" class="redline__heading"><th class="redline__title" scope="rowgroup" role="rowheader" colspan="{columns}" id="{anchor}">{bound_html(chapter.title)}{self.count(chapter)}</th></tr>'
        return f'<tbody role="rowgroup">{head}\n' + "\n".join(self.tr(one.row) for one in rows) + "\n</tbody>"

    def tr(self, row: Row) -> str:
        number = self.numbers.of_row(row)
        identity = self.identity(number)
        told = f'<span class="redline__told">{escape(telling.told(row))}</span>' if number else ""
        sign = f'<span class="redline__sign" aria-hidden="true">{telling.sign(row)}</span> ' if number else ""
        name = f'<th scope="row" role="rowheader" class="redline__what">{sign}<b class="redline__name">{escape(telling.title(row))}</b> {told}{self.steps(number) if number else ""}</th>'
        cells = [("Было", self.old(row) or _none("не было")), ("Стало", self.new(row) or _none("нет"))]
        if self.basis:
            cells.append(("Основание", self.grounds(row)))
        inside = "".join(f'<td role="cell" data-name="{title}"><div class="redline__text">{words}</div></td>' for title, words in cells)
        return f'<tr role="row" class="{self.classes(row, near=not number)}"{identity}>{name}{inside}</tr>'

    def grounds(self, row: Row) -> str:
        if not is_told(row, self.options):
            return ""
        found = [*self.basis.get(row.after.uid if row.after else "", ()), *(() if row.after else self.basis.get(row.side.uid, ()))]
        return "<br>".join(_grounds(one) for one in found)


def _grounds(one: Basis) -> str:
    return f'<a href="{escape(one.address)}">{bound_html(one.words)}</a>' if one.address else bound_html(one.words)


def _dash(side: Side) -> str:
    return "– " if side.kind is Kind.ITEM else ""


def _whose(name: str) -> str:
    return f' <span class="redline__whose">{escape(name)}</span>' if name else ""


def _none(words: str) -> str:
    return f'<span class="redline__none">{words}</span>'
