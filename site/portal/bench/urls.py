"""The addresses of the product and a constant page, which passes through Django and its middleware like any other."""

import os

from django.http import HttpRequest, HttpResponse
from django.urls import path

from portal.urls import urlpatterns as product

BODY = b"x" * int(os.environ.get("BENCH_BYTES", "0"))


def constant(request: HttpRequest) -> HttpResponse:
    """The same bytes for everybody."""
    return HttpResponse(BODY)


urlpatterns = [path("constant/", constant), *product]
