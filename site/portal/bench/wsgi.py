"""The product's web entry with one more address: a constant response without Django."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from portal.wsgi import application as product

BARE = "/bare/"
BODY = b"x" * int(os.environ["BENCH_BYTES"])
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The constant, straight from the server, or the product."""
    if environ["PATH_INFO"] == BARE:
        start_response("200 OK", HEADERS)
        return [BODY]
    return product(environ, start_response)
