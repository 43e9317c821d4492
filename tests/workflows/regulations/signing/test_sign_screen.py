"""The director's path: read, sign with the password, send back; and every refusal."""

import pytest
from django.test import Client

from tests import make
from tests.workflows.regulations import story
from tests.workflows.regulations.signing.make_sign_screen import (
    address,
    make_staff,
    nothing_is_signed,
    page,
    press_sign,
    words,
)
from workflows.journal.models import Entry
from workflows.orders.models import Order
from workflows.regulations import actions
from workflows.regulations.models import ApprovalRecord, Redaction, RedactionDraft
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import Decision, Stage
from workflows.signing.password import MOST_MISSES

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_the_screen_shows_text_order_visas_and_one_hash(at_desk):
    who = story.cast()
    draft = story.before_director(who)

    shown = at_desk(who.head).get(address("regulations_sign", draft))

    assert words(shown, "provision__label") == ["1.", "1.1.", "1.2.", "2.", "2.1.", "а)", "б)"]
    assert words(shown, "paper__requisites") == ["дата подписания № присваивается при подписании"]
    assert words(shown, "paper__signature") == ["Генеральный директор А.В. Соколова"]
    assert words(shown, "lines__who") == ["Волков Олег Петровна, Методист", "Громов Олег Петровна, Инженер"]
    assert words(shown, "hash__whole")[0].replace(" ", "") == current_packet(draft).sha256
    assert words(shown, "obstacles") == []
    assert (
        words(shown, "part__note")[0]
        == "Первая редакция, сравнивать не с чем: ниже весь текст. Посмотреть как документ (PDF)"
    )


def test_the_screen_names_the_capacity_of_the_signer(at_desk):
    who = story.cast()
    draft = story.before_director(who)
    acting = make.user(last_name="Белов", first_name="Яков", patronymic="")
    make.authority(acting, capacity="acting", post="И.о. генерального директора")

    shown = at_desk(make_staff(acting)).get(address("regulations_sign", draft))

    assert "И.о. генерального директора Я. Белов (Решение учредителя от 01.09.2023 № 3)" in words(shown, "facts")[0]


def test_the_director_signs_from_the_screen_to_the_number(at_desk):
    who = story.cast()
    draft = story.before_director(who)
    client = at_desk(who.head)
    shown = page(client.get(address("regulations_sign", draft))).find_class("decide__form")[0]

    asked = page(client.get(shown.get("action"), {"sha256": shown.inputs["sha256"].value})).find_class("ask")[0]
    done = client.post(
        asked.get("action"),
        {"shown_sha256": asked.inputs["shown_sha256"].value, "password": make.PASSWORD},
        follow=True,
    )

    redaction = Redaction.objects.select_related("order").get()
    assert done.redirect_chain == [(address("regulations_signed", draft), 302)]
    assert words(done, "signing__number") == [f"№ {redaction.order.number}"]
    assert redaction.order.signature.user == who.head


def test_the_second_press_shows_the_same_result(at_desk):
    who = story.cast()
    draft = story.before_director(who)
    client, shown = at_desk(who.head), current_packet(draft).sha256

    first = press_sign(client, draft, shown=shown)
    second = press_sign(client, draft, shown=shown)

    assert (
        (first.status_code, first.url)
        == (second.status_code, second.url)
        == (302, address("regulations_signed", draft))
    )
    assert Order.objects.signed().count() == 1


def test_a_wrong_password_signs_nothing_and_counts(at_desk):
    who = story.cast()
    draft = story.before_director(who)

    answer = press_sign(at_desk(who.head), draft, password="не тот")

    assert words(answer, "ask__error") == [
        "Пароль не подошёл. Осталось попыток: 4. Если вы забыли пароль, его сменит администратор."
    ]
    assert nothing_is_signed(draft)
    assert Entry.objects.filter(verb="signing.wrong_password", by=who.head).count() == 1


def test_after_five_wrong_passwords_even_the_right_one_waits(at_desk):
    who = story.cast()
    draft = story.before_director(who)
    client = at_desk(who.head)
    for _ in range(MOST_MISSES):
        press_sign(client, draft, password="не тот")

    answer = press_sign(client, draft)

    assert answer.status_code == 409
    assert words(answer, "obstacles__sentence")[0].startswith(
        "Слишком много неверных паролей. Подписание для вас закрыто до"
    )
    assert nothing_is_signed(draft)


