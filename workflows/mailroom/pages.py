"""A letter as its sender laid it out, made harmless: it loads nothing, runs nothing and leads nowhere."""

from __future__ import annotations

import base64
import hashlib
import re

import nh3

from workflows.inbox.models import Reading
from workflows.inbox.parsing.markup import ATTRIBUTES, SILENT, TAGS

STYLE = "body{margin:0;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:#1f2933;background:#fff;overflow-wrap:anywhere}table{border-collapse:collapse}td,th{padding:.25rem .5rem;border:1px solid #d5d9de;text-align:start;vertical-align:top}blockquote{margin:0;padding-inline-start:1rem;border-inline-start:3px solid #d5d9de}a{text-decoration:underline dotted}pre{white-space:pre-wrap}"
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"sandbox; default-src 'none'; style-src 'sha256-{_DIGEST}'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
_LINK = re.compile(r'<a href="([^"<>]*)"[^<>]*>')


def page_of(reading: Reading) -> str:
    """The whole page. It was sanitised when the letter was read; here once more, by the rules of today, and links become words.

    The address of a link is shown on hovering: a press could tell the sender that the letter is read, and by whom.
    """
    told = _LINK.sub(r'<a title="\1">', reading.html)
    safe = nh3.clean(told, tags=TAGS, attributes={**ATTRIBUTES, "a": {"title"}}, clean_content_tags=SILENT, url_schemes=set(), link_rel=None)
    return f'<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Письмо</title><style>{STYLE}</style></head><body>{safe}</body></html>'
