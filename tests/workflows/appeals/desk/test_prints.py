"""Papers that the desk prints: from the card, from the lists, for a period, each for who may have it."""

import pytest
from lxml import html

from tests import make
from tests.workflows.appeals.desk import make_desk as desk
from tests.workflows.appeals.desk.make_desk import at, errors, steps, words
from workflows.appeals.actions.receipts import RECEIPT
from workflows.appeals.models import Channel, Reading
from workflows.files.storage import store
from workflows.printing.models import Print, PrintRequest

pytestmark = pytest.mark.django_db

TODAY = f"{desk.TODAY:%d.%m.%Y}"


def buttons(response) -> list[str]:
    """Buttons in the head of a list."""
    page = html.fromstring(response.content.decode())
    return [" ".join(one.text_content().split()) for one in page.xpath("//header//a[contains(@class, 'button') or contains(@class, 'w-header-button')]")]


def is_pdf(response) -> bool:
    """A PDF given as a file."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response["Content-Disposition"].startswith("attachment") and body.startswith(b"%PDF")


def test_the_registration_card_is_printed_and_the_reading_is_kept(at_desk):
    clerk, appeal = make.clerk(), desk.registered(sensitivity="sensitive")
    client = at_desk(clerk)

    given = client.get(at("card_print", appeal.pk))

    assert is_pdf(given)
    assert "Печать РКК (PDF)" in words(client.get(at("card", appeal.pk)))
    assert Reading.objects.filter(appeal=appeal, by=clerk, what=Reading.What.PRINT).count() == 1


def test_a_letter_without_a_number_has_no_card_to_print(at_desk):
    letter = desk.received()

    page = at_desk(make.clerk()).get(at("card_print", letter.pk), follow=True)

    assert "не зарегистрировано: карточка печатается после регистрации" in words(page)


def test_who_hands_a_letter_in_gets_a_receipt_from_the_card(at_desk):
    letter, client = desk.received(channel=Channel.HAND), at_desk(make.clerk())

    before = client.get(at("receipt_print", letter.pk), follow=True)
    client.post(at("receipt", letter.pk))
    file = store(b"%PDF receipt", name="receipt.pdf", media_type="application/pdf", by=None)
    request, _ = PrintRequest.objects.get_or_create(form=RECEIPT, subject_id=letter.intake_id)
    Print.objects.get_or_create(request=request, defaults={"file": file, "sha256": file.blob.sha256, "renderer": "test 1"})

    assert "Расписка ещё не готова" in words(before)
    assert "Расписка о приёме (PDF)" in words(client.get(at("card", letter.pk)))
    assert is_pdf(client.get(at("receipt_print", letter.pk)))


def test_a_letter_by_post_has_a_notice_and_no_receipt(at_desk):
    letter, client = desk.received(), at_desk(make.clerk())

    page = client.get(at("receipt", letter.pk), follow=True)

    assert "остальным – уведомление о регистрации" in words(page)
    assert "Выдать расписку" not in steps(client.get(at("card", letter.pk)))[1]


def test_lists_offer_their_papers_to_those_who_print_registers(at_desk):
    desk.registered()
    people = {"clerk": at_desk(make.clerk()), "executor": at_desk(make.executor())}
    wanted = {"index": ["Печать журнала", "Выгрузка журнала"], "control": ["Контрольный список (PDF)"], "sendings": ["Реестр отправлений (PDF)"]}

    offered = {who: {name: [one for one in labels if one in words(client.get(at(name)))] for name, labels in wanted.items()} for who, client in people.items()}

    assert offered == {"clerk": wanted, "executor": {name: [] for name in wanted}}


@pytest.mark.parametrize("address", [("register_print", "journal"), ("register_print", "sendings"), ("control_print",)], ids="/".join)
def test_registers_are_printed_by_the_clerk_and_by_no_executor(at_desk, address):
    desk.registered()
    days = {"first": TODAY, "last": TODAY}

    printed, refused = at_desk(make.clerk()).get(at(*address), days), at_desk(make.executor()).get(at(*address), days)

    assert is_pdf(printed)
    assert refused.status_code == 403


def test_a_period_turned_round_stays_in_the_form_with_the_reason(at_desk):
    page = at_desk(make.clerk()).get(at("register_print", "journal"), {"first": TODAY, "last": f"{desk.YESTERDAY:%d.%m.%Y}"})

    assert any("Последний день раньше первого" in error for error in errors(page))
    assert TODAY in page.content.decode()


def test_there_is_no_other_register(at_desk):
    assert at_desk(make.clerk()).get(at("register_print", "other")).status_code == 404
