"""The right to sign on the screen: entered with a trace, and after the first signature only closed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from tests import make
from workflows.errors import NotAllowed
from workflows.journal.models import Entry
from workflows.signing import actions
from workflows.signing.models import SigningAuthority
from workflows.signing.signatures import put_signature

pytestmark = pytest.mark.django_db


def _fields(authority: SigningAuthority, **changes) -> dict[str, object]:
    stored = {
        "user": authority.user_id,
        "capacity": authority.capacity,
        "covers": authority.covers,
        "post": authority.post,
        "basis": authority.basis,
    }
    return {**stored, "valid_from": authority.valid_from.isoformat(), "valid_to": "", **changes}


def _used() -> SigningAuthority:
    head = make.head()
    at = datetime(2026, 2, 26, 10, tzinfo=ZoneInfo("Europe/Moscow"))
    return put_signature(subject="orders.order:1", sha256="a" * 64, by=head, at=at, on=at.date()).authority


def test_the_administrator_enters_an_acting_head_and_the_journal_knows(at_desk):
    deputy, administrator = make.user(last_name="Орлова"), make.administrator()

    at_desk(administrator).post(
        reverse("signingauthority:add"),
        {
            "user": deputy.pk,
            "capacity": "acting",
            "covers": "all",
            "post": "И.о. генерального директора",
            "valid_from": "2026-03-01",
            "valid_to": "2026-03-14",
            "basis": "Приказ от 27.02.2026 № 02/0226-К",
        },
    )

    assert SigningAuthority.objects.get().valid_to == date(2026, 3, 14)
    entry = Entry.objects.get()
    assert (entry.verb, entry.by) == ("signing.authority_entered", administrator)
    assert entry.summary.startswith(
        "Право подписи внесено: И.о. генерального директора: Орлова Мария Петровна, с 01.03.2026 по 14.03.2026."
    )


def test_a_used_right_is_closed_by_its_last_day_and_nothing_else_changes(at_desk):
    authority = _used()

    at_desk(make.administrator()).post(
        reverse("signingauthority:edit", args=[authority.pk]),
        _fields(authority, post="Император", valid_to="2026-02-28"),
    )

    authority.refresh_from_db()
    assert (authority.post, authority.valid_to) == ("Генеральный директор", date(2026, 2, 28))


def test_a_used_right_does_not_end_before_its_last_signature(at_desk):
    authority = _used()

    page = at_desk(make.administrator()).post(
        reverse("signingauthority:edit", args=[authority.pk]), _fields(authority, valid_to="2026-02-25")
    )

    assert "подписано 26.02.2026. Последний день не может быть раньше." in page.content.decode()
    assert SigningAuthority.objects.get().valid_to is None


def test_past_the_form_the_rule_holds_too():
    authority = _used()
    authority.post = "Император"

    with pytest.raises(NotAllowed, match="меняется только последний день"):
        actions.keep_authority(authority, by=make.administrator())


def test_who_does_not_keep_rights_enters_none():
    authority = SigningAuthority(user=make.user(), post="Директор", valid_from=date(2026, 1, 1), basis="–")

    with pytest.raises(NotAllowed, match="вносит и закрывает администратор"):
        actions.keep_authority(authority, by=make.clerk())


def test_a_right_is_never_deleted(at_desk):
    authority = _used()

    at_desk(make.user(is_superuser=True)).post(reverse("signingauthority:delete", args=[authority.pk]))

    assert SigningAuthority.objects.count() == 1
