"""Visitors are told of changes when they asked for it twice, once for each event, and leave by one press."""

from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from django_q.models import OrmQ

from pages.tasks import publish_repeal
from tests.pages import make_reader
from tests.pages.html import faults
from tests.workflows.regulations import story
from workflows.following import actions, tasks
from workflows.following.models import Follower, Knock, Notice
from workflows.following.rules import MOST_FROM_ONE_PLACE, MOST_TO_ONE_ADDRESS
from workflows.following.stages import NoticeKind
from workflows.journal.models import Entry
from workflows.mail.models import Letter
from workflows.regulations.models import Redaction

pytestmark = pytest.mark.django_db

FORM = "/podpiska/"
EMAIL = "Ivanova@Example.org"
KEPT = "ivanova@example.org"
LONG_AGO = datetime(2026, 1, 1, tzinfo=story.MARCH.tzinfo)


def asked(client, *, email=EMAIL, akt="", **fields):
    return client.post(FORM, {"email": email, "akt": akt, "soglasie": "1", **fields})


def link(word: str, letter: Letter | None = None) -> str:
    """The address with the word in a letter, as its reader would open it."""
    text = (letter or Letter.objects.first()).body
    return urlsplit(next(line for line in text.splitlines() if f"/podpiska/{word}/" in line)).path


def follower(act=None, *, email=KEPT, since=LONG_AGO) -> Follower:
    """Who has confirmed."""
    regulation = act.first.regulation if act else None
    actions.ask(email, regulation=regulation, place="test")
    found = Follower.objects.get(email=email, regulation=regulation)
    found.confirmed_at = since
    found.save()
    Letter.objects.all().delete()
    return found


def body(response) -> str:
    return response.content.decode()


def test_nothing_comes_before_the_owner_of_the_address_agrees(client):
    act = make_reader.approved()
    asked(client, akt=act.first.regulation.slug)
    Letter.objects.all().delete()

    actions.tell_about(act.first, NoticeKind.CHANGED, since=timezone.now())

    assert (Letter.objects.count(), Follower.objects.get().email) == (0, KEPT)


def test_the_way_from_the_form_to_the_letter_and_out(client):
    act = make_reader.approved()
    sent = asked(client, akt=act.first.regulation.slug)
    confirm = link("da")

    opened = client.get(confirm)
    assert (sent["Location"], Follower.objects.get().confirmed_at) == ("/podpiska/pismo/", None)
    assert "Да, присылайте" in body(opened)

    pressed = Client(enforce_csrf_checks=True).post(confirm)
    assert "Подписка работает" in body(pressed)

    Letter.objects.all().delete()
    actions.tell_about(act.first, NoticeKind.CHANGED, since=timezone.now())
    letter = Letter.objects.get()
    leave = link("otkaz", letter)
    assert letter.headers[-2:] == [
        ["List-Unsubscribe", f"<http://127.0.0.1:8000{leave}>"],
        ["List-Unsubscribe-Post", "List-Unsubscribe=One-Click"],
    ]

    assert "Отказаться и удалить адрес" in body(client.get(leave))
    one_click = Client(enforce_csrf_checks=True).post(leave, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert "Писем больше не будет" in body(one_click)
    gone = Follower.objects.get()
    assert (gone.email, gone.left_at is not None) == ("", True)
    assert [faults(body(page)) for page in (opened, pressed, one_click)] == [[]] * 3


def test_leaving_twice_is_no_trouble_and_an_odd_key_is_told_plainly(client):
    follower(make_reader.approved())
    actions.tell_about(Redaction.objects.get(), NoticeKind.CHANGED, since=timezone.now())
    leave = link("otkaz")

    answers = [client.post(leave).status_code, client.post(leave).status_code, client.post("/podpiska/otkaz/nobody/").status_code]

    assert answers == [200, 200, 404]


def test_the_answer_is_the_same_for_a_known_address_and_an_unknown_one(client):
    act = make_reader.approved()
    follower(act)
    slug = act.first.regulation.slug

    known, unknown = asked(client, akt=slug), asked(client, akt=slug, email="nobody@example.org")

    assert [(answer.status_code, answer["Location"], body(answer)) for answer in (known, unknown)] == [(302, "/podpiska/pismo/", "")] * 2
    assert {letter.to: letter.subject for letter in Letter.objects.all()} == {
        KEPT: "Вы уже подписаны на изменения",
        "nobody@example.org": "Подтвердите подписку на изменения",
    }


def test_keys_are_kept_as_hashes_alone(client):
    make_reader.approved()
    asked(client)

    key = link("da").split("/")[-2]

    assert not Follower.objects.filter(key_sha256=key).exists()
    assert len(Follower.objects.get().key_sha256) == 64


def test_a_key_older_than_a_week_confirms_nothing(client):
    make_reader.approved()
    asked(client)
    Follower.objects.update(asked_at=timezone.now() - timedelta(days=8))

    assert client.post(link("da")).status_code == 404
    assert Follower.objects.get().confirmed_at is None


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"email": "не адрес"}, 400, "не похоже на адрес почты"),
        ({"email": ""}, 400, "Укажите адрес"),
        ({"soglasie": ""}, 400, "Отметьте согласие"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, fields, status, said):
    make_reader.approved()

    response = asked(client, **fields)

    assert response.status_code == status
    assert said in body(response)
    assert f'value="{fields.get("email", EMAIL)}"' in body(response)
    assert Follower.objects.count() == 0
    assert faults(body(response)) == []


