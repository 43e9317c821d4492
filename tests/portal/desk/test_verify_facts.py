"""`verify_archive` names what was changed around a redaction: its day, its visas, its opinions, its publication."""

from dataclasses import replace

import pytest

from portal.desk.verification import findings
from tests import make
from tests.portal.desk.test_verify_archive import _past_the_guards
from tests.workflows.orders import make_signature
from tests.workflows.regulations import story
from workflows.regulations import actions

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def _in_force():
    who = story.cast()
    act = make.regulation()
    body = story.council(act)
    draft = story.submitted(who, regulation=act)
    actions.record_opinion(draft, opinion=replace(story.opinion(body), scan=make.stored_file(b"scan")), by=who.clerk)
    for step, holder in enumerate([who.deputy, who.engineer]):
        draft = story.visa(draft, step=step, by=holder)
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    redaction = story.sign(actions.send_to_signature(draft, by=who.clerk), by=who.head)
    actions.record_publication(redaction, address="/akty/red/1/")
    return redaction


CHANGES = {
    "UPDATE regulations_redaction SET effective_from = '2020-01-01'": "отличается от записанного в журнале: день вступления в силу.",
    "UPDATE regulations_redaction SET title = 'Другой'": "название или слово грифа отличаются от подписанного текста.",
    "UPDATE regulations_provision SET depth = 9": "структурные единицы отличаются от подписанного текста.",
    "UPDATE regulations_submission SET route = '[]'": "в маршруте нет шага подписания приказа.",
    "DELETE FROM regulations_approvalrecord WHERE step = 0": "нет решения на шаге «Заместитель».",
    "UPDATE regulations_approvalrecord SET decision = 'returned' WHERE step = 0": "нет решения на шаге «Заместитель».",
    "UPDATE regulations_opinionrecord SET result = 'disagreed'": "Согласование: мнения и журнал расходятся",
    "DELETE FROM regulations_opinionrecord": "Согласование: мнения и журнал расходятся",
    "UPDATE regulations_publication SET address = '/x/'": "Размещения: журнал и архив расходятся",
    "DELETE FROM regulations_publication": "Размещения: журнал и архив расходятся",
    "DELETE FROM regulations_labeluse": "записан не за своей структурной единицей.",
    "UPDATE signing_signature SET name = 'Другой'": "должность или имя в подписи отличаются от подписанного текста.",
}


def test_an_act_with_opinions_and_a_publication_is_whole():
    _in_force()

    assert [item.problem for item in findings()] == []


@pytest.mark.parametrize("statement", CHANGES)
def test_a_change_is_named(statement):
    _in_force()

    assert any(CHANGES[statement] in said for said in _past_the_guards(statement))


ATTACHED = {
    "UPDATE orders_detachedsignature SET signed_sha256 = 'x'": "стоит не под файлом этого приказа.",
    "UPDATE orders_detachedsignature SET sha256 = 'x'": "записан хеш другого файла.",
    "DELETE FROM orders_detachedsignature": "а самой подписи нет.",
}


def test_an_order_with_a_signature_made_outside_is_whole():
    redaction, clerk = _in_force(), make.clerk()
    make_signature.attached(redaction.order, by=clerk)

    assert [item.problem for item in findings()] == []


@pytest.mark.parametrize("statement", ATTACHED)
def test_a_change_of_a_signature_made_outside_is_named(statement):
    make_signature.attached(_in_force().order, by=make.clerk())

    assert any(ATTACHED[statement] in said for said in _past_the_guards(statement))
