"""Each address of the staff screens for each role: who is let in, who is told why not."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from tests import make as people
from tests.workflows.regulations.staff import make_drafts as make
from workflows.files.kept import keep, token_of
from workflows.people import roles

pytestmark = pytest.mark.django_db

# director, lawyer, clerk, executor without a visa, editor, administrator, the holder of the visa, superuser
WHO = ("director", "lawyer", "clerk", "executor", "editor", "administrator", "holder", "superuser")
BY_ROLE = {"executor": roles.EXECUTOR, "editor": roles.EDITOR, "administrator": roles.ADMINISTRATOR}
OK, NO, TO = 200, 403, 302  # TO: a sentence on another page


def who(name):
    return people.user(role=BY_ROLE[name]) if name in BY_ROLE else getattr(make, name)()


#                                        stage             dir law clk exe edi adm hol sup
TABLE = [
    ("regulations_draft",                make.draft,        OK, OK, OK, NO, NO, NO, NO, OK),
    ("regulations_draft",                make.on_visa,      OK, OK, OK, NO, NO, NO, OK, OK),
    ("regulations_draft",                make.on_signature, OK, OK, OK, NO, NO, NO, OK, OK),
    ("regulations_submit",               make.draft,        NO, OK, NO, NO, NO, NO, NO, OK),
    ("regulations_submit",               make.on_visa,      TO, TO, TO, NO, NO, NO, TO, TO),
    ("regulations_withdraw",             make.on_visa,      NO, OK, NO, NO, NO, NO, NO, OK),
    ("regulations_withdraw",             make.draft,        TO, TO, TO, NO, NO, NO, NO, TO),
    ("regulations_reject",               make.draft,        NO, OK, NO, NO, NO, NO, NO, OK),
    ("regulations_opinion",              make.agreed,       NO, OK, OK, NO, NO, NO, NO, OK),
    ("regulations_opinion",              make.draft,        TO, TO, TO, NO, NO, NO, NO, TO),
    ("regulations_order",                make.agreed,       NO, OK, OK, NO, NO, NO, NO, OK),
    ("regulations_order_words",          make.agreed,       NO, TO, TO, NO, NO, NO, NO, TO),
    ("regulations_send",                 make.agreed,       NO, TO, TO, NO, NO, NO, NO, TO),
    ("regulations_send",                 make.on_signature, TO, TO, TO, NO, NO, NO, TO, TO),
]  # fmt: skip


@pytest.mark.parametrize("posted", [False, True])
@pytest.mark.parametrize(("address", "maker", "expected"), [(name, maker, dict(zip(WHO, codes, strict=True))) for name, maker, *codes in TABLE])
def test_address_of_a_draft(address, maker, expected, posted):
    draft = maker()
    stage = draft.stage
    url = reverse(address, args=[draft.pk])

    answers = {}
    for name in WHO:
        client = make.signed_in(who(name))
        answers[name] = client.get(url).status_code
        if posted and expected[name] == NO:
            assert client.post(url, {"reason": "Так"}).status_code == NO

    assert answers == expected
    assert make.fresh(draft).stage == stage


LAWYERS = {"lawyer", "superuser"}


@pytest.mark.parametrize("address", ["regulations_begin", "regulations_import", "regulations_blank"])
def test_only_a_lawyer_begins(address):
    answers = {name: make.signed_in(who(name)).get(reverse(address)).status_code for name in WHO}

    assert answers == {name: OK if name in LAWYERS else NO for name in WHO}


def test_loaded_document_is_seen_by_the_one_who_loaded_it():
    lawyer = make.lawyer()
    stored = keep(ContentFile("1. Общие положения\n1.1. Текст.".encode(), name="poryadok.txt"), by=lawyer)
    url = reverse("regulations_review", args=[token_of(stored, by=lawyer)])

    answers = {name: make.signed_in(who(name)).get(url).status_code for name in WHO}

    assert answers == {name: OK if name == "lawyer" else TO if name == "superuser" else NO for name in WHO}


def test_visa_of_another_is_not_put():
    draft = make.on_visa()
    url = reverse("regulations_visa", args=[draft.pk, 0])

    answers = {name: make.signed_in(who(name)).post(url, {}).status_code for name in WHO}

    assert answers == {name: OK if name == "holder" else NO for name in WHO}


def test_signature_step_is_not_a_visa():
    draft = make.on_visa()

    assert make.signed_in(make.director()).post(reverse("regulations_visa", args=[draft.pk, 1]), {}).status_code == NO


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("list", dict(zip(WHO, (OK, OK, OK, TO, TO, TO, TO, OK), strict=True))),
        ("edit", dict(zip(WHO, (TO, OK, TO, TO, TO, TO, TO, OK), strict=True))),
        ("history", dict(zip(WHO, (TO, OK, TO, TO, TO, TO, TO, OK), strict=True))),
        ("usage", dict(zip(WHO, (TO, OK, TO, TO, TO, TO, TO, OK), strict=True))),
        ("delete", dict(zip(WHO, (TO, TO, TO, TO, TO, TO, TO, TO), strict=True))),
    ],
)
def test_address_of_the_editor(name, expected):
    draft = make.draft()
    args = [] if name == "list" else [draft.pk]
    url = reverse(f"wagtailsnippets_regulations_redactiondraft:{name}", args=args)

    answers = {person: make.signed_in(who(person)).get(url).status_code for person in WHO}

    assert answers == expected


@pytest.mark.parametrize("name", ["scan", "source"])
def test_files_of_a_draft_are_not_given_to_strangers(name):
    draft = make.draft()
    args = [draft.pk, 1] if name == "scan" else [draft.pk]
    url = reverse(f"regulations_{name}", args=args)

    answers = {person: make.signed_in(who(person)).get(url).status_code for person in WHO}

    assert answers == dict(zip(WHO, (404, 404, 404, NO, NO, NO, NO, 404), strict=True))


def test_visitor_is_sent_to_the_sign_in_page(client):
    draft = make.on_visa()

    response = client.get(reverse("regulations_draft", args=[draft.pk]))

    assert response.status_code == 302
    assert response.url.startswith(reverse("wagtailadmin_login"))


def test_missing_draft_is_not_found():
    assert make.signed_in(make.lawyer()).get(reverse("regulations_draft", args=[999])).status_code == 404
