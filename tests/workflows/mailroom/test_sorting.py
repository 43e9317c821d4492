"""The clerk sorts what the program left aside: attached, taken as an appeal, found to be a duplicate, or no appeal by two people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import make, make_appeal, make_letter
from tests.make_appeal import NOVEMBER_2
from tests.workflows.mailroom import make_mail
from tests.workflows.mailroom.make_mail import MINUTE, NOW
from workflows.appeals.models import Appeal, Message
from workflows.errors import Incomplete, NotAllowed, WrongStage
from workflows.journal.models import Entry
from workflows.mailroom import actions, queries
from workflows.mailroom.models import Filing

pytestmark = pytest.mark.django_db


@pytest.fixture
def aside(came):
    """A letter of a stranger who names somebody's appeal."""
    appeal = make_appeal.registered(on=NOVEMBER_2)
    return came(make_letter.eml("Что с этим делом?", subject=f"№ {appeal.number}", sender="stranger@example.org")), appeal


def test_attached_to_the_guess(aside):
    filing, appeal = aside

    actions.attach(filing, appeal, by=make.clerk(), on=NOVEMBER_2, at=NOW + MINUTE)

    assert [message.intake.text.strip() for message in Message.objects.filter(appeal=appeal)] == ["Что с этим делом?"]
    assert list(Filing.objects.waiting()) == []
    assert Entry.objects.filter(verb="letter.attached").values_list("summary", flat=True)[0] == f"Письмо № {filing.letter_id}: приложено, {appeal}"


def test_taken_as_an_appeal_from_the_day_on_which_it_came(aside):
    filing, _ = aside

    made = actions.take_as_appeal(filing, by=make.clerk(), at=NOW + 60 * 24 * MINUTE)

    assert (made.appeal.received_on, made.appeal.intake.text.strip()) == (NOVEMBER_2, "Что с этим делом?")


def test_a_duplicate_is_one_of_a_letter_that_is_named(came, aside):
    twin = make_mail.all_came(make_letter.eml(message_id="a@b.ru"), make_letter.eml(message_id="a@b.ru", headers=("X-Way: other",)))[1]
    clerk = make.clerk()

    assert actions.mark_duplicate(twin, by=clerk, at=NOW).choice == "duplicate"
    with pytest.raises(Incomplete, match="не нашла письма, которое это повторяет"):
        actions.mark_duplicate(aside[0], by=clerk, at=NOW)


def test_no_appeal_by_two_people(aside):
    filing, _ = aside
    clerk, lawyer = make.clerk(), make.lawyer()

    with pytest.raises(Incomplete, match="ещё не предложил"):
        actions.confirm(filing, by=lawyer, at=NOW)
    actions.doubt(filing, reason="Реклама", by=clerk, at=NOW)
    with pytest.raises(NotAllowed, match="юрист или руководитель"):
        actions.confirm(filing, by=clerk, at=NOW)
    made = actions.confirm(filing, by=lawyer, at=NOW)

    assert (made.choice, made.doubt.reason, Appeal.objects.count()) == ("not_appeal", "Реклама", 1)


def test_decided_once(aside):
    filing, appeal = aside
    clerk = make.clerk()
    actions.take_as_appeal(filing, by=clerk, at=NOW + MINUTE)

    with pytest.raises(WrongStage, match="уже решено: принято как новое поступление"):
        actions.attach(filing, appeal, by=clerk, on=NOVEMBER_2, at=NOW + MINUTE)


def test_who_does_not_register_does_not_sort(aside):
    filing, appeal = aside

    for stranger in (make.executor(), make.lawyer()):
        with pytest.raises(NotAllowed, match="может делопроизводитель"):
            actions.attach(filing, appeal, by=stranger, on=NOVEMBER_2, at=NOW + MINUTE)


def test_what_the_program_has_sorted_is_not_sorted_again(came):
    filing = came(make_letter.eml())

    with pytest.raises(WrongStage, match="программа уже разобрала: новое поступление"):
        actions.take_as_appeal(filing, by=make.clerk(), at=NOW)


def test_the_letter_explained_to_can_still_be_taken(came):
    make_mail.closed_door()
    filing = came(make_letter.eml())

    assert actions.take_as_appeal(filing, by=make.clerk(), at=NOW).appeal.applicant.email == "petrova@example.org"


@pytest.mark.parametrize(
    ("later", "words", "colour"),
    [(0, "ещё 3 дн. 14 ч", "grey"), (60 * 73, "ещё 13 ч", "orange"), (60 * 24 * 5, "просрочено 1 дн. 10 ч", "red")],
)
def test_the_letter_waits_as_long_as_an_appeal_may_lie_unregistered(aside, later, words, colour):
    make_appeal.calendar()

    left = queries.Days().left(aside[0], at=NOW + later * MINUTE)

    assert (f"{left.due_on:%d.%m.%Y}", left.words, left.colour) == ("05.11.2026", words, colour)


