"""A stored fact is neither changed nor removed: not by the program, not past it. Every table of facts is tried."""

import uuid
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from tests import make, make_appeal
from tests.workflows.acquaintance import make_acquaintance
from tests.workflows.appeals.retention import make_case
from tests.workflows.mail import make_mail
from tests.workflows.mailroom import make_facts
from tests.workflows.orders import make_signature
from tests.workflows.regulations import story
from tests.workflows.services import make_services
from workflows.acquaintance.models import Reminder
from workflows.acquaintance.stages import LetterKind
from workflows.appeals.models import Assurance, CardDangerCheck, Identification, ReceptionCard
from workflows.appeals.stages import Stage
from workflows.archive.guards import FROZEN, guards_of
from workflows.archive.models import FrozenModel
from workflows.archive.verification import frozen_models, problems
from workflows.errors import ArchiveIsFrozen
from workflows.files.models import Derived
from workflows.filing.models import Confirmation, Filed, Look
from workflows.filing.stages import Held, Proof, Seen, Way
from workflows.mail import tasks
from workflows.printing.models import Print, PrintRequest
from workflows.regulations import actions
from workflows.regulations.models import RedactionDraft, ReferenceWaiver
from workflows.screening.models import ScanAnswer, ScanAttempt, Screening
from workflows.services import actions as services
from workflows.services.actions import Finding
from workflows.tracking.models import NewsChoice, StageNotice
from workflows.tracking.stages import Outcome

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def whole_story():
    """One row in every table of facts."""
    who, regulation = story.cast(), make.regulation()
    body = story.council(regulation)
    draft = story.begun(who, regulation=regulation)
    draft.save_revision(user=who.lawyer)
    draft = actions.submit(RedactionDraft.objects.get(pk=draft.pk), by=who.lawyer)
    actions.ask_opinions(draft, bodies=[body], sent_on=timezone.localdate(), how="письмом", by=who.clerk)
    actions.record_opinion(draft, opinion=story.opinion(body), by=who.clerk)
    for step, holder in enumerate([who.deputy, who.engineer]):
        draft = story.visa(draft, step=step, by=holder)
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    redaction = story.sign(actions.send_to_signature(draft, by=who.clerk), by=who.head)
    actions.record_publication(redaction, address="/dokumenty/poryadok/")
    misprint = actions.Mistake("титульный лист", paper_says="УТВЕРЖДЁН", site_showed="УТВЕРЖДЕН", explanation="Заменён файл.")
    actions.record_erratum(redaction, mistake=misprint, by=who.clerk)
    make_signature.attached(redaction.order, by=who.clerk)
    campaign = make_acquaintance.for_staff(redaction, who.lawyer, by=who.clerk)
    make_acquaintance.read(campaign, who.lawyer)
    Reminder.objects.create(addressee=campaign.addressees.get(), kind=LetterKind.choices[0][0], at=timezone.now())
    _changed_and_repealed(who)
    keeper = make.administrator()
    checked = Finding(source="Перечень Роскомнадзора", checked_on=date(2026, 3, 2))
    services.check(make_services.service(by=keeper), checked, by=keeper, at=story.MORNING)
    make_case.every_fact()
    CardDangerCheck.objects.create(card=ReceptionCard.objects.filter(danger_check=None)[:1].get(), at=timezone.now())
    make_facts.every_fact()
    _filed_and_confirmed()
    tasks.send(make_mail.letter().pk)
    stored = make.stored_file()
    Screening.objects.create(file=stored, engine="1", format="txt", media_type="text/plain", allowed=True, at=timezone.now())
    ScanAttempt.objects.create(file=stored, answer=ScanAnswer.CLEAN, at=timezone.now())
    Derived.objects.create(original=stored, copy=make.stored_file(b"copy"), sort=Derived.Sort.PREVIEW)
    Print.objects.create(
        request=PrintRequest.objects.create(form="test", subject_id=1),
        file=stored,
        sha256=stored.blob.sha256,
        renderer="test",
    )


def _filed_and_confirmed():
    appeal = make_appeal.received()
    filed = Filed.objects.create(appeal=appeal, proof=Proof.WORK, held=Held.TRAP, at=timezone.now())
    Look.objects.create(filed=filed, seen=Seen.ORDINARY, by=make.clerk(), at=timezone.now())
    Confirmation.objects.create(appeal=appeal, applicant=appeal.applicant, way=Way.CODE, at=timezone.now())
    StageNotice.objects.create(appeal=appeal, change=uuid.uuid4(), start=Stage.RECEIVED, end=Stage.REGISTERED, on=timezone.localdate(), outcome=Outcome.WRITTEN, at=timezone.now())
    NewsChoice.objects.create(appeal=appeal, wants=False, at=timezone.now())
    Identification.objects.get_or_create(item=appeal.intake, defaults={"level": Assurance.ESIA, "issuer": "https://login.example", "through": "Школа", "subject": "0" * 64, "at": timezone.now()})


