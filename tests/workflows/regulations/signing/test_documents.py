"""Documents of a redaction: each form is built from the archive alone, under a name that people read."""

from datetime import date

import pytest

from tests import make, make_print
from tests.workflows.regulations import story
from workflows.printing.models import Print, PrintRequest
from workflows.printing.queue import build
from workflows.regulations import actions, documents, sheet_documents
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import OpinionResult

pytestmark = pytest.mark.django_db


def test_everything_asked_for_at_signing_is_built_and_stored():
    redaction = story.signed(story.cast())

    for request in PrintRequest.objects.all():
        build(request)

    assert sorted(Print.objects.values_list("request__form", flat=True)) == [
        "orders.order.pdf",
        "regulations.redaction.akn",
        "regulations.redaction.docx",
        "regulations.redaction.json",
        "regulations.redaction.pdf",
        "regulations.visas.pdf",
    ]
    assert sorted(Print.objects.values_list("file__name", flat=True)) == sorted(
        [
            "Лист согласования. Порядок работы школы (круг 1).pdf",
            "Порядок работы школы (редакция 1).docx",
            "Порядок работы школы (редакция 1).json",
            "Порядок работы школы (редакция 1).pdf",
            "Порядок работы школы (редакция 1).xml",
            "Приказ от 26.02.2026 № 01-0226-У.pdf",
        ]
    )
    assert redaction.number == 1


def test_the_print_of_a_redaction_bears_its_order_and_signature():
    redaction = story.signed(story.cast())

    words = make_print.words(documents.redaction_pdf(redaction.pk).data)

    assert "от 26.02.2026 № 01/0226-У" in words
    assert redaction.order.signature.key in words
    assert "Школа работает с 9 часов." in words


def test_the_facts_of_a_redaction_come_from_the_signed_order():
    who = story.cast()
    redaction = story.signed(who)
    who.head.last_name = "Новая"
    who.head.save()

    facts = documents.facts_of(redaction)

    assert (facts.signer_post, facts.signer_name) == ("Генеральный директор", "А.В. Соколова")
    assert (facts.order_number, facts.order_date, facts.sha256) == (
        "01/0226-У",
        date(2026, 2, 26),
        redaction.content_sha256,
    )
    assert (facts.organisation, facts.code) == ("АНО «Школа»", "shkola")


@pytest.mark.parametrize(
    ("short_name", "code"), [("ПО АНО «МИРК»", "mirk"), ("Школа № 5", "shkola-5"), ("ЧОУ «Лицей «Ум»»", "um")]
)
def test_the_organisation_is_called_in_addresses_by_what_stands_in_quotes(short_name, code):
    assert documents.code_of(short_name) == code


def test_the_sheet_of_opinions_shows_a_council_that_does_not_exist():
    who = story.cast()
    regulation = make.regulation()
    body = story.council(regulation)
    draft = story.agreed(who, regulation=regulation)
    actions.record_opinion(
        draft, opinion=actions.Opinion(body, OpinionResult.NO_BODY, comment="Совет не создан."), by=who.clerk
    )

    words = make_print.words(sheet_documents.opinions_pdf(current_packet(draft).submission.pk).data)

    assert "Орган не создан, протокола нет Совет не создан." in words


def test_a_project_says_on_each_sheet_that_it_is_one():
    draft = story.before_director(story.cast())

    pages = make_print.pages(documents.project_pdf(current_packet(draft)))

    assert [("ПРОЕКТ" in page) for page in pages] == [True] * len(pages)
    assert "приказом от ___.___._______ № ____________" in pages[0]
