"""What leads from paper to the page that checks it: a QR code and, for those who type, an address and a short key.

ГОСТ Р 7.0.97-2025 numbers the code as реквизит 31 and puts it at the bottom of the first sheet, at the right.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from urllib.parse import urlsplit

import segno
from django.conf import settings
from wagtail.models import Site

PLACE = "/proverka/"
AT_HOME = frozenset({"", "localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104  names of this machine, nothing is opened


@dataclass(frozen=True)
class Proof:
    """The key of a document and the site on which it is checked: «https://site.ru»."""

    key: str
    site: str

    @property
    def address(self) -> str:
        """Where the code leads."""
        return f"{self.site}{PLACE}{self.key}/"

    @property
    def place(self) -> str:
        """The page on which the key is typed, as people write it: «site.ru/proverka/»."""
        return f"{readable_host(self.site)}{PLACE}"

    @property
    def spoken(self) -> str:
        """The address as people write it: «site.ru/proverka/7F3K-92QD-XA41-0VWB/»."""
        return f"{self.place}{self.key}/"

    @property
    def words(self) -> str:
        """The code for those who do not see it."""
        return f"QR-код для проверки документа. Адрес: {self.spoken}"

    @cached_property
    def picture(self) -> str:
        """The code as a drawing inside the page: data:image/svg+xml."""
        return self._code().svg_data_uri(border=2, scale=4)

    def png(self) -> bytes:
        """The code as a picture, for Word."""
        drawn = BytesIO()
        self._code().save(drawn, kind="png", border=2, scale=8)
        return drawn.getvalue()

    def _code(self) -> segno.QRCode:
        return segno.make_qr(self.address, error="m")


def proof_of(key: str) -> Proof | None:
    """How a document with the key is checked; None without a key or while the site does not know its own address."""
    site = known_site()
    return Proof(key, site) if key and site else None


def known_site() -> str:
    """The address under which people reach the site: of the settings, else of the tree of pages; empty when neither is known.

    An address of this very machine tells nothing to a reader elsewhere; the demonstration is read on this machine.
    """
    told = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    if told and (settings.DEMO or not _is_home(told)):
        return str(told)
    site = Site.objects.filter(is_default_site=True).first()
    return site.root_url if site and not _is_home(site.root_url) else ""


def _is_home(address: str) -> bool:
    return (urlsplit(address).hostname or "") in AT_HOME


def readable_host(site: str) -> str:
    """The host of an address, as people write it: a Russian name of a site in Russian letters."""
    host = urlsplit(site).netloc
    with suppress(UnicodeError):
        return host.encode("ascii").decode("idna")
    return host