def _changed_and_repealed(who):
    changed = story.changed(who, story.signed(who), lambda text: replace(text, imprint="Москва, 2027"))
    ending = actions.begin_repeal(changed, by=who.lawyer, on=timezone.localdate(story.MARCH))
    draft = RedactionDraft.objects.get(pk=changed.source_draft)
    ReferenceWaiver.objects.create(draft=draft, source=uuid.uuid4(), place="Пункт 1.1", words="пункт 9.9", problem="нет такого пункта", reason="Так в законе", by=who.lawyer, at=timezone.now())
    story.carried(who, ending)


def _a_row(model: type[FrozenModel]) -> FrozenModel:
    row = model._base_manager.first()
    assert row is not None, f"the story leaves no {model._meta.label}: add it to whole_story"
    return row


def _a_field(model: type[FrozenModel]) -> models.Field:
    return next(field for field in model._meta.local_fields if not field.primary_key)


def test_the_program_refuses_to_change_or_remove_any_fact(whole_story):
    answers = {model._meta.verbose_name: _answers_of_the_program(model) for model in frozen_models()}

    said = "Запись архива «{}» нельзя изменить или удалить: это юридический факт."
    assert answers == {name: [said.format(name)] * 8 for name in answers}


def _answers_of_the_program(model: type[FrozenModel]) -> list[str]:
    row, rows = _a_row(model), model._base_manager.all()
    name = _a_field(model).attname
    attempts = {
        "save": row.save,
        "save of some fields": lambda: row.save(update_fields=[name]),
        "delete": row.delete,
        "update": lambda: rows.update(**{name: getattr(row, name)}),
        "bulk update": lambda: rows.bulk_update([row], [_a_field(model).name]),
        "delete of all": rows.delete,
        "raw delete": lambda: rows._raw_delete("default"),
        "update or create": lambda: rows.update_or_create(pk=row.pk, defaults={name: getattr(row, name)}),
    }

    return [_refused(attempt) for attempt in attempts.values()]


def _refused(attempt) -> str:
    with pytest.raises(ArchiveIsFrozen) as refusal:
        attempt()
    return str(refusal.value)


def test_the_database_refuses_what_goes_past_the_program(whole_story):
    answers = {model._meta.label: _answers_of_the_database(model) for model in frozen_models()}

    of_insert = ("по подписанному приказу", "в открытое дело")  # some tables refuse the INSERT of a replacement already
    assert {name: said for name, said in answers.items() if not all(any(word in one for word in (FROZEN, *of_insert)) for one in said)} == {}
    assert {len(said) for said in answers.values()} == {4}


def _answers_of_the_database(model: type[FrozenModel]) -> list[str]:
    row = _a_row(model)
    table, column, key = model._meta.db_table, _a_field(model).column, row.pk
    columns = ", ".join(f'"{field.column}"' for field in model._meta.local_fields)
    statements = [
        f'UPDATE "{table}" SET "{column}" = "{column}" WHERE id = {key}',
        f'UPDATE "{table}" SET "{column}" = "{column}"',
        f'DELETE FROM "{table}" WHERE id = {key}',
        *(
            [f'INSERT OR REPLACE INTO "{table}" ({columns}) SELECT {columns} FROM "{table}" WHERE id = {key}']
            if connection.vendor == "sqlite"
            else [f'TRUNCATE "{table}" CASCADE']
        ),
    ]

    answers = [_answer(statement) for statement in statements]

    assert model._base_manager.filter(pk=key).exists()
    return answers


def _answer(statement: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # TRUNCATE waits for the checks of the story's own rows
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            cursor.execute(statement)
    return str(refusal.value)


def test_no_table_of_facts_is_without_its_guards():
    events = ["update", "delete"] + (["truncate"] if connection.vendor == "postgresql" else [])
    wanted = {f"guard_{model._meta.db_table}_{event}" for model in frozen_models() for event in events}

    assert wanted - guards_of(connection) == set()
    assert list(problems()) == []


def test_the_journal_takes_new_entries_while_the_old_ones_stand(whole_story):
    """A guard that refused everything would pass the tests above."""
    stored = make.stored_file(b"another")

    assert stored.pk
