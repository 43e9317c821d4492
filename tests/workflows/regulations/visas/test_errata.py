"""Mistakes of reproduction: written down for everybody, and never a way round an order."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.desk.verification import findings
from tests import make
from tests.workflows.regulations import story
from workflows.errors import ArchiveIsFrozen, BadInput, Incomplete, NotAllowed
from workflows.regulations import actions
from workflows.regulations.errata import errata_of, errata_of_act
from workflows.regulations.models import Erratum, Provision, Redaction

pytestmark = pytest.mark.django_db


def _mistake(**fields) -> actions.Mistake:
    values = {
        "place": "титульный лист в PDF",
        "paper_says": "УТВЕРЖДЁН",
        "site_showed": "УТВЕРЖДЕН",
        "explanation": "Шрифт не знал буквы. Файл построен заново.",
    }
    return actions.Mistake(**{**values, **fields})


def _point(redaction: Redaction) -> Provision:
    return Provision.objects.get(redaction=redaction, label="1.1")


def test_the_clerk_records_what_was_shown_instead_of_the_paper():
    who = story.cast()
    redaction = story.signed(who)
    before = (redaction.content_sha256, redaction.html_sha256)

    erratum = actions.record_erratum(redaction, mistake=_mistake(), by=who.clerk)

    assert errata_of(redaction) == errata_of_act(redaction.regulation) == [erratum]
    stored = Redaction.objects.get(pk=redaction.pk)
    assert (stored.content_sha256, stored.html_sha256) == before
    assert [item.problem for item in findings()] == []


def test_words_of_a_point_are_those_of_the_signed_text():
    who = story.cast()
    redaction = story.signed(who)
    uid = _point(redaction).uid

    erratum = actions.record_erratum(
        redaction, mistake=_mistake(provision_uid=uid, place="п. 1.1", paper_says="с 9  часов", site_showed="с 6 часов"), by=who.lawyer
    )

    assert str(erratum).endswith("п. 1.1")


def test_a_text_is_not_changed_in_the_name_of_a_misprint():
    who = story.cast()
    redaction = story.signed(who)
    mistake = _mistake(provision_uid=_point(redaction).uid, paper_says="с 8 часов", site_showed="с 9 часов")

    with pytest.raises(BadInput, match="Если неверен сам утверждённый текст, нужен приказ о внесении изменений"):
        actions.record_erratum(redaction, mistake=mistake, by=who.lawyer)
    assert not Erratum.objects.exists()


@pytest.mark.parametrize(
    ("fields", "kind", "said"),
    [
        ({"site_showed": "УТВЕРЖДЁН "}, BadInput, "исправлять нечего"),
        ({"paper_says": " "}, Incomplete, "как в подлиннике"),
        ({"place": " "}, Incomplete, "в каком месте ошибка"),
        ({"explanation": ""}, Incomplete, "что исправлено"),
        ({"provision_uid": make.uid("another")}, BadInput, "Такого пункта в этой редакции нет"),
    ],
)
def test_a_record_without_a_difference_or_a_place_is_refused(fields, kind, said):
    who = story.cast()
    redaction = story.signed(who)

    with pytest.raises(kind, match=said):
        actions.record_erratum(redaction, mistake=_mistake(**fields), by=who.clerk)


def test_others_are_told_who_records():
    who = story.cast()
    redaction = story.signed(who)

    with pytest.raises(NotAllowed, match="юрист или делопроизводитель"):
        actions.record_erratum(redaction, mistake=_mistake(), by=who.deputy)


def test_what_is_recorded_stays():
    who = story.cast()
    erratum = actions.record_erratum(story.signed(who), mistake=_mistake(), by=who.clerk)

    erratum.paper_says = "другое"
    with pytest.raises(ArchiveIsFrozen):
        erratum.save()


def _form(**fields) -> dict[str, object]:
    values = {"provision": "", "place": "титульный лист", "paper_says": "УТВЕРЖДЁН", "site_showed": "УТВЕРЖДЕН", "explanation": "Заменён файл."}
    return {**values, **fields}


def test_the_card_of_a_redaction_leads_to_the_form_and_shows_the_record(at_desk):
    who = story.cast()
    redaction = story.signed(who)
    clerk, address = at_desk(who.clerk), reverse("regulations_erratum", args=[redaction.pk])
    card = reverse("redactions:inspect", args=[redaction.pk])
    assert address in clerk.get(card).content.decode()

    scan = SimpleUploadedFile("list.png", b"\x89PNG\r\n\x1a\n....", content_type="image/png")
    response = clerk.post(address, _form(scan=scan))

    assert (response.status_code, response.url) == (302, card)
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "Ошибка воспроизведения записана: её видно в карточке редакции и на странице истории акта."
    ]
    erratum = Erratum.objects.get()
    assert "Титульный лист" in clerk.get(card).content.decode()
    assert clerk.get(reverse("regulations_erratum_scan", args=[erratum.pk]))["Content-Disposition"].endswith("list.png")


def test_the_form_says_plainly_that_it_changes_no_text(at_desk):
    who = story.cast()
    redaction = story.signed(who)

    page = at_desk(who.lawyer).get(reverse("regulations_erratum", args=[redaction.pk])).content.decode()

    assert "Если неверен сам утверждённый текст, нужен приказ о внесении изменений." in page


def test_what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(at_desk):
    who = story.cast()
    redaction = story.signed(who)
    uid = str(_point(redaction).uid)
    scan = SimpleUploadedFile("list.png", b"\x89PNG\r\n\x1a\n....", content_type="image/png")

    response = at_desk(who.lawyer).post(
        reverse("regulations_erratum", args=[redaction.pk]), _form(provision=uid, place="", paper_says="с 8 часов", scan=scan)
    )

    form = response.context["form"]
    assert "нужен приказ о внесении изменений" in form.errors["paper_says"][0]
    assert (form["explanation"].value(), form["provision"].value()) == ("Заменён файл.", uid)
    assert response.context["kept_scan"].name == "list.png"


def test_without_a_place_the_form_asks_for_one(at_desk):
    who = story.cast()
    redaction = story.signed(who)

    response = at_desk(who.lawyer).post(reverse("regulations_erratum", args=[redaction.pk]), _form(place=""))

    assert response.context["form"].errors == {"place": ["Выберите пункт или впишите другое место."]}


@pytest.mark.parametrize(("person", "code"), [("lawyer", 200), ("clerk", 200), ("deputy", 403), ("head", 403)])
def test_who_opens_the_form(at_desk, person, code):
    who = story.cast()
    redaction = story.signed(who)

    assert at_desk(getattr(who, person)).get(reverse("regulations_erratum", args=[redaction.pk])).status_code == code
