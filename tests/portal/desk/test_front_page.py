"""The front page: what waits for the person, and only that."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.desk.publication import Publication
from portal.desk.rows import desk_of
from tests import make
from tests.portal.desk.screen import Shown, front_page
from tests.workflows.regulations import story
from workflows.printing.models import PrintRequest
from workflows.regulations import actions
from workflows.regulations.stages import Decision
from workflows.workdays.models import CalendarYear

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture(autouse=True)
def calendar_is_checked():
    """This year and the next are checked, unless a test says otherwise."""
    clerk, year = make.clerk(), timezone.localdate().year
    for number in (year, year + 1):
        CalendarYear.objects.create(
            year=number, source="Постановление", confirmed_by=clerk, confirmed_at=timezone.now()
        )


def test_the_director_sees_the_order_that_waits_for_signature(at_desk):
    who = story.cast()
    draft = story.before_director(who, regulation=make.regulation(short_title="Порядок работы"))

    page = front_page(at_desk(who.head))

    assert page == {
        "Ждёт вашей подписи": [
            Shown(
                "Порядок работы: утверждение",
                "Составитель: П.И. Орлов.",
                "Прочитать и подписать",
                reverse("regulations_sign", args=[draft.pk]),
            )
        ]
    }


def test_an_empty_panel_says_what_will_appear_and_who_makes_it(at_desk):
    assert front_page(at_desk(make.head())) == {
        "Ждёт вашей подписи": "Сейчас подписывать нечего. Приказы появляются здесь, когда делопроизводитель или юрист передаёт согласованный проект на подпись."
    }


def test_a_visa_waits_for_its_holder_until_it_is_put(at_desk):
    who = story.cast()
    draft = story.submitted(who)
    before = front_page(at_desk(who.deputy))["Ждёт вашей визы"]

    story.visa(draft, step=0, by=who.deputy)

    assert [row.verb for row in before] == ["Прочитать и согласовать"]
    assert front_page(at_desk(who.deputy)) == {
        "Ждёт вашей визы": "Сейчас согласовывать нечего. Проект появляется здесь, когда юрист передаёт его на согласование и доходит ваша очередь."
    }


@pytest.mark.parametrize(
    ("come_to", "next_step"),
    [
        (story.begun, "Черновик. Проверьте текст и передайте его на согласование."),
        (
            story.submitted,
            "На согласовании. Ждём визу: Заместитель (Волков Олег Петровна), Инженер (Громов Олег Петровна).",
        ),
        (story.agreed, "Согласован. Осталось: подготовить приказ."),
        (story.before_director, "На подписи. Теперь ход руководителя."),
    ],
)
def test_an_author_sees_where_the_draft_stands_and_whose_move_it_is(at_desk, come_to, next_step):
    who = story.cast()
    come_to(who)

    (row,) = front_page(at_desk(who.lawyer))["Мои проекты"]

    assert row.note == next_step


def test_an_author_sees_the_remarks_of_the_one_who_returned_the_draft(at_desk):
    who = story.cast()
    story.visa(story.submitted(who), step=1, by=who.engineer, decision=Decision.RETURNED, comment="Нет телефона.")

    (row,) = front_page(at_desk(who.lawyer))["Мои проекты"]

    assert row.note == "Срочно. Вернул(а) Громов Олег Петровна: «Нет телефона.»"


def test_the_clerk_sees_what_an_agreed_draft_lacks(at_desk):
    who = story.cast()
    regulation = make.regulation()
    body = story.council(regulation)
    draft = story.agreed(who, regulation=regulation)
    lacking_all = front_page(at_desk(who.clerk))["Согласовано, нужны мнение или приказ"]

    actions.record_opinion(draft, opinion=story.opinion(body), by=who.clerk)
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    lacking_nothing = front_page(at_desk(who.clerk))["Согласовано, нужны мнение или приказ"]

    assert [(row.note, row.verb) for row in lacking_all] == [
        ("Осталось: внести мнение: совета родителей; подготовить приказ.", "Подготовить")
    ]
    assert [(row.note, row.verb) for row in lacking_nothing] == [("Всё готово.", "Передать на подпись")]


def test_a_signed_redaction_waits_for_its_place_on_the_site(at_desk):
    who = story.cast()
    redaction = story.signed(who)

    (row,) = front_page(at_desk(who.clerk))["Ждут размещения на сайте"]
    actions.record_publication(redaction, address="/akty/poryadok/")

    assert row.title == str(redaction)
    assert (
        front_page(at_desk(who.clerk))["Ждут размещения на сайте"]
        == "Всё размещено. Редакция появляется здесь сразу после подписания приказа."
    )


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2026-02-26", "Приказ {} Разместить не позднее 12 марта 2026 г.; осталось 10 рабочих дней"),
        ("2026-03-06", "Приказ {} Разместить не позднее 12 марта 2026 г.; осталось 4 рабочих дня"),
        ("2026-03-09", "Скоро срок. Приказ {} Разместить не позднее 12 марта 2026 г.; осталось 3 рабочих дня"),
        ("2026-03-12", "Скоро срок. Приказ {} Разместить не позднее 12 марта 2026 г.; последний день"),
        ("2026-03-14", "Срочно. Приказ {} Разместить не позднее 12 марта 2026 г.; просрочено на 1 рабочий день"),
    ],
)
def test_the_clock_of_publication_runs_in_working_days(on, told):
    who = story.cast()
    CalendarYear.objects.get_or_create(year=2026, defaults={"confirmed_by": who.clerk, "confirmed_at": timezone.now()})
    story.signed(who)

    (row,) = Publication(desk_of(who.clerk, on=date.fromisoformat(on))).rows()

    mark = f"{row.mark}. " if row.is_urgent else ""
    said = f"{mark}{row.note}".replace("\u00a0", " ")
    assert said == told.format("№ 01/0226-У от 26 февраля 2026 г.")


def test_how_early_the_clock_warns_is_a_setting(settings):
    who = story.cast()
    CalendarYear.objects.get_or_create(year=2026, defaults={"confirmed_by": who.clerk, "confirmed_at": timezone.now()})
    story.signed(who)
    settings.PUBLICATION_WARNING_DAYS = 5

    (row,) = Publication(desk_of(who.clerk, on=date(2026, 3, 6))).rows()

    assert row.is_urgent


def test_without_a_calendar_the_clock_says_which_year_to_enter():
    who = story.cast()
    CalendarYear.objects.filter(year=2026).delete()
    story.signed(who)

    (row,) = Publication(desk_of(who.clerk, on=date(2026, 3, 6))).rows()

    assert row.note.endswith("Производственный календарь на 2026 год не сверен. Внесите и подтвердите его в разделе «Производственный календарь».")


def test_a_failed_print_comes_to_those_who_keep_the_house(at_desk):
    PrintRequest.objects.create(
        form="orders.order.pdf", subject_id=7, attempts=5, trouble="Не хватает библиотеки Pango."
    )

    page = front_page(at_desk(make.administrator()))

    assert [(row.title, row.note) for row in page["Не построились печатные формы"]] == [
        ("Приказ, PDF (запись 7)", "Срочно. Не хватает библиотеки Pango.")
    ]


def test_an_unchecked_calendar_of_this_year_is_urgent(at_desk):
    this_year = timezone.localdate().year
    CalendarYear.objects.filter(year=this_year).update(confirmed_by=None, confirmed_at=None)

    (row,) = front_page(at_desk(make.administrator()))["Производственный календарь"]

    assert (row.title, row.verb) == (f"Календарь на {this_year} год внесён, но не сверен", "Сверить")


@pytest.mark.parametrize(
    ("person", "panels"),
    [
        (make.head, ["Ждёт вашей подписи"]),
        (make.lawyer, ["Ознакомление с документами", "Мои проекты", "Проверьте пункты"]),
        (
            make.clerk,
            [
                "Зарегистрировать",
                "Согласовано, нужны мнение или приказ",
                "Ждут размещения на сайте",
                "Ознакомление с документами",
                "Не построились печатные формы",
            ],
        ),
        (make.executor, []),
        (make.editor, ["Ждут размещения на сайте", "Страницы, которые вы не опубликовали"]),
        (make.administrator, ["Ждут размещения на сайте", "Ознакомление с документами", "Не построились печатные формы"]),
    ],
)
def test_each_role_has_its_own_page(at_desk, person, panels):
    assert list(front_page(at_desk(person()))) == panels


def test_a_superuser_without_roles_is_told_that_roles_are_given(at_desk):
    client = at_desk(make.user(is_superuser=True))
    story.before_director(story.cast())

    assert front_page(client) == {}
    assert "роль даёт администратор" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_an_acting_director_sees_signatures_only_on_the_days_of_the_authority(at_desk):
    deputy = make.executor()
    make.authority(
        deputy, since=date(2020, 1, 1), until=date(2020, 1, 31), capacity="acting", post="И.о. генерального директора"
    )

    assert list(front_page(at_desk(deputy))) == []


def _one_signature(who):
    story.before_director(who)


def _one_visa(who):
    story.submitted(who)


def _one_agreed(who):
    story.agreed(who)


def _one_returned(who):
    story.visa(story.submitted(who), step=1, by=who.engineer, decision=Decision.RETURNED, comment="Нет.")


def _one_unpublished(who):
    story.signed(who)


def _one_failed_print(who):
    PrintRequest.objects.create(form="orders.order.pdf", subject_id=PrintRequest.objects.count() + 1, attempts=5)


@pytest.mark.parametrize(
    ("add", "reader"),
    [
        (_one_signature, "head"),
        (_one_visa, "deputy"),
        (_one_agreed, "clerk"),
        (_one_unpublished, "clerk"),
        (_one_failed_print, "clerk"),
        (_one_returned, "lawyer"),
        (_one_agreed, "lawyer"),
        (_one_visa, "lawyer"),
    ],
)
def test_three_rows_cost_the_queries_of_one(at_desk, django_assert_num_queries, add, reader):
    who = story.cast()
    client = at_desk(getattr(who, reader))
    address = reverse("wagtailadmin_home")
    add(who)
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)

    add(who)
    add(who)

    with django_assert_num_queries(len(one)):
        client.get(address)