def test_a_program_that_fills_every_field_gets_nothing_and_learns_nothing(client):
    make_reader.approved()

    response = asked(client, sayt="https://spam.example")

    assert (response["Location"], Follower.objects.count(), Letter.objects.count()) == ("/podpiska/pismo/", 0, 0)


def test_one_address_is_not_flooded_and_nobody_is_told(client):
    make_reader.approved()

    answers = {asked(client)["Location"] for _ in range(MOST_TO_ONE_ADDRESS + 2)}

    assert (answers, Letter.objects.count()) == ({"/podpiska/pismo/"}, MOST_TO_ONE_ADDRESS)


def test_one_computer_does_not_ask_without_end(client):
    make_reader.approved()

    answers = [asked(client, email=f"a{number}@example.org").status_code for number in range(MOST_FROM_ONE_PLACE + 1)]

    assert answers == [302] * MOST_FROM_ONE_PLACE + [429]
    assert not Knock.objects.filter(digest__contains="127.0.0.1").exists()


def test_each_event_is_told_once_however_often_the_queue_repeats():
    act = make_reader.approved()
    follower(act)

    told = [actions.tell_about(act.first, kind, since=timezone.now()) for kind in (NoticeKind.CHANGED, NoticeKind.CHANGED, NoticeKind.REPEALED)]

    assert told == [1, 0, 1]
    assert Letter.objects.count() == 2


def test_who_follows_one_act_and_all_gets_one_letter():
    act = make_reader.approved()
    follower(act)
    follower()

    assert actions.tell_about(act.first, NoticeKind.CHANGED, since=timezone.now()) == 1


def test_who_came_after_the_event_is_not_told_of_it():
    act = make_reader.approved()
    follower(act, since=timezone.now())

    assert actions.tell_about(act.first, NoticeKind.CHANGED, since=story.MARCH) == 0


def test_publication_tells_of_changes_and_not_of_what_was_only_built_anew():
    act = make_reader.approved()
    OrmQ.objects.all().delete()
    make_reader.changed(act, act.first, make_reader.without_binding, since=make_reader.SEPTEMBER_1)
    make_reader.changed(act, act.first, make_reader.opens_at(8), since=date(2026, 5, 1), at=make_reader.APRIL)

    told = [task.args() for task in OrmQ.objects.all() if task.func() == "workflows.following.tasks.tell_about"]

    numbers = dict(Redaction.objects.values_list("pk", "number"))
    assert [(numbers[pk], kind) for pk, kind in told] == [(2, NoticeKind.CHANGED), (3, NoticeKind.CHANGED)]


def test_a_letter_says_what_changed_by_which_order_and_where_to_read_it():
    act = make_reader.approved()
    follower(act)
    second = make_reader.changed(act, act.first, make_reader.opens_at(8))

    tasks.tell_about(second.pk, NoticeKind.CHANGED)

    letter = Letter.objects.get()
    said = letter.body.replace("\u00a0", " ")
    assert letter.subject == f"Изменён акт: {second.regulation.short_title}"
    assert f"Основание: приказ от 10 марта 2026 г. № {second.order.number}" in said
    assert f"http://127.0.0.1:8000{act.address}red/2/\n" in said
    assert f"http://127.0.0.1:8000{act.address}sravnenie/1/2/\n" in said
    assert "&" not in said.replace("&quot;", "")


def test_the_day_of_force_is_told_in_the_morning_and_once(monkeypatch):
    act = make_reader.approved()
    second = make_reader.changed(act, act.first, make_reader.opens_at(8), since=date(2026, 5, 1))
    follower(act)

    for day in (date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 2)):
        monkeypatch.setattr(tasks.timezone, "localdate", lambda day=day: day)
        tasks.tell_of_new_force()

    assert [(notice.redaction, notice.kind) for notice in Notice.objects.all()] == [(second, NoticeKind.IN_FORCE)]
    assert Letter.objects.get().subject.startswith("Вступили в силу изменения")


def test_the_end_of_an_act_is_told_with_its_day():
    act = make_reader.approved()
    follower(act)
    make_reader.repealed(act, act.first, since=date(2026, 5, 1))
    OrmQ.objects.all().delete()

    publish_repeal(act.first.regulation_id)
    (task,) = OrmQ.objects.all()
    tasks.tell_about(*task.args())

    assert "утрачивает силу с 1 мая 2026 г." in Letter.objects.get().body.replace("\u00a0", " ")


def test_the_journal_knows_no_address(client):
    act = make_reader.approved()
    asked(client, akt=act.first.regulation.slug)
    client.post(link("da"))
    client.post(link("otkaz"))

    entries = Entry.objects.filter(verb__startswith="following.")

    assert sorted(entry.verb for entry in entries) == ["following.confirmed", "following.left"]
    assert [entry for entry in entries if "ivanova" in f"{entry.summary}{entry.facts}".lower()] == []


def test_who_never_confirmed_is_erased():
    make_reader.approved()
    actions.ask(KEPT, regulation=None, place="test")
    Follower.objects.update(asked_at=timezone.now() - timedelta(days=8))

    tasks.forget()

    assert Follower.objects.count() == 0


def test_without_a_mail_server_the_form_offers_the_feeds(client, settings):
    make_reader.approved()
    settings.DEMO, settings.MAIL_READY = False, False

    shown = body(client.get(FORM))

    assert ("Письма с этого сайта пока не отправляются" in shown, "/lokalnye-akty/feed/" in shown, "<form class=\"follow-form\"" in shown) == (True, True, False)
