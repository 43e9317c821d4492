"""A redaction as JSON: the canonical text with its facts, enough to recompute the hash without this program."""

import json
from typing import Any

from workflows.regulations.rendering.facts import Facts
from workflows.regulations.tree import ActText, to_dict

RENDERER = "json-1"
HASH_OF = "SHA-256 от поля text: UTF-8, ключи по алфавиту, без пробелов между знаками, кириллица без экранирования"


def render_json(text: ActText, facts: Facts) -> bytes:
    """The same redaction always gives the same bytes."""
    body = {"redaction": _facts(facts), "sha256": facts.sha256, "sha256_of": HASH_OF, "text": to_dict(text)}
    return (json.dumps(body, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()


def _facts(facts: Facts) -> dict[str, Any]:
    return {
        "title": facts.title,
        "slug": facts.slug,
        "number": facts.redaction_number,
        "effective_from": facts.effective_from.isoformat(),
        "order": {"number": facts.order_number, "date": facts.order_date.isoformat()},
        "organisation": facts.organisation,
        "signer": {"post": facts.signer_post, "name": facts.signer_name},
        "address": facts.red_address,
    }