# ------------------------------------------------------------------------------------------------ screens


def pages(at_desk, person, *names):
    return [at_desk(person).get(f"/admin/mail-room/{name}").status_code for name in names]


def test_the_list_names_the_reason_the_guess_and_the_hours(at_desk, aside):
    filing, _ = aside

    page = at_desk(make.clerk()).get("/admin/mail-room/").content.decode().replace("\xa0", " ")

    for words in ("Ссылается на обращение, но адрес отправителя в нём не указан", "в теме стоит его номер", "stranger@example.org", f"/admin/mail-room/{filing.pk}/", "05.11.2026"):
        assert words in page, words


@pytest.mark.parametrize("view", ["", "explained", "all"])
def test_an_empty_list_says_what_appears_there(at_desk, db, view):
    page = at_desk(make.clerk()).get(f"/admin/mail-room/?view={view}").content.decode()

    assert 'class="empty"' in page


def test_the_list_asks_as_much_for_five_letters_as_for_one(at_desk, came):
    make_appeal.registered(on=NOVEMBER_2)
    browser = at_desk(make.clerk())

    def asked(*senders):
        make_mail.all_came(*(make_letter.eml("", subject="", name="", sender=sender) for sender in senders))
        with CaptureQueriesContext(connection) as queries:
            browser.get("/admin/mail-room/")
        return len(queries)

    browser.get("/admin/mail-room/")
    assert asked("petrova@example.org") == asked("a@example.org", "b@example.org", "c@example.org", "petrova@example.org")


def test_the_card_folds_the_quotation_and_gives_the_very_letter(at_desk, came):
    data = make_letter.with_file(b"\xff\xd8", text="Согласна.\n> Вы писали:\n> старое", headers=("List-Id: <x>",))
    filing = came(data)
    browser = at_desk(make.clerk())

    page = browser.get(f"/admin/mail-room/{filing.pk}/").content.decode()
    eml = browser.get(f"/admin/mail-room/{filing.pk}/eml/")
    photo = browser.get(f"/admin/mail-room/{filing.pk}/file/1/")

    assert page.index("Согласна.") < page.index("Показать цитату") < page.index("старое")
    assert (eml.content, eml["Content-Disposition"].partition(";")[0], photo.content) == (data, "attachment", b"\xff\xd8")
    assert list(Entry.objects.filter(verb="letter.downloaded").values_list("summary", flat=True)) == [f"Письмо № {filing.letter_id}: скачано целиком"] * 2


def test_strangers_see_neither_the_list_nor_a_letter_nor_its_bytes(at_desk, aside):
    pk = aside[0].pk

    assert pages(at_desk, make.executor(), "", f"{pk}/", f"{pk}/eml/", f"{pk}/file/1/") == [403] * 4
    assert pages(at_desk, make.lawyer(), "", f"{pk}/") == [200, 200]


def test_every_deed_is_done_from_the_card(at_desk, came):
    appeal = make_appeal.registered(on=timezone.localdate())
    browser = at_desk(make.clerk())
    letters = [came(make_letter.eml("", subject="", sender=f"{number}@example.org"), moment=timezone.now()) for number in range(5)]
    place = [f"/admin/mail-room/{one.pk}/" for one in letters]

    browser.post(f"{place[0]}attach/{appeal.pk}/")
    browser.post(f"{place[1]}attach/", {"number": appeal.number})
    registering = browser.post(f"{place[2]}take/")
    browser.post(f"{place[3]}not-an-appeal/", {"reason": "Пустое письмо"})
    at_desk(make.lawyer()).post(f"{place[3]}not-an-appeal/confirm/")
    refused = browser.post(f"{place[4]}attach/", {"number": "нет такого"})

    assert [getattr(one, "resolution", None) and one.resolution.choice for one in Filing.objects.order_by("pk")] == ["attached", "attached", "appeal", "not_appeal", None]
    assert (registering.status_code, registering["Location"].endswith("/register/")) == (302, True)
    assert "Обращения с таким номером среди открытых вам нет" in refused.content.decode()


def test_a_letter_that_can_be_read_now_is_read_anew(at_desk, came):
    filing = came(make_letter.poison())
    filing.letter.reading.__class__.objects.filter(letter=filing.letter).update(outcome="unreadable", reason="Прежде не читалось.")

    answer = at_desk(make.clerk()).post(f"/admin/mail-room/{filing.pk}/read-again/")

    assert answer.status_code == 302


def test_the_card_of_the_appeal_shows_what_was_odd_about_its_letter(at_desk, came):
    filing = came(make_letter.eml())
    filing.letter.reading.defects = ["Заголовки испорчены."]
    filing.letter.reading.save()

    page = at_desk(make.clerk()).get(f"/admin/appeals/{filing.appeal_id}/").content.decode()

    assert "Заголовки испорчены." in page
