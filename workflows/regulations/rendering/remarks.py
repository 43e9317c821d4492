"""Which order gave a provision its words, put into the finished text: «(п. 3.5 в ред. приказа от … № …)». The stored text never changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from workflows.printing.words import NBSP
from workflows.regulations.rendering.facts import OrderName
from workflows.regulations.rendering.labels import NAMES
from workflows.regulations.tree import Kind

SHORT = {Kind.POINT: "п.", Kind.SUBPOINT: "подп.", Kind.ITEM: "подп."}
LIST_ITEM_ENDS = re.compile(r"</li>|\n<")


@dataclass(frozen=True, slots=True)
class Remark:
    """A provision that a later order changed, put in or repealed; `key` is its address in the text."""

    key: str
    kind: Kind
    label: str
    order: OrderName
    is_new: bool = False
    is_gone: bool = False

    @property
    def words(self) -> str:
        """«п. 3.5 в ред. приказа от … № …», «п. 2.8 введён приказом …», «п. 2.6 утратил силу – приказ …»."""
        is_line = self.kind is Kind.ITEM and not self.label
        name = f"{SHORT.get(self.kind, NAMES[self.kind])}{NBSP}{self.label}" if self.label else "строка перечня" if is_line else NAMES[self.kind]
        gone, new = ("утратила силу", "введена") if is_line else ("утратил силу", "введён")
        did = f"{gone} – приказ" if self.is_gone else f"{new} приказом" if self.is_new else f"в{NBSP}ред. приказа"
        return f"{name} {did} {self.order.words}"


def with_remarks(html: str, remarks: Iterable[Remark], *, histories: str = "") -> str:
    """The text with a line after the words of each changed provision; `remarks` stand in reading order.

    `histories` is the address of the act where the past of its provisions is read; on paper there is none.
    """
    parts, done = [], 0
    for remark in remarks:
        at = html.find(f'id="p-{escape(remark.key)}"', done)
        if at < 0:
            continue
        tag = html[html.rfind("<", 0, at) + 1 : at].split(" ", 1)[0]
        end = _end_of_words(html, tag, at)
        parts += [html[done:end], _line(remark, is_apart=tag == "section", histories=histories)]
        done = end
    return "".join([*parts, html[done:]])


def _end_of_words(html: str, tag: str, at: int) -> int:
    """Where the words of a provision itself end, before anything that belongs to it; a heading stays a heading."""
    if tag == "li":
        found = LIST_ITEM_ENDS.search(html, at)
        return found.start() if found else at
    if tag == "section":
        return html.find("</h2>", at) + len("</h2>")
    return max(html.find("</p>", at), at)


def _line(remark: Remark, *, is_apart: bool, histories: str) -> str:
    link = f'; <a class="remark__link" href="{escape(histories)}p/{escape(remark.key)}/istoriya/">прежние редакции</a>' if histories else ""
    said = f"({escape(remark.words)}{link})"
    return f'\n<p class="remark">{said}</p>' if is_apart else f' <small class="remark">{said}</small>'
