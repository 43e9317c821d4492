"""«Проверить соединение» against real servers: what works is told in numbers, what does not in one sentence with the next step."""

import socket
import ssl
from dataclasses import replace

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.harness.postgres import free_port
from tests.workflows.connections.imap_server import FOLDER, PASSWORD, USER, certify
from workflows.connections import checking
from workflows.connections.checking import NO_STARTTLS, WRONG_PASSWORD, lets_in, letters_in, send_trial
from workflows.connections.server import Security, Server
from workflows.connections.trouble import NoConnection


def box(port, security=Security.STARTTLS, **fields):
    """The account on the Dovecot."""
    return Server(**{"host": "localhost", "port": port, "security": security, "username": USER, "password": PASSWORD, **fields})


def refused(act, *args, **kwargs):
    with pytest.raises(NoConnection) as broken:
        act(*args, **kwargs)
    return str(broken.value)


def test_a_mailbox_is_opened_in_each_way_and_its_letters_are_counted(trusted):
    counts = [letters_in(box(trusted.tls, Security.TLS)), letters_in(box(trusted.plain)), letters_in(box(trusted.plain, Security.NONE))]

    assert counts == [3, 3, 3]
    assert letters_in(box(trusted.plain, folder=FOLDER)) == 1


def test_counting_marks_no_letter_as_read(trusted):
    folder = trusted.certificate.parent / "mail"
    letters_in(box(trusted.plain))

    assert [path.name for path in folder.glob("*/*") if ":2,S" in path.name] == []


def test_a_wrong_password_and_a_wrong_folder_are_told_apart(trusted):
    assert refused(letters_in, box(trusted.plain, password="other")) == WRONG_PASSWORD
    assert refused(letters_in, box(trusted.plain, password="не тот")) == WRONG_PASSWORD
    assert refused(letters_in, box(trusted.plain, folder="Жалобы")) == (
        "Папки «Жалобы» в ящике нет. Обычно папка называется INBOX; посмотрите имя в программе, где открывается этот ящик."
    )


def test_a_server_that_does_not_exist_a_port_where_nobody_listens(trusted):
    nowhere = free_port()

    assert refused(letters_in, box(143, host="mail.invalid")) == "Сервер mail.invalid не найден. Проверьте имя сервера: буквы, точки, нет ли пробела."
    assert refused(letters_in, box(nowhere, host="127.0.0.1")) == (
        f"На этом порту никто не отвечает (127.0.0.1, порт {nowhere}). Проверьте порт: 993 или 143 у входящей почты, 465 или 587 у исходящей."
    )


def test_protection_that_the_server_does_not_have(imap, trusted):
    assert refused(letters_in, box(trusted.plain, Security.TLS)) == (
        f"Сервер ответил, но не по TLS (localhost, порт {trusted.plain}). Выберите другую защиту или другой порт: 993 и 465 – сразу TLS, 143 и 587 – STARTTLS."
    )


def test_a_certificate_that_nobody_vouches_for(imap):
    assert refused(letters_in, box(imap.tls, Security.TLS)) == (
        "Сертификат сервера localhost не подтверждён (он подписан сам собой). Впишите имя сервера так, как оно стоит в сертификате, или обновите сертификат на сервере."
    )


def test_a_certificate_of_another_name(trusted):
    assert refused(letters_in, box(trusted.tls, Security.TLS, host="127.0.0.1")) == (
        "Сертификат сервера 127.0.0.1 не подтверждён (он выдан на другое имя). Впишите имя сервера так, как оно стоит в сертификате, или обновите сертификат на сервере."
    )


def test_a_server_that_says_nothing(monkeypatch):
    monkeypatch.setattr(checking, "PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        where = f"127.0.0.1, порт {port}"

        assert refused(letters_in, box(port, host="127.0.0.1")) == f"Сервер не ответил вовремя ({where}). Проверьте порт и защиту и не закрыт ли этот порт сетевым экраном."
        assert refused(lets_in, box(port, host="127.0.0.1", security=Security.NONE)).startswith(f"Сервер не ответил вовремя ({where}).")


class Kept:
    """What the outgoing server was given; one address is refused."""

    def __init__(self):
        self.letters = []

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802  the name is the server's
        if address == "other@school.example":
            return "553 sender is not yours"
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.letters.append((envelope.mail_from, envelope.rcpt_tos))
        return "250 OK"


def only_us(server, session, envelope, mechanism, given):
    good = isinstance(given, LoginPassword) and (given.login, given.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=good, handled=False)


@pytest.fixture
def smtp(tmp_path, monkeypatch):
    """An outgoing server that wants STARTTLS and a password."""
    certify(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    secret = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    secret.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    handler = Kept()
    server = Controller(handler, hostname="localhost", port=free_port(), tls_context=secret, require_starttls=True, authenticator=only_us, auth_required=True)
    server.start()
    yield box(server.port, address="office@school.example"), handler
    server.stop()


def test_the_outgoing_server_is_asked_as_far_as_the_password_and_nothing_is_sent(smtp):
    server, handler = smtp

    lets_in(server)

    assert handler.letters == []


def test_a_trial_letter_leaves(smtp):
    server, handler = smtp

    send_trial(server, to="admin@school.example")

    assert handler.letters == [("office@school.example", ["admin@school.example"])]


def test_what_the_outgoing_server_refuses(smtp):
    server, _ = smtp

    assert refused(lets_in, replace(server, password="other")) == WRONG_PASSWORD
    assert refused(send_trial, replace(server, address="other@school.example"), to="admin@school.example") == (
        "Сервер не принимает письма от other@school.example (ответ 553). Впишите адрес, который принадлежит этой учётной записи."
    )
    assert refused(lets_in, replace(server, security=Security.TLS)).startswith("Сервер ответил, но не по TLS")


def test_a_server_without_starttls():
    server = Controller(Kept(), hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        said = refused(lets_in, box(server.port, host="127.0.0.1"))
    finally:
        server.stop()

    assert said == "Сервер не предлагает того, что выбрано: STARTTLS или входа по паролю. Проверьте порт и защиту или уберите имя и пароль."
    assert NO_STARTTLS.startswith("Сервер не умеет STARTTLS")
