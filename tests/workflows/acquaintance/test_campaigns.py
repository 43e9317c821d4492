"""Making a redaction known: who is asked, who confirms, what is never lost."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from tests import make
from tests.pages import make_reader
from tests.workflows.acquaintance import make_acquaintance as made
from tests.workflows.regulations import story
from workflows.acquaintance import actions, queries
from workflows.acquaintance.choosing import Circle, newcomers
from workflows.acquaintance.models import Acknowledgement, Addressee, Campaign
from workflows.acquaintance.stages import Method
from workflows.errors import BadInput, Incomplete, NotAllowed, Stale, WrongStage
from workflows.people import roles
from workflows.printing.models import PrintRequest

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TODAY = timezone.localdate


def start(circle: Circle) -> Campaign:
    return actions.start_for_staff(made.redaction(), circle=circle, terms=made.terms(), by=make.clerk(), on=TODAY())


def listed(campaign: Campaign) -> list[str]:
    return sorted(campaign.addressees.values_list("name", flat=True))


def test_workers_are_chosen_by_unit_by_role_and_by_name_each_once():
    school = make.unit("Школа")
    teacher = make.user(last_name="Учитель", unit=school)
    make.user(last_name="Уволен", unit=school, is_active=False)
    lawyer = make.lawyer(last_name="Юрист", unit=school)
    guest = make.user(last_name="Гость")
    make.user(last_name="Посторонний")

    campaign = start(Circle(units=(school,), roles=(Group.objects.get(name=roles.LAWYER),), people=(guest, teacher)))

    expected = sorted([teacher.full_name, lawyer.full_name, guest.full_name, "Орлов Пётр Ильич"])
    assert listed(campaign) == expected


def test_everybody_means_everybody_who_can_enter():
    make.user(last_name="Закрытый", is_active=False)

    campaign = start(Circle(everybody=True))

    names = listed(campaign)
    assert "Закрытый Мария Петровна" not in names
    assert len(names) == 6  # the cast of five and the clerk who starts


def test_a_circle_without_people_starts_nothing():
    with pytest.raises(Incomplete, match="не нашлось ни одного работника"):
        start(Circle(units=(make.unit("Пустой отдел"),)))

    assert not Campaign.objects.exists()


def test_a_person_who_came_later_is_offered_and_added():
    school = make.unit("Школа")
    make.user(last_name="Первый", unit=school)
    campaign = start(Circle(units=(school,)))
    late = make.user(last_name="Новый", unit=school)

    assert newcomers(campaign) == [late]
    actions.add_newcomers(campaign, by=make.clerk())

    assert listed(campaign) == ["Новый Мария Петровна", "Первый Мария Петровна"]
    assert newcomers(campaign) == []


def test_who_left_is_marked_and_stays_on_the_list():
    gone, closed, here = make.executor(last_name="Уволен"), make.executor(last_name="Закрыт"), make.executor()
    campaign = made.for_staff(made.redaction(), gone, closed, here)

    actions.mark_left(made.row_of(campaign, gone), reason="уволена 01.03.2026", by=make.clerk())
    closed.is_active = False
    closed.save()

    assert queries.progress(campaign) == queries.Progress(read=0, waited_for=1, gone=2)
    assert {row.name: row.whither for row in queries.sheet_rows(campaign)} == {
        gone.full_name: "уволена 01.03.2026",
        closed.full_name: "учётная запись закрыта",
        here.full_name: "",
    }


def test_a_worker_confirms_the_text_that_was_shown():
    teacher = make.executor(last_name="Волков", position="Методист")
    campaign = made.for_staff(made.redaction(), teacher)
    at = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)

    written = actions.confirm(made.row_of(campaign, teacher), shown_sha256=campaign.content_sha256, by=teacher, at=at)

    assert (written.method, written.name, written.position) == (Method.SYSTEM, teacher.full_name, "Методист")
    assert (written.signed_on, written.content_sha256) == (date(2026, 3, 2), campaign.redaction.content_sha256)
    assert queries.progress(campaign).words == "1 из 1 (100\u00a0%)"


def test_another_text_than_the_shown_is_not_confirmed():
    teacher = make.executor()
    campaign = made.for_staff(made.redaction(), teacher)

    with pytest.raises(Stale, match="не тот текст"):
        actions.confirm(made.row_of(campaign, teacher), shown_sha256="0" * 64, by=teacher)

    assert not Acknowledgement.objects.exists()


def test_nobody_confirms_for_another_and_nobody_twice():
    teacher, other = make.executor(), make.executor()
    campaign = made.for_staff(made.redaction(), teacher, other)
    row = made.row_of(campaign, teacher)

    with pytest.raises(NotAllowed, match="только сам работник"):
        actions.confirm(row, shown_sha256=campaign.content_sha256, by=other)
    made.read(campaign, teacher)
    with pytest.raises(WrongStage, match="уже подтверждено"):
        made.read(campaign, teacher)


def test_a_new_redaction_opens_a_new_campaign_and_nothing_is_carried_over():
    first, teacher = made.redaction(), make.executor()
    campaign = made.for_staff(first, teacher)
    made.read(campaign, teacher)

    second = made.for_staff(made.next_redaction(first), teacher)

    assert second.content_sha256 != campaign.content_sha256
    assert queries.progress(second) == queries.Progress(read=0, waited_for=1, gone=0)


def test_people_are_not_asked_to_read_a_redaction_that_holds_no_more():
    first = made.redaction()
    made.next_redaction(first)

    with pytest.raises(WrongStage, match="Знакомят с редакцией, которая действует"):
        made.for_staff(first, make.executor())


def test_one_open_campaign_for_each_audience():
    redaction = made.redaction()
    made.for_staff(redaction, make.executor())

    with pytest.raises(WrongStage, match="уже идёт"):
        made.for_staff(redaction, make.executor())

    assert made.for_outsiders(redaction).is_open


def test_after_closing_another_campaign_may_begin():
    redaction, teacher, clerk = made.redaction(), make.executor(), make.clerk()
    actions.close(made.for_staff(redaction, teacher), by=clerk)

    assert made.for_staff(redaction, teacher).is_open


def test_a_closed_list_takes_nothing_more_and_its_sheet_is_asked_for():
    teacher, clerk = make.executor(), make.clerk()
    campaign = made.for_staff(made.redaction(), teacher)

    closed = actions.close(campaign, by=clerk)

    assert not closed.is_open
    assert list(PrintRequest.objects.filter(form=actions.SHEET).values_list("subject_id", flat=True)) == [campaign.pk]
    with pytest.raises(WrongStage, match="закрыто"):
        made.read(campaign, teacher)
    with pytest.raises(WrongStage, match="закрыто"):
        actions.close(campaign, by=clerk)
    with pytest.raises(WrongStage, match="закрыто"):
        actions.mark_left(made.row_of(campaign, teacher), reason="уволен", by=clerk)


def test_a_day_that_has_passed_is_no_term():
    with pytest.raises(BadInput, match="уже прошло"):
        made.for_staff(made.redaction(), make.executor(), due_on=TODAY() - timedelta(days=1))


def test_a_paper_sheet_is_entered_with_its_scan_for_all_who_signed_it():
    one, two, clerk = make.executor(last_name="Волков"), make.executor(last_name="Громов"), make.clerk()
    campaign = made.for_staff(made.redaction(), one, two)
    scan = make.stored_file(b"%PDF-1.7", name="лист.pdf")
    paper = actions.Paper(scan=scan, signed_on=date(2026, 3, 3))

    written = actions.record_paper(campaign, addressees=list(campaign.addressees.all()), paper=paper, by=clerk, on=TODAY())

    assert {(row.name, row.method, row.signed_on, row.scan, row.by) for row in written} == {
        (one.full_name, Method.PAPER, date(2026, 3, 3), scan, clerk),
        (two.full_name, Method.PAPER, date(2026, 3, 3), scan, clerk),
    }


@pytest.mark.parametrize(("day", "sentence"), [(date(2026, 2, 25), "не может быть раньше"), (date(2099, 1, 1), "ещё не наступило")])
def test_an_impossible_day_on_paper_is_refused(day, sentence):
    campaign = made.for_staff(made.redaction(), make.executor())
    paper = actions.Paper(scan=make.stored_file(), signed_on=day)

    with pytest.raises(BadInput, match=sentence):
        actions.record_paper(campaign, addressees=list(campaign.addressees.all()), paper=paper, by=make.clerk(), on=TODAY())


def test_nobody_has_signed_for_a_rebuilt_text_before_the_order_that_made_it():
    who = story.cast()
    first = story.signed(who)
    story.changed(who, first, make_reader.without_binding, since=date(2026, 9, 1))
    story.changed(who, first, make_reader.opens_at(8), since=date(2026, 5, 1), at=make_reader.APRIL)
    rebuilt = first.regulation.redactions.get(number=4)
    campaign = made.for_staff(rebuilt, who.engineer)
    paper = actions.Paper(scan=make.stored_file(), signed_on=date(2026, 4, 9))

    with pytest.raises(BadInput, match="подписан 10\u00a0апреля\u00a02026"):
        actions.record_paper(campaign, addressees=list(campaign.addressees.all()), paper=paper, by=who.clerk, on=TODAY())


def test_a_personal_link_opens_until_it_is_replaced():
    campaign = made.for_outsiders(made.redaction())
    first = made.link(campaign)
    holder = queries.of_link(first)

    second = made.link(campaign)

    assert queries.of_link(first) is None
    assert queries.of_link(second) == holder
    with pytest.raises(NotAllowed, match="больше не действует"):
        actions.confirm_by_link(holder, shown_sha256=campaign.content_sha256)
    written = actions.confirm_by_link(queries.of_link(second), shown_sha256=campaign.content_sha256)
    assert (written.name, written.method, written.by) == (made.PARENT.name, Method.LINK, None)


@pytest.mark.parametrize("person", [make.executor, make.editor, make.head])
def test_campaigns_are_kept_by_lawyer_clerk_and_administrator_alone(person):
    campaign = made.for_staff(made.redaction(), make.executor())
    by = person()
    row = campaign.addressees.get()

    for act in (
        lambda: made.for_outsiders(campaign.redaction, by=by),
        lambda: actions.close(campaign, by=by),
        lambda: actions.add_newcomers(campaign, by=by),
        lambda: actions.mark_left(row, reason="уволен", by=by),
        lambda: actions.move_due(campaign, due_on=made.DUE, by=by, on=TODAY()),
        lambda: actions.record_paper(campaign, addressees=[row], paper=actions.Paper(make.stored_file(), TODAY()), by=by, on=TODAY()),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_five_hundred_people_are_put_on_the_list_at_once(django_assert_max_num_queries):
    school = make.unit("Школа")
    for number in range(500):
        make.User.objects.create(username=f"t{number}", last_name=f"Учитель {number}", unit=school)
    redaction, clerk = made.redaction(), make.clerk()

    with django_assert_max_num_queries(50):
        campaign = actions.start_for_staff(redaction, circle=Circle(units=(school,)), terms=made.terms(), by=clerk, on=TODAY())

    assert campaign.addressees.count() == Addressee.history.count() == 500


@pytest.mark.parametrize(("day", "is_offered"), [(date(2026, 2, 27), True), (date(2026, 4, 27), True), (date(2026, 4, 28), False)])
def test_a_fresh_redaction_is_offered_until_workers_are_asked(day, is_offered):
    redaction = made.redaction()

    assert queries.to_make_known(on=day) == ([redaction] if is_offered else [])


def test_a_redaction_with_a_campaign_is_offered_no_more():
    redaction = made.redaction()
    made.for_staff(redaction, make.executor(), on=date(2026, 2, 27))

    assert queries.to_make_known(on=date(2026, 2, 27)) == []
