"""Which addresses of the own site a page leads to."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from tests.harness.client import Answer


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]


def links_of(answer: Answer, *, origin: str, page: str) -> list[str]:
    """Addresses without the fragment, on the own site, outside the staff desk."""
    if not answer.media_type.startswith("text/html"):
        return []
    reader = _Links()
    reader.feed(answer.body.decode())
    absolute = [urlsplit(urljoin(origin + page, link)) for link in reader.found]
    own = [url for url in absolute if f"{url.scheme}://{url.netloc}" == origin]
    return [f"{url.path}?{url.query}".removesuffix("?") for url in own if not url.path.startswith("/admin")]
