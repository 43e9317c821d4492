"""HTML to PDF. The only module that knows WeasyPrint.

WeasyPrint is imported inside the functions: it takes most of a second and needs native libraries, and pages that
print nothing must not wait for it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
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
    guard = _Guard(weasyprint.urls)
    sheet = weasyprint.HTML(string=html, base_url=fetching.BASE, url_fetcher=guard)
    with suppress(weasyprint.urls.FatalURLFetchingError):
        document = sheet.render(pdf_variant=VARIANT)
        document.metadata.title = title
        document.metadata.lang = LANGUAGE
        pdf: bytes = document.write_pdf(pdf_variant=VARIANT)
    if guard.refused:
        raise PrintRefused(guard.refused[0])
    return pdf


def _weasyprint() -> Any:
    if names := list(libraries.missing()):
        raise LibraryMissing(libraries.sentence(names))
    import weasyprint  # noqa: PLC0415  the one allowed: see above

    return weasyprint


@dataclass
class _Guard:
    """A fetcher that remembers what it refused.

    WeasyPrint only logs an ordinary error, and inside an SVG it swallows a fatal one too; so the print is stopped
    at once where that is possible, and thrown away in any case.
    """

    urls: Any
    refused: list[str] = field(default_factory=list)

    def __call__(self, url: str) -> Any:
        try:
            source = fetching.load(url)
        except fetching.ForbiddenSource as refused:
            self.refused.append(str(refused))
            raise self.urls.FatalURLFetchingError(str(refused)) from refused
        return self.urls.URLFetcherResponse(url, source.content, {"Content-Type": source.media_type})
