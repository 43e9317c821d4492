"""Sheets of approval and of opinions: as they stand while a round runs, and as they are kept."""

from datetime import date

import pytest
from django.urls import reverse

from tests import make, make_print
from tests.workflows.regulations import story
from tests.workflows.regulations.visas import make_visas as visas
from workflows.printing.models import PrintRequest
from workflows.printing.queue import build
from workflows.regulations import actions
from workflows.regulations.models import RedactionDraft
from workflows.regulations.sheet_documents import opinions_pdf, visas_pdf
from workflows.regulations.stages import Decision, OpinionResult

pytestmark = pytest.mark.django_db


def _heard(who) -> RedactionDraft:
    """A round with a substitute, remarks, a request and a body that does not exist."""
    act = make.regulation()
    body, council = visas.workers(act), story.council(act)
    methodist = make.executor(last_name="Лисина")
    visas.absent(who.deputy, substitute=methodist)
    draft = visas.submitted(who, regulation=act)
    actions.ask_opinions(draft, bodies=[body], sent_on=visas.DAY, how="лично под подпись", by=who.clerk, at=visas.MONDAY)
    missing = actions.Opinion(council, OpinionResult.NO_BODY, comment="Справка от 10.11.2026 № 7.", scan=make.stored_file(b"scan", name="spravka.pdf"))
    actions.record_opinion(draft, opinion=missing, by=who.clerk, at=visas.MONDAY)
    return visas.decide(draft, step=0, by=methodist, at=visas.day(20), decision=Decision.REMARKS, comment="Уточнить п. 1.1.")


def test_the_approval_sheet_of_a_running_round_shows_it_as_it_stands(at_desk):
    visas.calendar(2026)
    who = story.cast()
    draft = _heard(who)

    response = at_desk(who.lawyer).get(reverse("regulations_sheet", args=[draft.pk, "visas"]))

    words = make_print.words(response.content)
    assert response["Content-Type"] == "application/pdf"
    assert "Показывает то, что было к этому моменту" in words
    assert "Лисина Олег Петровна за: Волков Олег Петровна, Методист (замещение: приказ от 13.11.2026 № 5-к)" in words
    assert "согласен с замечаниями Уточнить п. 1.1." in words
    assert "до 19 ноября 2026 г., просрочено на 1 рабочий день 20.11.2026" in words
    assert "Инженер Громов Олег Петровна ждём решения" in words


def test_the_sheet_of_opinions_shows_requests_terms_and_proofs(at_desk):
    visas.calendar(2026)
    who = story.cast()
    draft = _heard(who)

    response = at_desk(who.clerk).get(reverse("regulations_sheet", args=[draft.pk, "opinions"]))

    words = make_print.words(response.content)
    assert "Орган не создан, протокола нет Справка от 10.11.2026 № 7. скан «spravka.pdf», SHA-256" in words
    assert "получен 16 ноября 2026 г., лично под подпись срок до 23 ноября 2026 г." in words
    assert "Ждём мнения" in words


def test_after_the_signature_the_kept_sheets_are_given(at_desk):
    visas.calendar(2026)
    who = story.cast()
    draft = _heard(who)
    draft = visas.decide(draft, step=1, by=who.engineer, at=visas.day(20))
    agreed = actions.Opinion(draft.regulation.opinions.get(kind="workers"), OpinionResult.AGREED, "4", date(2026, 11, 18))
    actions.record_opinion(draft, opinion=agreed, by=who.clerk, at=visas.day(20))
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    story.sign(actions.send_to_signature(draft, by=who.clerk), by=who.head, at=visas.day(20))
    for request in PrintRequest.objects.filter(form__in=["regulations.visas.pdf", "regulations.opinions.pdf"]):
        build(request)
    client = at_desk(who.lawyer)

    kept = {kind: client.get(reverse("regulations_sheet", args=[draft.pk, kind])) for kind in ("visas", "opinions")}

    assert ["attachment" in response["Content-Disposition"] for response in kept.values()] == [True, True]
    submission = draft.submissions.get()
    assert kept["visas"].content == visas_pdf(submission.pk).data
    assert kept["opinions"].content == opinions_pdf(submission.pk).data
    words = [make_print.words(response.content) for response in kept.values()]
    assert [("Показывает то, что было" in said) for said in words] == [False, False]
    assert "подписано" in words[0]
    assert "Согласие, протокол от 18 ноября 2026 г. № 4" in words[1]


@pytest.mark.parametrize("kind", ["visas", "opinions"])
def test_sheets_are_not_given_to_strangers_and_before_the_first_round(at_desk, kind):
    who = story.cast()
    begun = story.begun(who)
    client = at_desk(who.lawyer)
    assert client.get(reverse("regulations_sheet", args=[begun.pk, kind])).status_code == 404

    draft = actions.submit(begun, by=who.lawyer)

    assert at_desk(make.executor()).get(reverse("regulations_sheet", args=[draft.pk, kind])).status_code == 403
    assert client.get(reverse("regulations_sheet", args=[draft.pk, "other"])).status_code == 404
