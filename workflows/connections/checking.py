"""«Проверить соединение»: the whole way as the program will go it, and what stopped it as one sentence."""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from smtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)

from django.core.mail import EmailMessage
from imap_tools.imap_utf7 import utf7_encode

from workflows.connections.post import connected
from workflows.connections.server import Security, Server
from workflows.connections.trouble import NoConnection, on_the_way

PATIENCE = 10  # seconds: a person waits at the screen
TRIAL = "Пробное письмо"
TRIAL_WORDS = "Это пробное письмо. Раз вы его читаете, исходящая почта настроена верно.\n"
WRONG_PASSWORD = "Сервер не принял имя или пароль. Введите их заново; у Яндекса, Mail.ru и Gmail нужен отдельный пароль приложения."  # noqa: S105  a sentence
NO_STARTTLS = "Сервер не умеет STARTTLS на этом порту. Выберите «сразу TLS» (порт 993 или 465)."


def letters_in(server: Server) -> int:
    """Sign in, open the folder, count its letters: nothing is changed or marked as read. Raises NoConnection."""
    with _spoken_with(server):
        box = _opened(server)
        try:
            return _counted(box, server)
        finally:
            with suppress(imaplib.IMAP4.error, OSError):
                box.logout()


def _opened(server: Server) -> imaplib.IMAP4:
    if server.security == Security.TLS:
        return imaplib.IMAP4_SSL(server.host, server.port, ssl_context=ssl.create_default_context(), timeout=PATIENCE)
    box = imaplib.IMAP4(server.host, server.port, timeout=PATIENCE)
    if server.security == Security.STARTTLS:
        if "STARTTLS" not in box.capabilities:
            box.shutdown()
            raise NoConnection(NO_STARTTLS)
        box.starttls(ssl.create_default_context())
    return box


def _counted(box: imaplib.IMAP4, server: Server) -> int:
    try:
        _sign_in(box, server)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as refused:
        raise NoConnection(WRONG_PASSWORD) from refused
    told, counts = box.select(_quoted(utf7_encode(server.folder).decode("ascii")), readonly=True)
    if told != "OK":
        raise NoConnection(f"Папки «{server.folder}» в ящике нет. Обычно папка называется INBOX; посмотрите имя в программе, где открывается этот ящик.")
    return int(counts[0] or 0)


def _sign_in(box: imaplib.IMAP4, server: Server) -> None:
    """LOGIN carries Latin letters alone; other passwords go by AUTHENTICATE PLAIN (RFC 4616)."""
    if (server.username + server.password).isascii():
        box.login(_quoted(server.username), server.password)
    else:
        box.authenticate("PLAIN", lambda _: f"\0{server.username}\0{server.password}".encode())


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def lets_in(server: Server) -> None:
    """Say EHLO, protect the line, sign in; nothing is sent. Raises NoConnection."""
    with _spoken_with(server):
        box = connected(server, timeout=PATIENCE)
        try:
            box.open()
        finally:
            box.close()


def send_trial(server: Server, *, to: str) -> None:
    """Send a letter that says that letters leave. Raises NoConnection."""
    with _spoken_with(server):
        letter = EmailMessage(TRIAL, TRIAL_WORDS, server.address, [to], headers={"Auto-Submitted": "auto-generated"}, connection=connected(server, timeout=PATIENCE))
        letter.send()


@contextmanager
def _spoken_with(server: Server) -> Iterator[None]:
    """Whatever breaks on the way, told as one sentence."""
    try:
        yield
    except SMTPServerDisconnected as broken:
        silent = "timed out" in str(broken)  # smtplib tells a time-out as a closed connection
        raise on_the_way(TimeoutError() if silent else ConnectionResetError(), server) from broken
    except SMTPException as broken:
        raise NoConnection(_said(broken, server)) from broken
    except imaplib.IMAP4.error as broken:
        raise NoConnection(f"Сервер ответил не так, как отвечает почтовый ящик IMAP ({server.host}, порт {server.port}). Проверьте сервер, порт и защиту.") from broken
    except OSError as broken:
        raise on_the_way(broken, server) from broken


def _said(broken: SMTPException, server: Server) -> str:
    if isinstance(broken, SMTPAuthenticationError):
        return WRONG_PASSWORD
    if isinstance(broken, SMTPNotSupportedError):
        return "Сервер не предлагает того, что выбрано: STARTTLS или входа по паролю. Проверьте порт и защиту или уберите имя и пароль."
    if isinstance(broken, SMTPSenderRefused):
        return f"Сервер не принимает письма от {server.address} (ответ {broken.smtp_code}). Впишите адрес, который принадлежит этой учётной записи."
    if isinstance(broken, SMTPRecipientsRefused):
        return "Сервер не принял адрес получателя пробного письма. Проверьте почту в своей учётной записи."
    if isinstance(broken, SMTPResponseException):
        return f"Сервер ответил отказом {broken.smtp_code}. Проверьте имя, пароль и защиту или спросите администратора почты."
    return f"Сервер ответил не так, как отвечает почтовый сервер ({server.host}, порт {server.port}). Проверьте сервер, порт и защиту."
