"""A letter that became no appeal is erased when the house has kept it long enough; a letter that any appeal needs never is."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import make, make_appeal, make_letter
from tests.make_appeal import NOVEMBER_2
from tests.workflows.mailroom import make_mail
from tests.workflows.mailroom.make_mail import MINUTE, NOW, fates
from workflows.appeals.models import HouseRules, house_rules
from workflows.archive.erasing import ERASED
from workflows.errors import WrongStage
from workflows.files.dropping import remove_bytes
from workflows.files.models import Blob, Dropped, StoredFile
from workflows.files.storage import path_of
from workflows.files.verification import problems
from workflows.inbox.models import RawLetter, ReadFile, Reading
from workflows.journal.entries import broken_links
from workflows.journal.models import Entry
from workflows.mailroom import actions, forgetting, rules
from workflows.mailroom.models import ErasedLetter, Filing

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

DAY = timedelta(days=1)
LIST_ID = ("List-Id: <shop>",)
OVER = NOW + 366 * DAY


def refused(came, data):
    """A letter that two people took for no appeal."""
    filing = came(data)
    actions.doubt(filing, reason="Реклама", by=make.clerk(), at=NOW)
    actions.confirm(filing, by=make.lawyer(), at=NOW + MINUTE)
    return filing


@pytest.fixture
def spam(came):
    data = make_letter.with_file(b"\xff\xd8 photo", sender="shop@spam.example").replace(b"From:", b"List-Id: <shop>\r\nFrom:", 1)
    return refused(came, data)


def test_bytes_words_and_addresses_go_and_what_proves_stays(spam):
    letter, sha256 = spam.letter, spam.letter.file.blob.sha256
    files = list(StoredFile.objects.values_list("blob__sha256", flat=True))

    assert forgetting.forget(at=OVER) == 1
    for blob in Blob.objects.dropped():  # the queue does it after the commit
        remove_bytes(blob.pk)

    left = ErasedLetter.objects.get()
    assert (left.letter, left.sender_domain, left.days, left.at) == (letter, "spam.example", 365, OVER)
    assert (Reading.objects.count(), ReadFile.objects.count()) == (0, 0)
    assert [path_of(one).exists() for one in files] == [False, False]
    assert set(StoredFile.objects.values_list("name", flat=True)) == {ERASED}
    assert set(Dropped.objects.values_list("reason", "by")) == {(forgetting.REASON, None)}
    assert (Blob.objects.filter(sha256=sha256).count(), RawLetter.objects.get().received_at, spam.resolution.choice) == (1, NOW, "not_appeal")
    assert list(problems()) == []


def test_one_line_of_the_journal_tells_of_it_and_names_nobody(spam):
    forgetting.forget(at=OVER)

    entry = Entry.objects.get(verb="letter.erased")
    assert (entry.by, entry.subject) == (None, f"mailroom.filing:{spam.pk}")
    assert entry.summary == f"Письмо № {spam.letter_id}: стёрто, закончился срок хранения письма, не ставшего обращением (365 дн.)"
    assert spam.letter.file.blob.sha256 in entry.facts
    assert list(broken_links()) == []


def test_the_time_is_counted_from_the_decision_and_is_the_choice_of_the_house(spam):
    decided = timezone.localdate(NOW + MINUTE)

    def gone_on(days):
        return [filing.pk for filing in forgetting.due(on=decided + timedelta(days=days))]

    assert (gone_on(365), gone_on(366)) == ([], [spam.pk])
    HouseRules.objects.create(letters_days=92, letters_basis="п. 5.1 Положения")
    assert (gone_on(92), gone_on(93)) == ([], [spam.pk])
    forgetting.forget(at=OVER)
    assert (ErasedLetter.objects.get().days, ErasedLetter.objects.get().basis) == (92, "п. 5.1 Положения")


def test_the_house_keeps_letters_no_shorter_than_a_complaint_may_come():
    assert "219" in house_rules().letters_basis
    with pytest.raises(IntegrityError), transaction.atomic():
        HouseRules.objects.create(letters_days=91)


def test_of_every_sort_of_letter_only_those_without_an_appeal_go(came):
    """The table: what became of the letter, and whether it is erased."""
    appeal = make_appeal.registered(on=NOVEMBER_2)
    taken, attached, waiting, twin = (came(data) for data in (make_letter.eml("Новое"), make_letter.eml("Что с делом?", subject=f"№ {appeal.number}", sender="a@b.example"), make_letter.eml("Скидки", headers=LIST_ID), make_letter.eml("Новое")))
    actions.attach(attached, appeal, by=make.clerk(), on=NOVEMBER_2, at=NOW + MINUTE)
    actions.mark_duplicate(twin, by=make.clerk(), at=NOW + MINUTE)
    make_mail.closed_door()
    explained = came(make_letter.eml("Другая просьба", sender="other@example.org"))
    sold = refused(came, make_letter.eml("Распродажа", headers=LIST_ID))

    forgetting.forget(at=OVER)

    gone = set(ErasedLetter.objects.values_list("letter", flat=True))
    all_of_them = {"taken": taken, "attached": attached, "waiting": waiting, "twin": twin, "explained": explained, "sold": sold}
    assert fates(all_of_them.values()) == ["appeal", "aside/foreign", "aside/mailing", "aside/twin", "explained", "aside/mailing"]
    assert {name: one.letter_id in gone for name, one in all_of_them.items()} == {"taken": False, "attached": False, "waiting": False, "twin": True, "explained": True, "sold": True}


def test_bytes_that_an_appeal_holds_stay_whatever_was_decided(spam):
    """The clerk also entered the very letter as a scan of an appeal."""
    make_appeal.received(raw=spam.letter.file)

    assert forgetting.forget(at=OVER) == 0
    assert (ErasedLetter.objects.count(), Reading.objects.count(), Dropped.objects.count()) == (0, 1, 0)


def test_the_database_itself_lets_no_letter_of_an_appeal_go(came):
    taken, waiting = came(make_letter.eml()), came(make_letter.eml("Скидки", headers=LIST_ID))

    for filing in (taken, waiting):
        with pytest.raises(IntegrityError, match="Письмо относится к обращению или ещё не разобрано"), transaction.atomic():
            ErasedLetter.objects.create(letter=filing.letter, days=365, at=OVER)
        with pytest.raises(IntegrityError, match="Файл не назван"), transaction.atomic():
            Dropped.objects.create(file=filing.letter.file, reason="просто так", at=OVER)


def test_erased_once_and_copies_that_come_later_bring_nothing_back(spam):
    first, second = forgetting.forget(at=OVER), forgetting.forget(at=OVER)
    again = RawLetter.objects.create(account="a", folder="b", uidvalidity=1, uid=1, received_at=OVER, size=1, is_whole=True, file=spam.letter.file, collected_at=OVER)
    make_mail.pipeline.sort(at=OVER)

    assert (first, second) == (1, 0)
    assert (fates(Filing.objects.filter(letter=again)), Reading.objects.count()) == (["copy"], 0)


def test_nothing_can_be_done_with_an_erased_letter_any_more(came):
    make_mail.closed_door()
    filing = came(make_letter.eml())
    forgetting.forget(at=OVER)

    with pytest.raises(WrongStage, match="Письмо стёрто"):
        rules.is_open(filing)
    with pytest.raises(WrongStage, match="Письмо стёрто"):
        actions.take_as_appeal(filing, by=make.clerk(), at=OVER)


def test_the_card_and_the_list_say_what_is_left(spam, at_desk):
    forgetting.forget(at=OVER)
    client = at_desk(make.clerk())

    card, listed = client.get(f"/admin/mail-room/{spam.pk}/").content.decode(), client.get("/admin/mail-room/?view=all").content.decode()

    assert [sign for sign in ("Письмо стёрто", "spam.example", spam.letter.file.blob.sha256, "не является обращением") if sign not in card] == []
    assert [sign for sign in ("shop@spam.example", "photo.jpg", ".eml") if sign in card] == []
    assert "Письмо стёрто" in listed
