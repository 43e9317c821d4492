"""The provider of sign-in is entered by the administrator: off by default, with its source, the secret sealed and sent nowhere else."""

import pytest
from django.urls import reverse

from tests import make
from workflows.connections.sealing import unseal
from workflows.errors import BadInput, Incomplete, NotAllowed
from workflows.identity import actions, rules
from workflows.identity.actions import Given
from workflows.identity.models import Level, Provider, provider_in_use
from workflows.journal.models import Entry

pytestmark = pytest.mark.django_db
PAGE = reverse("citizen_sign_in")
TYPED = {"title": "Вход школы", "issuer": "https://login.example.ru", "client_id": "school", "secret": "sekret", "level": "account", "basis": "приказ № 5"}


def given(**fields) -> Given:
    return Given(**{**TYPED, "level": Level.ACCOUNT, "is_on": False, **fields})


def test_it_is_entered_on_its_page_and_turned_on_apart(at_desk):
    desk = at_desk(make.administrator())
    saved = desk.post(PAGE, TYPED)
    off = provider_in_use()
    desk.post(PAGE, {**TYPED, "secret": "", "is_on": "on"})

    row = Provider.objects.get()
    assert (saved.status_code, off, provider_in_use()) == (302, None, row)
    assert (row.issuer, row.basis, unseal(row.sealed), row.history.count()) == ("https://login.example.ru", "приказ № 5", "sekret", 2)


def test_the_secret_is_nowhere_in_plain(at_desk):
    desk = at_desk(make.administrator())
    desk.post(PAGE, TYPED)

    row = Provider.objects.get()
    kept = " ".join(str(vars(one)) for one in [row, *row.history.all(), *Entry.objects.all()])
    assert ("sekret" in kept, "sekret" in desk.get(PAGE).content.decode(), hasattr(row.history.get(), "sealed")) == (False, False, False)


def test_only_the_administrator_sees_and_changes_it(at_desk):
    with pytest.raises(NotAllowed, match="администратор"):
        actions.save(given(), by=make.clerk())

    assert [at_desk(person).get(PAGE).status_code for person in (make.clerk(), make.editor(), make.administrator())] == [302, 302, 200]


def test_a_kept_secret_goes_to_no_other_service():
    by = make.administrator()
    actions.save(given(), by=by)

    with pytest.raises(Incomplete, match="введите секрет заново"):
        actions.save(given(issuer="https://evil.example", secret=""), by=by)
    assert actions.save(given(issuer="https://other.example", secret="novyy"), by=by).issuer == "https://other.example"


@pytest.mark.parametrize("address", ["http://login.example.ru", "ftp://login.example.ru", "login.example.ru", "https://", "https://a.example/?x=1", "https://user@a.example"])
def test_an_address_without_protection_is_refused(address):
    with pytest.raises(BadInput):
        rules.is_safe(address)


def test_without_a_source_it_is_not_saved(at_desk):
    page = at_desk(make.administrator()).post(PAGE, {**TYPED, "basis": ""})

    assert ("Впишите, где решено" in page.content.decode(), Provider.objects.count()) == (True, 0)


def test_a_service_that_does_not_answer_is_told(at_desk):
    desk = at_desk(make.administrator())
    desk.post(PAGE, {**TYPED, "issuer": "http://127.0.0.1:9"})

    page = desk.post(PAGE, {"do": "check"}, follow=True)

    assert "Служба входа не отвечает по этому адресу" in page.content.decode()
