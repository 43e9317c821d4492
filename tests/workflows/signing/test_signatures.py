"""Only a person whose right to sign holds on the day signs: no group and no superuser mark replaces it."""

import re
from datetime import date

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests import make
from workflows.errors import NotAllowed
from workflows.signing.models import Capacity, Signature
from workflows.signing.signatures import authority_of, may_sign, put_signature, verification_key

pytestmark = pytest.mark.django_db
HASH = "a" * 64


def _sign(person, *, on: date = make.FEBRUARY_26) -> Signature:
    return put_signature(subject="orders.order:1", sha256=HASH, by=person, at=timezone.now(), on=on)


def test_the_director_signs_and_the_record_keeps_name_post_and_hash():
    signature = _sign(make.head())

    assert (signature.name, signature.full_name, signature.post, signature.capacity, signature.sha256) == (
        "А.В. Соколова",
        "Соколова Анна Викторовна",
        "Генеральный директор",
        Capacity.HEAD,
        HASH,
    )


def test_a_later_surname_does_not_change_the_signature():
    head = make.head()
    _sign(head)

    head.last_name = "Петрова"
    head.save()

    assert Signature.objects.get().name == "А.В. Соколова"


@pytest.mark.parametrize(
    ("on", "allowed"),
    [
        (date(2026, 1, 31), False),
        (date(2026, 2, 1), True),
        (date(2026, 2, 28), True),
        (date(2026, 3, 1), False),
    ],
)
def test_an_authority_holds_from_its_first_day_to_its_last(on, allowed):
    deputy = make.user()
    make.authority(
        deputy,
        since=date(2026, 2, 1),
        until=date(2026, 2, 28),
        capacity=Capacity.ACTING,
        post="И.о. генерального директора",
    )

    assert may_sign(deputy, on=on) is allowed


def test_the_acting_head_signs_as_acting_head_while_the_director_still_may():
    head, deputy = make.head(), make.user(last_name="Орлова", first_name="Ирина", patronymic="")
    make.authority(
        deputy,
        since=date(2026, 2, 20),
        until=date(2026, 3, 5),
        capacity=Capacity.ACTING,
        post="И.о. генерального директора",
    )

    signature = _sign(deputy)

    assert str(signature).startswith("И.о. генерального директора И. Орлова, ")
    assert may_sign(head, on=make.FEBRUARY_26) is True


def test_the_later_of_two_authorities_speaks():
    person = make.user()
    make.authority(person, since=date(2026, 1, 1), capacity=Capacity.ACTING, post="И.о. генерального директора")
    make.authority(person, since=date(2026, 2, 1))

    assert authority_of(person, on=make.FEBRUARY_26).post == "Генеральный директор"


def test_a_superuser_without_authority_does_not_sign():
    with pytest.raises(NotAllowed, match=r"нет права подписи на 26\.02\.2026"):
        _sign(make.user(is_superuser=True))


def test_a_member_of_the_directors_group_without_authority_does_not_sign():
    with pytest.raises(NotAllowed):
        _sign(make.user(role="Генеральный директор"))


def test_a_closed_account_does_not_sign():
    head = make.head(is_active=False)

    assert may_sign(head, on=make.FEBRUARY_26) is False
    with pytest.raises(NotAllowed):
        _sign(head)


@given(st.text(max_size=20), st.integers(min_value=1), st.datetimes(timezones=st.just(timezone.get_default_timezone())))
def test_the_key_is_sixteen_readable_signs_and_the_same_for_the_same_signature(subject, person, at):
    key = verification_key(subject, HASH, person, at)

    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}", key)
    assert key == verification_key(subject, HASH, person, at)


def test_two_signatures_at_one_moment_have_different_keys():
    now = timezone.now()
    keys = {verification_key(f"orders.order:{number}", HASH, 1, now) for number in range(2000)}

    assert len(keys) == 2000
