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


def _words(broken: OSError, server: Server) -> str:
    where = f"{server.host}, порт {server.port}"
    if isinstance(broken, socket.gaierror):
        return f"Сервер {server.host} не найден. Проверьте имя сервера: буквы, точки, нет ли пробела."
    if isinstance(broken, ssl.SSLCertVerificationError):
        return f"Сертификат сервера {server.host} не подтверждён ({_reason(broken)}). Впишите имя сервера так, как оно стоит в сертификате, или обновите сертификат на сервере."
    if isinstance(broken, ssl.SSLError):
        return f"Сервер ответил, но не по TLS ({where}). Выберите другую защиту или другой порт: 993 и 465 – сразу TLS, 143 и 587 – STARTTLS."
    if isinstance(broken, TimeoutError):
        return f"Сервер не ответил вовремя ({where}). Проверьте порт и защиту и не закрыт ли этот порт сетевым экраном."
    if isinstance(broken, ConnectionRefusedError):
        return f"На этом порту никто не отвечает ({where}). Проверьте порт: 993 или 143 у входящей почты, 465 или 587 у исходящей."
    if isinstance(broken, ConnectionError):
        return f"Сервер прервал разговор ({where}). Проверьте порт и защиту: так бывает, когда защита выбрана не та."
    return f"Нет связи с сервером ({where}, {type(broken).__name__}). Проверьте сеть и имя сервера."


def _reason(broken: ssl.SSLCertVerificationError) -> str:
    known = {10: "срок его действия истёк", 18: "он подписан сам собой", 19: "он подписан неизвестным центром", 20: "его центр неизвестен", 62: "он выдан на другое имя"}
    return known.get(broken.verify_code, f"код {broken.verify_code}")
