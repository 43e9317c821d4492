"""A whole story with its troubles, every logger open: no word by which a citizen or a child is known comes into the log."""

import io
import logging
from multiprocessing import Value
from queue import Queue
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.views.debug import ExceptionReporter
from django_q.models import Failure, OrmQ
from django_q.monitor import monitor
from django_q.worker import worker

from portal.discretion import DiscreetFormatter, WithoutSecrets, place_of, without_values
from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2, at
from tests.workflows.appeals import story
from workflows.appeals.actions import assigning, clocks, intake, keeping, registering
from workflows.appeals.actions.assigning import Resolution
from workflows.appeals.actions.intake import Incoming
from workflows.appeals.actions.registering import Person
from workflows.appeals.actions.reminding import remind
from workflows.appeals.models import Channel, Sensitivity
from workflows.errors import RuleBroken
from workflows.mail import sending
from workflows.mail.letters import Message, queue_letter
from workflows.printing import queue

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NAME, PHONE, EMAIL = "Самойленко", "+7 916 123-45-67", "samoylenko@example.net"
CHILD, STREET, TEXT = "Аристарх", "Ботаническая", "Столовая закрыта"
KNOWN_BY = (NAME, "Пелагея", "123-45-67", "samoylenko", CHILD, STREET, "Столовая", "аллерги")
APPLICANT = story.sender(last_name=NAME, first_name="Пелагея", email=EMAIL, phone=PHONE, postal_address=f"ул. {STREET}, д. 3")
LOGGERS = ("", "workflows", "portal", "pages", "django", "django.request", "django.security", "django-q")


class Refusing(BaseEmailBackend):
    """A mail server that quotes the address that it does not know."""

    def send_messages(self, messages):
        raise SMTPRecipientsRefused({message.to[0]: (550, f"no such person {message.to[0]}".encode()) for message in messages})


def build_badly(pk: int):
    raise ValueError(f"cannot decline «{NAME}» <{EMAIL}>")


def work_off(func):
    """What the cluster does with the tasks of the function: its own worker and its own monitor, in this process."""
    tasks, results = Queue(), Queue()
    for row in OrmQ.objects.all():
        if row.func() == func:
            tasks.put(row.task)
    tasks.put("STOP")
    worker(tasks, results, Value("f", -1))
    results.put("STOP")
    monitor(results)


@pytest.fixture
def log():
    """What an administrator reads: the real filter and formatter, every logger at its loudest."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(DiscreetFormatter("{levelname} {name}: {message}", style="{"))
    handler.addFilter(WithoutSecrets())
    before = [(logger, logger.level) for logger in map(logging.getLogger, LOGGERS)]
    for logger, _ in before:
        logger.setLevel(logging.DEBUG)
        logger.addHandler(handler)
    yield stream
    for logger, level in before:
        logger.setLevel(level)
        logger.removeHandler(handler)


def test_a_whole_story_leaves_no_trace_of_people_in_the_log(log, settings, monkeypatch):
    for module in ("worker", "monitor"):
        monkeypatch.setattr(f"django_q.{module}.close_old_django_connections", lambda: None)  # the story lives in one transaction
    who = story.cast()
    incoming = Incoming(channel=Channel.SITE, key="k", received_at=at(NOVEMBER_2), subject=TEXT, text=f"{TEXT}, у ребёнка аллергия", sender_words=f"{NAME} {PHONE}")
    appeal = intake.receive(incoming, APPLICANT, by=None, at=at(NOVEMBER_2))
    card = make_appeal.details(summary=TEXT, about=(Person(name=CHILD, detail="5 «А»"),), sensitivity=Sensitivity.SENSITIVE)
    appeal = registering.register(appeal, card, by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 15))
    with pytest.raises(RuleBroken):
        assigning.assign(appeal, Resolution(responsible=who.executor), by=make.editor(), on=NOVEMBER_2, at=at(NOVEMBER_2, 16))
    appeal = assigning.assign(appeal, Resolution(responsible=who.executor, text=f"Позвонить: {NAME}"), by=who.head, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))
    keeping.note(appeal, f"{CHILD} из 5 «А»", by=who.clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))
    clocks.note_breaches(on=story.date(2027, 1, 11), at=at(story.date(2027, 1, 11)))
    remind(at=at(story.date(2027, 1, 11), 8))

    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    sending.send(queue_letter(Message(to=EMAIL, subject=f"Ответ: {NAME}", text=TEXT)))

    settings.PRINT_BUILDERS = {**settings.PRINT_BUILDERS, "test.bad": f"{__name__}.build_badly"}
    queue.ask("test.bad", appeal.pk)
    work_off(queue.BUILD)

    settings.ROOT_URLCONF = "tests.workflows.appeals.seeing.broken_door"
    browser = Client(raise_request_exception=False)
    posted = {"name": NAME, "phone": PHONE, "email": EMAIL}
    answers = [browser.post(address, posted).status_code for address in ("/take/", "/count/")]

    told, (failure,) = log.getvalue(), Failure.objects.all()
    assert [word in failure.result for word in ("ValueError", "in build_badly", "test_nothing_in_logs.py")] == [True] * 3
    assert [word for word in KNOWN_BY if word.lower() in str(failure.__dict__).lower()] == []
    assert answers == [500, 500]
    # each trouble is told, with its place
    assert [word for word in ("IntegrityError", "LookupError", "ValueError", "test_nothing_in_logs.py", "не отправлено", "django-q") if word not in told] == []
    assert [word for word in KNOWN_BY if word.lower() in told.lower()] == []


FRAMES = """Самойленко в две
  строки : Traceback (most recent call last):
  File "/srv/a.py", line 3, in read
    raise KeyError(name)