def test_wrong_passwords_of_one_do_not_stop_another(at_desk):
    who = story.cast()
    draft = story.before_director(who)
    other = make_staff(make.user())
    make.authority(other, capacity="acting", post="И.о. генерального директора")
    for _ in range(MOST_MISSES):
        press_sign(at_desk(who.head), draft, password="не тот")

    press_sign(at_desk(other), draft)

    assert Order.objects.signed().get().signature.user == other


def test_no_password_is_asked_for_in_words(at_desk):
    who = story.cast()
    draft = story.before_director(who)

    answer = press_sign(at_desk(who.head), draft, password="")

    assert words(answer, "ask__error") == ["Введите пароль."]
    assert nothing_is_signed(draft)


def test_the_director_sends_the_draft_back_with_words(at_desk):
    who = story.cast()
    draft = story.before_director(who)

    answer = at_desk(who.head).post(address("regulations_send_back", draft), {"comment": "Пункт 1.1 неверен."})

    record = ApprovalRecord.objects.get(decision=Decision.REFUSED)
    assert words(answer, "signing__kicker") == ["Проект возвращён"]
    assert (record.by, record.comment) == (who.head, "Пункт 1.1 неверен.")
    assert RedactionDraft.objects.get(pk=draft.pk).stage == Stage.RETURNED


def test_nothing_is_sent_back_without_words(at_desk):
    who = story.cast()
    draft = story.before_director(who)

    answer = at_desk(who.head).post(address("regulations_send_back", draft), {"comment": "  "})

    assert words(answer, "ask__error") == [
        "Напишите, что исправить: без этого составитель не поймёт, почему проект вернулся."
    ]
    assert RedactionDraft.objects.get(pk=draft.pk).stage == Stage.ON_SIGNATURE


def test_after_signing_the_screen_leads_to_the_result(at_desk):
    who = story.cast()
    draft = story.before_director(who)
    redaction = story.sign(draft, by=who.head)
    client = at_desk(who.head)

    opened = client.get(address("regulations_sign", draft))
    waiting = words(client.get(opened.url), "facts")[1]
    actions.record_publication(redaction, address="/akty/poryadok/")
    placed = page(client.get(opened.url))

    assert opened.url == address("regulations_signed", draft)
    assert "страница готовится, обновить" in waiting
    assert placed.xpath("//a[text()='Открыть страницу на сайте']/@href") == ["/akty/poryadok/"]


SCREENS = [
    "regulations_sign",
    "regulations_sign_confirm",
    "regulations_send_back",
    "regulations_project_pdf",
    "regulations_order_pdf",
]

# Who opens which address of a draft before the director: 200 is shown, 409 a refusal in words, 302 not let in at all.
RIGHTS = {
    "head": (200, 409, 200, 200, 200),
    "lawyer": (200, 409, 409, 200, 200),
    "clerk": (200, 409, 409, 200, 200),
    "deputy": (200, 409, 409, 200, 200),
    "editor": (302, 302, 302, 302, 302),
    "administrator": (302, 302, 302, 302, 302),
    "stranger": (302, 302, 302, 302, 302),
}


@pytest.mark.parametrize("name", RIGHTS)
def test_a_draft_is_opened_by_those_who_take_part_in_it(at_desk, name):
    who = story.cast()
    draft = story.before_director(who)
    people = {"editor": make.editor, "administrator": make.administrator}
    client = Client() if name == "stranger" else at_desk(people[name]() if name in people else getattr(who, name))

    assert tuple(client.get(address(screen, draft)).status_code for screen in SCREENS) == RIGHTS[name]


def test_a_draft_that_nobody_handed_in_has_nothing_to_sign(at_desk):
    who = story.cast()
    draft = story.begun(who)

    answer = at_desk(who.lawyer).get(address("regulations_sign", draft))

    assert words(answer, "obstacles__sentence") == [
        "Этот проект ещё не передавали на согласование: подписывать нечего."
    ]


def test_the_director_does_not_read_drafts_that_are_not_before_anyone(at_desk):
    acting = make_staff(make.user())
    make.authority(acting, capacity="acting", post="И.о. генерального директора")
    draft = story.begun(story.cast())

    assert at_desk(acting).get(address("regulations_sign", draft)).status_code == 302
