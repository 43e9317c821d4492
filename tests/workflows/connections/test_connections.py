"""The servers are entered by the administrator: the password is kept sealed, told to nobody and sent nowhere else."""

import logging

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from portal.settings.mailing import mailbox
from tests import make
from tests.workflows.connections.make_connections import MAILBOX, POST, entered
from tests.workflows.mail.make_mail import letter
from workflows.connections import actions
from workflows.connections.choosing import incoming, mailbox_address, outgoing
from workflows.connections.models import Connection, Way
from workflows.connections.post import post, sender
from workflows.connections.sealing import PasswordIsLost
from workflows.connections.server import Security, Server
from workflows.errors import Incomplete, NotAllowed
from workflows.journal.models import Entry
from workflows.mail import tasks

pytestmark = pytest.mark.django_db

ADDRESS = {way: reverse("mail_connection", args=[way.value]) for way in Way}
TYPED = {"host": "imap.school.example", "port": "993", "security": "tls", "username": "office@school.example", "password": "", "folder": "INBOX", "address": "office@school.example"}


def test_the_database_comes_before_the_environment(settings):
    settings.MAILBOX = mailbox("imaps://reader:p%40ss@mail.example.org/Letters?address=letters@example.org")

    of_environment = incoming()
    entered()

    assert of_environment == Server(host="mail.example.org", port=993, username="reader", password="p@ss", folder="Letters", address="letters@example.org")
    assert incoming() == MAILBOX


def test_a_mailbox_that_nobody_has_set_is_none(settings):
    settings.MAILBOX = mailbox("")

    assert (incoming(), outgoing(), mailbox_address()) == (None, None, "")


@pytest.mark.parametrize("url", ["pop3://a@b", "imaps://", "mail.example.org"])
def test_an_odd_address_stops_the_start(url):
    with pytest.raises(ImproperlyConfigured, match="MAILBOX_URL"):
        mailbox(url)


