"""Lines that break in the right places: addresses, telephones and numbers besides what every text of ours keeps together."""

import re

from workflows.printing.typography import bound_html
from workflows.printing.words import NBSP

PLACE = re.compile(
    r"(?<=\b(?:д|г|к|п)\.) (?=[\dА-ЯЁ])|(?<=\b(?:кв|оф)\.) (?=\d)|(?<=\b(?:стр|тел)\.) (?=[\d+])|(?<=\bкорп\.) (?=\d)",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?:\bтел\.[\s\u00a0])?(?:\+7|\b8)[\s\u00a0]?\(?\d{3,5}\)?[\s\u00a0-]?\d[\d\s\u00a0-]{4,11}\d")


def kept_html(text: str) -> str:
    """The text escaped for HTML, with «д. 5» and «тел. +7 (495) 000-00-01» in one piece."""
    return PHONE.sub(_whole, bound_html(PLACE.sub(NBSP, text)))


def _whole(found: re.Match[str]) -> str:
    return f'<span class="nobr">{found[0]}</span>'
