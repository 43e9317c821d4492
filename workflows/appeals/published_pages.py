"""Whether a page of our own site opens for anybody: asked before a citizen is sent to it (59-ФЗ, ст. 11, ч. 5.1)."""

from __future__ import annotations

from http import HTTPStatus
from urllib.error import URLError
from urllib.request import Request, urlopen

from workflows.errors import WrongStage

PATIENCE = 5  # seconds


def must_open(address: str) -> None:
    """Refuse an address that does not answer 200. The caller has made sure that it lies on our own site."""
    asked = Request(address, method="GET", headers={"User-Agent": "school-office"})  # noqa: S310  http and https alone pass `published_on_our_site`
    try:
        with urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310  the same
            status = answer.status
    except (URLError, TimeoutError) as broken:  # refusals of the server are among them
        raise WrongStage(f"Страница {address} не открывается ({getattr(broken, 'code', 'нет связи')}). Проверьте адрес: письмо с ним не отправлено.") from broken
    if status != HTTPStatus.OK:
        raise WrongStage(f"Страница {address} не открывается ({status}). Проверьте адрес: письмо с ним не отправлено.")
