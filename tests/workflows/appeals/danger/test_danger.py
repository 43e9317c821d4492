"""Words of danger in sentences that people write: what rings, of what, and what does not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django_q.models import OrmQ

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2, at
from workflows.appeals import tasks
from workflows.appeals.actions import danger, intake, keeping
from workflows.appeals.actions.reminding import remind
from workflows.appeals.models import (
    Channel,
    Danger,
    DangerCheck,
    DangerEnd,
    DangerSeen,
    DangerWord,
    HouseRules,
    Message,
    Sensitivity,
)
from workflows.errors import Incomplete, NotAllowed, WrongStage
from workflows.journal.models import Entry
from workflows.mail.models import Letter

pytestmark = pytest.mark.django_db


def dangerous(**fields):
    return make_appeal.received(text="Сын говорит, что не хочет больше жить.", **fields)


def looked(appeal, moment):
    return danger.look_through(appeal.intake, at=moment)


def test_taking_in_asks_the_queue_in_the_same_transaction_and_raises_nothing_itself():
    with transaction.atomic():
        appeal = dangerous()
        transaction.set_rollback(True)

    assert OrmQ.objects.count() == 0

    appeal = dangerous()

    assert [(task.func(), task.args()) for task in OrmQ.objects.all()] == [("workflows.appeals.tasks.look_for_danger", (appeal.intake_id,))]
    assert Danger.objects.count() == 0


def test_an_alarm_keeps_places_and_reasons_and_flags_the_appeal():
    appeal = dangerous()

    alarm = looked(appeal, at(NOVEMBER_2, 12))
    appeal.refresh_from_db()

    text = f"{appeal.intake.subject}\n\n{appeal.intake.text}"
    ((start, end, phrase, sort),) = alarm.found
    assert (text[start:end], phrase, sort) == ("не хочет больше жить", "не хотеть|хотеться =жить", "self_harm")
    assert (appeal.is_danger, alarm.reason) == (True, "человек может причинить вред себе")


def test_what_came_is_looked_through_once():
    appeal = dangerous()

    found = [looked(appeal, at(NOVEMBER_2, 12)), looked(appeal, at(NOVEMBER_2, 13))]

    assert (found[0] is not None, found[1], DangerCheck.objects.count(), Danger.objects.count()) == (True, None, 1, 1)


def test_a_calm_letter_raises_nothing_and_is_not_looked_at_again():
    appeal = make_appeal.received()

    assert (looked(appeal, at(NOVEMBER_2, 12)), DangerCheck.objects.count(), danger.ask_again(at=at(NOVEMBER_2, 23))) == (None, 1, 0)


def test_what_the_queue_has_missed_is_asked_again_for_a_week():
    dangerous()
    OrmQ.objects.all().delete()

    asked = [danger.ask_again(at=at(NOVEMBER_2, 12) + after) for after in (timedelta(minutes=1), timedelta(minutes=3), timedelta(days=8))]

    assert asked == [0, 1, 0]


def told():
    return list(Letter.objects.order_by("pk").values_list("to", "subject"))


@pytest.mark.parametrize("moment", [at(NOVEMBER_2, 3), at(make_appeal.date(2026, 11, 7), 14), at(make_appeal.date(2026, 11, 4), 12)], ids=["night", "saturday", "holiday"])
def test_the_head_the_deputy_and_the_clerk_are_told_at_whatever_hour_and_once(moment):
    make_appeal.calendar()
    clerk, head, deputy = make.clerk(), make.head(), make.user()
    HouseRules.objects.create(deputy=deputy)
    appeal = make_appeal.received(text="Дочь пишет, что хочет умереть.", on=moment.date(), received_at=moment)
    looked(appeal, moment)

    written = [remind(at=moment), remind(at=moment + timedelta(minutes=1))]

    assert written == [3, 0]
    assert sorted(told()) == sorted((person.email, f"Угроза безопасности: обращения граждан, {moment:%d.%m.%Y}") for person in (clerk, head, deputy))


def test_the_task_looks_and_tells_in_one_go():
    head = make.head()
    appeal = dangerous()

    tasks.look_for_danger(appeal.intake_id)

    assert [to for to, _ in told()] == [head.email]


def test_the_letter_names_the_number_and_the_reason_and_nobody():
    make.head()
    appeal = dangerous()
    tasks.look_for_danger(appeal.intake_id)

    letter = Letter.objects.get()
    said = f"{letter.subject} {letter.body} {letter.html}"
    assert f"{appeal}: человек может причинить вред себе. Откройте и решите сейчас, потом запишите принятые меры" in letter.body
    assert [word for word in ("Петров", "Сын", "жить", "petrova", "Садовая") if word in said] == []


def test_more_material_rings_anew_even_when_the_appeal_was_answered_and_its_first_alarm_is_over():
    head, clerk = make.head(), make.clerk()
    appeal = dangerous()
    tasks.look_for_danger(appeal.intake_id)
    danger.end(appeal, outcome=DangerEnd.Outcome.MEASURES, words="Психолог и родители", by=head, on=NOVEMBER_2, at=at(NOVEMBER_2, 13))
    Letter.objects.all().delete()
    more = intake.Incoming(channel=Channel.EMAIL, key="more", received_at=at(NOVEMBER_2, 14), text="Он снова режет себе руки")
    message = intake.add_message(appeal, more, Message.Sort.MATERIAL, by=clerk, at=at(NOVEMBER_2, 14))

    tasks.look_for_danger(message.intake_id)

    assert (Danger.objects.ringing().count(), len(told())) == (1, 2)


def test_whoever_is_complained_of_hears_no_alarm_about_it():
    head = make.head()
    appeal = make_appeal.registered(complained_of=make_appeal.complained_of(head), is_danger=True, by=(clerk := make.clerk()))

    remind(at=at(NOVEMBER_2, 23))

    assert ([to for to, _ in told()], appeal.is_danger) == ([clerk.email], True)


def test_an_empty_box_at_registration_does_not_silence_an_alarm():
    appeal = dangerous()
    looked(appeal, at(NOVEMBER_2, 12))

    registered = make_appeal.registering.register(appeal, make_appeal.details(is_danger=False), by=make.clerk(), on=NOVEMBER_2, at=at(NOVEMBER_2, 15))

    assert (registered.is_danger, Danger.objects.count()) == (True, 1)


def test_a_box_ticked_by_the_clerk_rings_too_and_cannot_be_unticked_while_it_rings():
    clerk = make.clerk()
    appeal = make_appeal.registered(by=clerk, is_danger=True)
    unticked = keeping.Marks(sensitivity=Sensitivity.ORDINARY, on_control=False, is_danger=False, safe_summary="")

    assert Danger.objects.get().by == clerk
    with pytest.raises(WrongStage, match="Закончить тревогу"):
        keeping.mark(appeal, unticked, by=clerk, on=NOVEMBER_2, at=at(NOVEMBER_2, 16))


def ended(appeal, by, outcome=DangerEnd.Outcome.MEASURES, words="Вызвали родителей и психолога"):
    return danger.end(appeal, outcome=outcome, words=words, by=by, on=NOVEMBER_2, at=at(NOVEMBER_2, 13))


def test_the_head_ends_the_alarm_with_measures_and_the_mark_stays():
    head, appeal = make.head(), dangerous()
    looked(appeal, at(NOVEMBER_2, 12))

    ended(appeal, head)
    appeal.refresh_from_db()

    assert (Danger.objects.ringing().count(), appeal.is_danger, remind(at=at(NOVEMBER_2, 23))) == (0, True, 0)
    assert Entry.objects.filter(verb="appeal.danger_ended").count() == 1


def test_checked_and_no_danger_takes_the_mark_off():
    clerk, appeal = make.clerk(), dangerous()
    looked(appeal, at(NOVEMBER_2, 12))

    ended(appeal, clerk, DangerEnd.Outcome.NO_DANGER, "Цитата из сочинения, поговорили с матерью")
    appeal.refresh_from_db()

    assert appeal.is_danger is False


def test_who_may_end_an_alarm_and_how():
    appeal = dangerous()
    looked(appeal, at(NOVEMBER_2, 12))

    with pytest.raises(NotAllowed, match="Меры принимает руководитель"):
        ended(appeal, make.clerk())
    with pytest.raises(NotAllowed, match="Тревогу заканчивает руководитель"):
        ended(appeal, make.executor(), DangerEnd.Outcome.NO_DANGER)
    with pytest.raises(Incomplete, match="Напишите, что сделано"):
        ended(appeal, make.head(), words="  ")
    ended(appeal, make.head())
    with pytest.raises(WrongStage, match="её уже закончили"):
        ended(appeal, make.head())


def test_opening_the_card_is_remembered_the_first_time(at_desk):
    head, appeal = make.head(), dangerous()
    looked(appeal, at(NOVEMBER_2, 12))
    desk = at_desk(head)

    for _ in range(2):
        desk.get(reverse("appeals:card", args=[appeal.pk]))

    assert [seen.by for seen in DangerSeen.objects.all()] == [head]


def test_the_red_panel_stands_first_on_the_desk_and_above_the_incoming_letters(at_desk):
    head, clerk, appeal = make.head(), make.clerk(), dangerous()
    looked(appeal, at(NOVEMBER_2, 12))

    home = at_desk(head).get(reverse("wagtailadmin_home"))
    panels = [panel.name for panel in home.context["panels"]]
    (before,) = at_desk(clerk).get(reverse("appeals:incoming")).context["alarms"]
    at_desk(head).get(reverse("appeals:card", args=[appeal.pk]))
    (after,) = at_desk(clerk).get(reverse("appeals:incoming")).context["alarms"]

    said = "Человек может причинить вред себе. Тревога с 02.11.2026 12:00."
    assert panels[0] == "danger"
    assert f"{said} Карточку ещё никто не открыл." in home.content.decode()
    assert before.words == f"{said} Карточку ещё никто не открыл."
    assert after.words.startswith(f"{said} Открыли: А.В. Соколова ")


def test_those_to_whom_the_alarm_is_not_told_see_no_panel(at_desk):
    looked(dangerous(), at(NOVEMBER_2, 12))

    home = at_desk(make.executor()).get(reverse("wagtailadmin_home"))

    assert "danger" not in [panel.name for panel in home.context["panels"]]


def test_the_alarm_is_ended_on_a_page_of_its_own(at_desk):
    head, appeal = make.head(), dangerous()
    looked(appeal, at(NOVEMBER_2, 12))
    address, desk = reverse("appeals:danger", args=[appeal.pk]), at_desk(head)

    asked = desk.post(address, {"outcome": "measures", "words": ""})
    answer = desk.post(address, {"outcome": "measures", "words": "Вызвали родителей и психолога"})

    assert asked.context["form"].errors == {"words": ["Напишите, что сделано или что проверено: без этого тревога не заканчивается."]}
    assert (answer.status_code, DangerEnd.objects.get().words) == (302, "Вызвали родителей и психолога")


@pytest.mark.both_databases
def test_an_alarm_is_told_to_one_person_once_by_the_database_itself():
    from_two = dangerous()
    looked(from_two, at(NOVEMBER_2, 12))
    make.head()
    remind(at=at(NOVEMBER_2, 23))
    row = from_two.dangers.get().reminders.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.create(clock=row.clock, danger=row.danger, step=row.step, recipient=row.recipient, rung=row.rung, due_on=row.due_on, at=row.at)


def test_the_administrator_keeps_the_words_and_sees_at_once_what_a_rule_finds(at_desk):
    desk = at_desk(make.administrator())

    answer = desk.post(reverse("dangerword:add"), {"phrase": "ледяной горка", "sort": "equipment", "is_active": "on", "note": "зимой"})

    assert (answer.status_code, DangerWord.objects.get(phrase="ледяной горка").history.count()) == (302, 1)
    assert at_desk(make.clerk()).get(reverse("dangerword:index")).status_code == 302
