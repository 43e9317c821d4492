"""A bare HTTP client that keeps cookies and fills forms: for stories in which a browser would only be slower."""

import re
from dataclasses import dataclass
from http.cookiejar import CookieJar
from urllib.parse import quote, urlencode
from urllib.request import HTTPCookieProcessor, build_opener

HIDDEN = re.compile(r'<input type="hidden" name="(?P<name>[^"]+)" value="(?P<value>[^"]*)"')


@dataclass(frozen=True)
class Answer:
    media_type: str
    body: bytes


class Client:
    """One person at the site."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def fetch(self, path: str) -> Answer:
        """The answer as it came; refusals are `HTTPError`."""
        with self._opener.open(self.url + quote(path, safe="/?&=%#+,;:@"), timeout=60) as answer:
            return Answer(answer.headers.get("Content-Type", ""), answer.read())

    def get(self, path: str) -> str:
        """The page as text."""
        return self.fetch(path).body.decode()

    def submit(self, path: str, **typed: str) -> str:
        """Open the form, keep its hidden fields, type the rest and send it."""
        return self.send(path, self.fields(path), **typed)

    def fields(self, path: str) -> dict[str, str]:
        """The hidden fields of the form at the address."""
        return {found["name"]: found["value"] for found in HIDDEN.finditer(self.get(path))}

    def send(self, path: str, fields: dict[str, str], **typed: str) -> str:
        body = urlencode({**fields, **typed}).encode()
        with self._opener.open(self.url + path, body, timeout=60) as answer:
            return str(answer.read().decode())
