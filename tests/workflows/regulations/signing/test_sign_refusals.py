"""What the director's screen refuses: a text that changed, missing visas, people without the right."""

from datetime import date

import pytest

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
from workflows.regulations import actions
from workflows.regulations.models import DraftEdit
from workflows.regulations.queries import current_packet

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_text_changed_meanwhile_refuses_and_leads_to_the_new_one(at_desk, method):
    who = story.cast()
    draft = story.before_director(who)
    stale = current_packet(draft).sha256
    draft = actions.withdraw(draft, reason="Опечатка", by=who.lawyer)
    actions.rewrite(draft, text=make.act_text(words="Школа работает с 8 часов."), by=who.lawyer)
    draft = actions.submit(draft, by=who.lawyer)
    for step, holder in enumerate([who.deputy, who.engineer]):
        draft = story.visa(draft, step=step, by=holder)
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    draft = actions.send_to_signature(draft, by=who.clerk)
    client = at_desk(who.head)

    answer = (
        press_sign(client, draft, shown=stale)
        if method == "post"
        else client.get(address("regulations_sign_confirm", draft), {"sha256": stale})
    )

    assert answer.status_code == 409
    assert words(answer, "obstacles__sentence") == [
        "Пока вы читали, текст изменился. Откройте проект заново, прочитайте новый текст и решите ещё раз."
    ]
    assert page(answer).find_class("ask__main")[0].get("href") == address("regulations_sign", draft)
    assert nothing_is_signed(draft)


def test_a_missing_hash_is_a_changed_text(at_desk):
    who = story.cast()
    draft = story.before_director(who)

    answer = at_desk(who.head).get(address("regulations_sign_confirm", draft))

    assert answer.status_code == 409


def test_missing_visas_are_listed_with_those_who_owe_them_and_the_button_is_closed(at_desk):
    who = story.cast()
    regulation = make.regulation()
    story.council(regulation)
    draft = story.submitted(who, regulation=regulation)
    draft = story.visa(draft, step=0, by=who.deputy)

    shown = at_desk(who.head).get(address("regulations_sign", draft))

    assert [item.text_content() for item in page(shown).find_class("obstacles__list")[0]] == [
        f"Проект: {regulation.short_title}: сейчас стадия «на согласовании», а нужна «на подписи».",
        "Нет визы: Инженер, Громов Олег Петровна.",
        "Не внесено мнение: совет родителей. Его вносит делопроизводитель.",
        "Нет проекта приказа. Его готовит юрист или делопроизводитель.",
    ]
    assert page(shown).find_class("decide__sign")[0].get("disabled") is not None
    assert page(shown).find_class("decide__form") == []


def test_a_draft_with_missing_visas_is_not_signed_by_a_hand_made_request(at_desk):
    who = story.cast()
    draft = story.submitted(who)

    answer = press_sign(at_desk(who.head), draft)

    assert answer.status_code == 409
    assert nothing_is_signed(draft)


def test_a_person_without_authority_sees_why(at_desk):
    who = story.cast()
    draft = story.before_director(who)
    client = at_desk(who.clerk)

    shown, pressed = client.get(address("regulations_sign", draft)), press_sign(client, draft)

    assert words(shown, "obstacles__list")[0].startswith("У вас нет права подписи на")
    assert pressed.status_code == 409
    assert nothing_is_signed(draft)


def test_a_superuser_does_not_sign_without_authority(at_desk):
    who = story.cast()
    draft = story.before_director(who)

    answer = press_sign(at_desk(make.user(is_superuser=True)), draft)

    assert answer.status_code == 409
    assert nothing_is_signed(draft)


def test_an_authority_that_ended_does_not_sign(at_desk):
    who = story.cast()
    draft = story.before_director(who)
    former = make.head(since=date(2020, 1, 1), until=date(2020, 12, 31))

    answer = press_sign(at_desk(former), draft)

    assert answer.status_code == 409
    assert nothing_is_signed(draft)


def test_a_director_who_edited_the_text_does_not_sign_it(at_desk):
    who = story.cast()
    draft = story.before_director(who)
    DraftEdit.objects.create(draft=draft, user=who.head)
    client = at_desk(who.head)

    shown, pressed = client.get(address("regulations_sign", draft)), press_sign(client, draft)

    assert words(shown, "obstacles__list") == ["Составитель и те, кто правил текст, не согласуют и не подписывают его."]
    assert pressed.status_code == 409
    assert nothing_is_signed(draft)


def test_what_another_has_signed_is_not_signed_again(at_desk):
    who = story.cast()
    draft = story.before_director(who)
    shown = current_packet(draft).sha256
    story.sign(draft, by=who.head)
    other = make_staff(make.user())
    make.authority(other, capacity="acting", post="И.о. генерального директора")

    answer = press_sign(at_desk(other), draft, shown=shown)

    assert answer.status_code == 409
    assert words(answer, "obstacles__sentence") == ["Этот проект уже утверждён: Приказ от 26.02.2026 № 01/0226-У."]
