"""The address that the site will listen on, checked before anything else is done."""

import errno
import os
import socket
from dataclasses import dataclass

from portal.run.console import CannotGoOn


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    @property
    def url(self) -> str:
        """What a person types into the browser."""
        return f"http://{'127.0.0.1' if self.host == '0.0.0.0' else self.host}:{self.port}"  # noqa: S104  only compared


def asked() -> Address:
    """The address from `HOST` and `PORT`."""
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise CannotGoOn(f"PORT={text}: нужен номер порта от 1 до 65535, например: make run PORT=8001")
    return Address(os.environ.get("HOST") or "127.0.0.1", int(text))


def must_be_free(address: Address) -> None:
    """Refuse an address that another program holds or that this machine does not have."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except OSError as refused:
            raise CannotGoOn(_sentence(address, refused)) from refused


def _sentence(address: Address, refused: OSError) -> str:
    if refused.errno == errno.EADDRINUSE:
        other = address.port + 1 if address.port < 65535 else 8001
        return f"Порт {address.port} занят другой программой. Остановите её или выберите другой: make run PORT={other}"
    if refused.errno == errno.EACCES:
        return f"Порт {address.port} доступен только администратору. Выберите другой: make run PORT=8001"
    return f"Адрес {address.host}:{address.port} недоступен на этой машине ({refused.strerror}). Проверьте HOST и PORT."
