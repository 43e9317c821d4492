"""HTML to PDF. The only module that knows WeasyPrint.

WeasyPrint is imported inside the functions: it takes most of a second and needs native libraries, and pages that
print nothing must not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workflows.errors import RuleBroken
from workflows.printing import fetching, libraries

VARIANT = "pdf/ua-1"
LANGUAGE = "ru"


class LibraryMissing(RuleBroken):
    """This machine cannot draw PDFs yet."""


class PrintRefused(RuleBroken):
    """The print asks for something that it may not have."""


def render_pdf(html: str, *, title: str) -> bytes:
    """A tagged PDF in Russian with embedded fonts; the same HTML always gives the same bytes.

    The title and the language are set here and not left to the template: PDF/UA demands both.
    """
    weasyprint = _weasyprint()
    sheet = weasyprint.HTML(string=html, base_url=fetching.BASE, url_fetcher=_guard(weasyprint))
    try:
        document = sheet.render(pdf_variant=VARIANT)
        document.metadata.title = title
        document.metadata.lang = LANGUAGE
        return document.write_pdf(pdf_variant=VARIANT)
    except weasyprint.urls.FatalURLFetchingError as refused:
        raise PrintRefused(str(refused)) from refused


def _weasyprint() -> Any:
    if names := list(libraries.missing()):
        raise LibraryMissing(libraries.sentence(names))
    import weasyprint  # noqa: PLC0415  the one allowed: see above

    return weasyprint


def _guard(weasyprint: Any) -> Callable[[str], Any]:
    """A fetcher that stops the whole print at the first forbidden address; WeasyPrint itself would only log it."""

    def fetch(url: str) -> Any:
        try:
            source = fetching.load(url)
        except fetching.ForbiddenSource as refused:
            raise weasyprint.urls.FatalURLFetchingError(str(refused)) from refused
        return weasyprint.urls.URLFetcherResponse(url, source.content, {"Content-Type": source.media_type})

    return fetch
