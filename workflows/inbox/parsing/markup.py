"""Letters in HTML: a view that loads nothing and runs nothing, and a view in plain text."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import nh3

from workflows.inbox.parsing.defects import Defects

TOO_TANGLED = "Оформление письма слишком запутано: показан только его текст."
TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "center", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "ins", "li", "ol", "p", "pre", "q", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "u", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto", "tel"}
SILENT = {"script", "style", "title", "template", "xml"}
BLOCKS = frozenset(["blockquote", "center", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table", "tr", "ul", "li"])
SPACED = frozenset(["blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "table", "ul"])
DEEPEST = 1000
MOST_ATTRIBUTES = 2000
_SPACE = re.compile(r"\s++")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20})[^<>]*+>")
_ANY_TAG = re.compile(r"<[^<>]*+>")
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li", "td", "tr", "th"])
_LOOKS = re.compile(r"\s*+(?:<!doctype html|<html\b|<body\b|<head\b)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


def is_markup(text: str) -> bool:
    """Whether a text that calls itself plain is HTML."""
    return bool(_LOOKS.match(text[:2000]))


def charset_inside(page: bytes) -> str:
    """The charset that a page names itself."""
    found = _META.search(page[:4000])
    return found[1].decode("ascii") if found else ""


def sanitised(page: str, defects: Defects) -> str:
    """The page without pictures, styles, programs, forms and anything loaded from elsewhere."""
    if _depth(page) > DEEPEST or _has_endless_tag(page):
        defects.add(TOO_TANGLED)
        return ""
    return nh3.clean(
        page, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, clean_content_tags=SILENT, link_rel="noopener noreferrer nofollow", url_relative="deny"
    ).strip()


def _depth(page: str) -> int:
    """How deep tags stand inside each other: the cleaner slows down with the square of it."""
    deepest = depth = 0
    for tag in _TAG.finditer(page):
        if tag[2].lower() not in _VOID:
            depth = max(0, depth + (-1 if tag[1] else 1))
            deepest = max(deepest, depth)
    return deepest


def _has_endless_tag(page: str) -> bool:
    """Whether a tag has thousands of attributes: the cleaner compares each with each."""
    for piece in page.split("<"):
        if piece.count("=") > MOST_ATTRIBUTES or len(_SPACE.findall(piece.partition(">")[0])) > MOST_ATTRIBUTES:
            return True
    return False


def text_view(clean_page: str, page: str) -> str:
    """The words of a sanitised page; of the page itself when there is none."""
    if not clean_page:
        return _tidy(html.unescape(_ANY_TAG.sub(" ", page)))
    reader = _Text()
    reader.feed(clean_page)
    reader.close()
    return reader.told()


class _Text(HTMLParser):
    """Paragraphs become lines, quotations get their «> »."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line = ""
        self._depth = 0
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._end_line(even_empty=True)
        elif tag in BLOCKS:
            self._end_line()
            self._space(tag)
        elif tag in ("td", "th") and self._line:
            self._line += " "
        self._pre += tag == "pre"
        self._depth += tag == "blockquote"
        if tag == "li":
            self._line = "– "

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._end_line()
            if tag == "blockquote":
                while self._lines and self._lines[-1] == ">" * self._depth:
                    self._lines.pop()
                self._depth = max(0, self._depth - 1)
            self._space(tag)
        self._pre -= tag == "pre"

    def handle_data(self, data: str) -> None:
        if self._pre > 0:
            first, *others = data.split("\n")
            self._line += first
            for line in others:
                self._end_line(even_empty=True)
                self._line = line
        else:
            self._line += re.sub(r"[ \t\r\n\f]+", " ", data)

    def _space(self, tag: str) -> None:
        if tag in SPACED and self._lines and self._lines[-1].strip("> "):
            self._lines.append(">" * self._depth)

    def _end_line(self, *, even_empty: bool = False) -> None:
        line = self._line.rstrip() if self._pre > 0 else self._line.strip()
        if line or even_empty:
            self._lines.append(f"{'>' * self._depth} {line}".rstrip() if self._depth else line)
        self._line = ""

    def told(self) -> str:
        self._end_line()
        return _tidy("\n".join(self._lines))


def _tidy(text: str) -> str:
    """No more than one empty line in a row, no-break spaces as spaces."""
    lines = [re.sub(r"[ \t]{2,}", " ", line).rstrip() for line in text.replace("\xa0", " ").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