KeyError: 'Самойленко'
    и ещё Самойленко

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/srv/b.py", line 9, in send
    deliver(letter)
    ~~~~~~~^^^^^^^^
smtplib.SMTPRecipientsRefused: {'samoylenko@example.net': (550, b'no such person')}
detail: Samoylenko
"""
PLACES = """Traceback (most recent call last):
  File "/srv/a.py", line 3, in read
    raise KeyError(name)
KeyError
During handling of the above exception, another exception occurred:
Traceback (most recent call last):
  File "/srv/b.py", line 9, in send
    deliver(letter)
    ~~~~~~~^^^^^^^^
smtplib.SMTPRecipientsRefused"""


@pytest.mark.parametrize(("failure", "kept"), [(FRAMES, PLACES), ("Самойленко", "Ошибка без места в программе."), ("", "Ошибка без места в программе.")])
def test_of_a_failed_task_the_queue_keeps_the_sort_and_the_place(failure, kept):
    assert place_of(failure) == kept


def test_a_report_of_an_error_shows_no_value(rf):
    request = rf.post("/", {"name": NAME})
    try:
        int(request.POST["name"] + STREET)
    except ValueError as broken:
        reporter = ExceptionReporter(request, type(broken), broken, broken.__traceback__)
        frames = reporter.get_traceback_data()["frames"]
        posted = reporter.filter.get_post_parameters(request)

    assert {value for frame in frames for _, value in frame["vars"]} == {repr("********************")}
    assert posted == {"name": "********************"}


QUOTES = {
    'new row for relation "a" violates check constraint "b"\nDETAIL:  Failing row contains (1, Самойленко).': 'new row for relation "a" violates check constraint "b"\n***',
    "UNIQUE constraint failed: appeals_appeal.number": "UNIQUE constraint failed: appeals_appeal.number",
    "invalid literal for int() with base 10: 'Самойленко'": "invalid literal for int() with base 10: ***",
    "no such person samoylenko@example.net": "no such person ***",
    "module 'workflows.appeals' has no attribute 'x'": "module 'workflows.appeals' has no attribute 'x'",
    "call +7 916 123-45-67 at 08:15": "call *** at 08:15",
}


@pytest.mark.parametrize("said", QUOTES)
def test_what_a_library_says_stays_and_what_it_quotes_does_not(said):
    assert without_values(said) == QUOTES[said]
