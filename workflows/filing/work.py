"""Proof of work after the protocol of altcha: the browser finds a number, which costs a program that sends thousands.

Solved by our own script: the widget of altcha makes its worker and its style on the fly, which the policy of public pages forbids.
"""

from __future__ import annotations

import base64
import binascii
import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

from altcha import Challenge, ChallengeOptions, create_challenge, verify_solution
from django.utils.crypto import salted_hmac

from workflows.filing.models import Draft

HARDEST = 30_000  # half of it on average: about a second on a cheap phone, and it works while the author reads the preview
LASTS = timedelta(hours=6)
LONGEST = 2_000
TEXTS, NUMBERS = ("algorithm", "challenge", "salt", "signature"), ("number",)


def task_for(draft: Draft, *, at: datetime) -> str:
    """A task for this draft alone, as JSON for the page."""
    made: Challenge = create_challenge(ChallengeOptions(hmac_key=_secret(), max_number=HARDEST, expires=at + LASTS, params={"draft": _mark(draft)}))
    return json.dumps(made.to_dict())


def solved(payload: str, draft: Draft, *, at: datetime) -> str:
    """The task that the payload solves, when it was given to this draft and is not too old; empty otherwise."""
    told = _told(payload)
    if told is None or not verify_solution(told, _secret(), check_expires=False)[0]:
        return ""
    params = parse_qs(told["salt"].partition("?")[2])
    expires = params.get("expires", ["0"])[0]
    is_ours = params.get("draft") == [_mark(draft)] and expires.isdecimal() and int(expires) >= at.timestamp()
    return str(told["challenge"]) if is_ours else ""


def _told(payload: str) -> Any:
    """The payload as the library reads it; None for what is none."""
    try:
        told = json.loads(base64.b64decode(payload[:LONGEST], validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("algorithm") != "SHA-256":
        return None
    is_whole = all(isinstance(told.get(name), str) for name in TEXTS) and all(type(told.get(name)) is int for name in NUMBERS)
    return told if is_whole else None


def _mark(draft: Draft) -> str:
    return salted_hmac("filing.work.draft", draft.form_key, algorithm="sha256").hexdigest()[:16]


def _secret() -> str:
    return salted_hmac("filing.work", "", algorithm="sha256").hexdigest()
