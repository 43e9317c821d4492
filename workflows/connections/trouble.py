"""What hinders a connection, as one sentence with the next step."""

from __future__ import annotations

import socket
import ssl

from workflows.connections.server import Server
from workflows.errors import RuleBroken


class NoConnection(RuleBroken):
    """The server was not reached, or did not let us in."""


def on_the_way(broken: OSError, server: Server) -> NoConnection:
    """Why no conversation with the server began."""
    return NoConnection(_words(broken, server))


WORDS: tuple[tuple[type[OSError], str], ...] = (  # the first kind that fits speaks
    (socket.gaierror, "Сервер {host} не найден. Проверьте имя сервера: буквы, точки, нет ли пробела."),
    (
        ssl.SSLCertVerificationError,
        "Сертификат сервера {host} не подтверждён ({reason}). Впишите имя сервера так, как оно стоит в сертификате, или обновите сертификат на сервере.",
    ),
    (ssl.SSLError, "Сервер ответил, но не по TLS ({where}). Выберите другую защиту или другой порт: 993 и 465 – сразу TLS, 143 и 587 – STARTTLS."),
    (TimeoutError, "Сервер не ответил вовремя ({where}). Проверьте порт и защиту и не закрыт ли этот порт сетевым экраном."),
    (ConnectionRefusedError, "На этом порту никто не отвечает ({where}). Проверьте порт: 993 или 143 у входящей почты, 465 или 587 у исходящей."),
    (ConnectionError, "Сервер прервал разговор ({where}). Проверьте порт и защиту: так бывает, когда защита выбрана не та."),
    (OSError, "Нет связи с сервером ({where}). Проверьте сеть и имя сервера."),
)


def _words(broken: OSError, server: Server) -> str:
    words = next(words for kind, words in WORDS if isinstance(broken, kind))
    reason = _reason(broken) if isinstance(broken, ssl.SSLCertVerificationError) else ""
    return words.format(host=server.host, where=f"{server.host}, порт {server.port}", reason=reason)


def _reason(broken: ssl.SSLCertVerificationError) -> str:
    known = {10: "срок его действия истёк", 18: "он подписан сам собой", 19: "он подписан неизвестным центром", 20: "его центр неизвестен", 62: "он выдан на другое имя", 64: "он выдан на другое имя"}
    return known.get(broken.verify_code, f"код {broken.verify_code}")
