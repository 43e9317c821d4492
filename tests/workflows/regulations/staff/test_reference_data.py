"""Acts, councils and routes in the admin."""


import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make as people
from tests.workflows.regulations.staff import make_drafts as make
from workflows.regulations import actions
from workflows.regulations.models import ApprovalRoute, Regulation, RouteStep
from workflows.regulations.queries import current_packet

pytestmark = pytest.mark.django_db


def approved():
    draft = make.on_signature()
    actions.sign_order(draft, shown_sha256=current_packet(draft).sha256, by=make.director(), at=timezone.now())
    return Regulation.objects.get()


def fields_of(act, **changed):
    return {"kind": act.kind, "title": act.title, "short_title": act.short_title, "slug": act.slug, "owner": "", "audience": "", **changed}


def test_approved_act_keeps_its_name_kind_and_address():
    act = approved()
    changed = {"kind": "Положение", "title": "Другое", "slug": "drugoe", "short_title": "Короче"}

    make.signed_in(make.lawyer()).post(reverse("regulations:edit", args=[act.pk]), fields_of(act, **changed))

    now = Regulation.objects.get()
    assert (now.kind, now.title, now.slug, now.short_title) == (act.kind, act.title, act.slug, "Короче")


def test_act_without_redactions_is_renamed():
    act = make.regulation()

    make.signed_in(make.lawyer()).post(reverse("regulations:edit", args=[act.pk]), fields_of(act, title="Другое"))

    assert Regulation.objects.get().title == "Другое"


def test_act_with_drafts_is_not_deleted():
    act = make.draft().regulation

    response = make.signed_in(make.superuser()).post(reverse("regulations:delete", args=[act.pk]))

    assert response.status_code == 302
    assert Regulation.objects.count() == 1


def route_form(*steps, **fields):
    filled = {"title": "Короткий", **fields, "steps-TOTAL_FORMS": str(len(steps)), "steps-INITIAL_FORMS": "0"}
    for index, (position, kind, title, holder) in enumerate(steps):
        values = {"position": position, "kind": kind, "title": title, "holder": holder or "", "days": 3}
        filled |= {f"steps-{index}-{name}": str(value) for name, value in values.items()}
    return filled


def save_route(*steps, **fields):
    return make.signed_in(people.administrator()).post(reverse("approval-routes:add"), route_form(*steps, **fields))


def test_route_is_saved_with_its_steps():
    save_route((1, "visa", "Зам", make.holder().pk), (2, "signature", "Директор", None))

    assert list(RouteStep.objects.values_list("position", "kind", "title")) == [(1, "visa", "Зам"), (2, "signature", "Директор")]


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([(1, "visa", "Зам", True)], "В маршруте нет шага «подпись приказа». Без него ничего не утверждается: добавьте его."),
        ([(2, "visa", "Зам", True), (1, "signature", "Директор", None)], "Подпись приказа идёт после всех виз. Поставьте ей большую очередь."),
    ],
)
def test_route_without_a_last_word_of_the_director_is_not_saved(steps, sentence):
    filled = [(position, kind, title, make.holder().pk if holder else None) for position, kind, title, holder in steps]

    response = save_route(*filled)

    assert response.context["form"].steps.non_form_errors() == [sentence]
    assert ApprovalRoute.objects.count() == 0


def test_visa_needs_a_person():
    response = save_route((1, "visa", "Зам", None), (2, "signature", "Директор", None))

    assert response.context["form"].steps.forms[0].errors["holder"] == ["Выберите, кто ставит эту визу."]
    assert ApprovalRoute.objects.count() == 0


def test_second_default_route_is_told():
    make.route()

    response = save_route((1, "visa", "Зам", make.holder().pk), (2, "signature", "Директор", None), is_default="on")

    assert response.context["form"].errors["is_default"] == ["По умолчанию уже идёт маршрут «Обычный». Сначала снимите отметку у него."]


def test_used_route_is_not_deleted():
    route = make.draft().route

    make.signed_in(people.administrator()).post(reverse("approval-routes:delete", args=[route.pk]))

    assert ApprovalRoute.objects.count() == 1


@pytest.mark.parametrize("name", ["regulations", "approval-routes", "opinion-bodies"])
def test_lists_open_and_cost_the_same_for_one_and_for_three(name, django_assert_num_queries, django_assert_max_num_queries):
    client = make.signed_in(make.superuser())
    make.on_visa("first")
    url = reverse(f"{name}:index")
    client.get(url)

    with django_assert_max_num_queries(40) as counted:
        client.get(url)
    for number in (2, 3):
        act = Regulation.objects.create(slug=f"act-{number}", kind="Порядок", title="Порядок", short_title=f"Порядок {number}")
        route = ApprovalRoute.objects.create(title=f"Маршрут {number}")
        RouteStep.objects.create(route=route, position=1, title="Зам", holder=make.holder())
        act.opinions.create(name=f"совет {number}", genitive=f"совета {number}")

    with django_assert_num_queries(len(counted)):
        client.get(url)