def test_letters_leave_by_the_server_that_was_entered_and_from_its_address(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "smtp.example.org", "old@example.org"
    before = (post().host, sender(), outgoing().host)

    entered(POST, way=Way.OUTGOING)

    opened = post()
    assert before == ("smtp.example.org", "old@example.org", "smtp.example.org")
    assert (opened.host, opened.port, opened.username, opened.password, opened.use_tls, opened.use_ssl) == ("smtp.school.example", 587, "office@school.example", "sekret-otpravki", True, False)
    assert (sender(), outgoing()) == ("office@school.example", POST)


def test_the_password_is_nowhere_in_the_database_in_the_journal_or_in_the_log(caplog):
    caplog.set_level(logging.DEBUG)
    row = entered()

    kept = " ".join(str(vars(one)) for one in [row, *row.history.all(), *Entry.objects.all()])
    assert ("sekret-yashchika" in kept, hasattr(row.history.get(), "sealed"), "sekret" in caplog.text) == (False, False, False)
    assert repr(row.server) == "Server(host='imap.school.example', port=993, security=<Security.TLS: 'tls'>, username='office@school.example', folder='INBOX', address='office@school.example')"
    assert [entry.summary for entry in Entry.objects.filter(verb="connection.changed")] == ["Настройки почты: Входящая почта: imap.school.example:993"]


def test_a_password_under_another_key_is_asked_anew_and_opens_again_with_the_old_key(settings):
    entered()
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another-" + "y" * 50

    with pytest.raises(PasswordIsLost, match="Введите пароль заново в настройках почты"):
        incoming()
    settings.SECRET_KEY_FALLBACKS = [old]

    assert incoming() == MAILBOX


def test_letters_wait_with_a_sentence_while_the_password_is_lost(settings):
    entered(POST, way=Way.OUTGOING)
    settings.SECRET_KEY = "another-" + "y" * 50
    made = letter()

    tasks.send(made.pk)
    made.refresh_from_db()

    assert (made.sent_at, made.trouble) == (None, "Сохранённый пароль почты не читается: ключ SECRET_KEY с тех пор изменён. Введите пароль заново в настройках почты.")


def test_an_empty_password_leaves_the_kept_one():
    entered()

    entered(password="", port=1993)

    assert (incoming().password, incoming().port, Connection.objects.count()) == ("sekret-yashchika", 1993, 1)


@pytest.mark.parametrize("moved", [{"host": "imap.evil.example"}, {"username": "other"}, {"security": Security.NONE}], ids=str)
def test_the_kept_password_goes_to_no_other_server(moved):
    entered()

    with pytest.raises(Incomplete, match="введите пароль заново"):
        entered(password="", **moved)
    with pytest.raises(Incomplete, match="введите пароль заново"):
        actions.with_password(Way.INCOMING, Server(**{**{name: getattr(MAILBOX, name) for name in Server.__dataclass_fields__}, "password": "", **moved}))


def test_only_the_administrator_enters_servers():
    with pytest.raises(NotAllowed, match="администратор"):
        actions.save(Way.INCOMING, MAILBOX, by=make.head())


@pytest.mark.parametrize("person", [make.head, make.clerk, make.executor, make.lawyer], ids=lambda maker: maker.__name__)
def test_nobody_else_opens_the_page(person, at_desk):
    desk = at_desk(person())

    assert [desk.get(ADDRESS[way]).status_code for way in Way] == [302, 302]
    assert desk.post(ADDRESS[Way.INCOMING], TYPED).status_code == 302
    assert Connection.objects.count() == 0


def test_the_page_saves_and_never_shows_the_password(at_desk):
    desk = at_desk(make.administrator())

    saved = desk.post(ADDRESS[Way.INCOMING], {**TYPED, "password": "sekret-yashchika", "do": "save"}, follow=True).content.decode()

    assert ("Настройки сохранены и уже действуют" in saved, "sekret" in saved, "••••••••" in saved) == (True, False, True)
    assert incoming() == MAILBOX


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(at_desk):
    desk = at_desk(make.administrator())

    form = desk.post(ADDRESS[Way.INCOMING], {**TYPED, "host": "imap://mail.example.org", "port": "70000", "username": "", "address": "", "do": "save"}).context["form"]

    assert dict(form.errors) == {
        "host": ["Впишите только имя сервера: без «imap://», пробелов и порта."],
        "port": ["Порт – число от 1 до 65535."],
        "username": ["Впишите имя, под которым открывается ящик."],
        "address": ["Впишите адрес ящика."],
    }


def test_checking_uses_the_kept_password_saves_nothing_and_tells_the_trouble(at_desk, imap):
    entered(host="localhost", port=imap.plain, security=Security.NONE)
    desk = at_desk(make.administrator())

    answer = desk.post(ADDRESS[Way.INCOMING], {**TYPED, "host": "localhost", "port": str(imap.plain), "security": "none", "do": "check"})

    assert answer.context["form"].non_field_errors() == ["Сервер не принял имя или пароль. Введите их заново; у Яндекса, Mail.ru и Gmail нужен отдельный пароль приложения."]
    assert Connection.objects.get().port == imap.plain


def test_a_mailbox_that_opens_tells_its_letters(at_desk, imap):
    desk = at_desk(make.administrator())
    typed = {**TYPED, "host": "localhost", "port": str(imap.plain), "security": "none", "password": "kluch-ot-yashchika", "do": "check"}

    answer = desk.post(ADDRESS[Way.INCOMING], typed)

    assert (answer.context["found"], Connection.objects.count()) == ("Соединение есть: ящик открывается, в папке «INBOX» писем: 3.", 0)


def test_a_trial_letter_wants_an_address_of_ones_own(at_desk):
    desk = at_desk(make.administrator(email=""))
    typed = {"host": "smtp.school.example", "port": "587", "security": "none", "username": "", "password": "", "address": "office@school.example", "do": "trial"}

    form = desk.post(ADDRESS[Way.OUTGOING], typed).context["form"]

    assert form.errors == {"__all__": ["В вашей учётной записи не указана почта: пробное письмо некуда послать. Впишите адрес в учётную запись."]}


def test_the_way_back_to_the_environment(at_desk):
    entered()
    desk = at_desk(make.administrator())

    desk.post(ADDRESS[Way.INCOMING], {"do": "forget"})

    assert (Connection.objects.count(), Connection.history.count(), Entry.objects.filter(verb="connection.forgotten").count()) == (0, 2, 1)
