"""Every model of ours speaks Russian, remembers its changes and knows which of its fields are about people."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from wagtail.models import Page

from workflows.archive.models import FrozenModel

# Neither history nor frozen, each for its reason.
REMEMBERED_OTHERWISE = {
    "numbering.Counter": "derived: the last number of the documents that carry the numbers",
    "journal.Head": "derived: the end of the chain, checked by verify_archive",
    "printing.PrintRequest": "a queue: what was built is in Print, a renewed attempt in the journal",
    "regulations.CrossReference": "derived: rebuild_references writes it anew from the text of the redaction",
    "orders.OrderClause": "part of the order: frozen with it, rewritten with its project",
    "mail.Letter": "a queue: forgotten after a month, because it names people",
    "connections.Probe": "a letter to ourselves of one day: its moments are its history",
    "connections.Pulse": "derived: when the last letter was collected",
    "mail.Enclosure": "part of a letter in the queue: fixed when it is written, forgotten with it",
    "inbox.Reading": "derived: written anew from the bytes of the letter at each reading, removed with them",
    "inbox.ReadFile": "derived: part of a reading",
    "inbox.Cursor": "a position: what came is told by the letters",
    "mailroom.Attempt": "a counter: removed with the decision",
    "following.Follower": "its moments are its history; an address is kept once and no longer than it is needed",
    "following.Notice": "written once by its unique row, never edited",
    "following.Knock": "a counter of attempts, forgotten after a day",
    "filing.Draft": "a letter before it is one: erased on sending or after a week",
    "filing.DraftFile": "part of a draft, erased with it",
    "visitors.DailySalt": "a secret of one day, thrown away on purpose",
    "filing.Knock": "a counter of attempts, forgotten after two days",
    "filing.SpentWork": "a used proof of work, forgotten when it has expired anyway",
    "filing.AskedConfirmation": "a question on its way: the answer is a Confirmation",
    "tracking.Brake": "a counter of attempts, forgotten after two days",
    "tracking.EmailKey": "its moments are its history; forgotten after a day",
    "tracking.CabinetSession": "its moments are its history; forgotten after a month",
    "tracking.CabinetAppeal": "written once by its unique row, never edited",
    "tracking.OneTimeCode": "its moments are its history; forgotten after a day",
    "appeals.JournalExport": "a queue: who asked for the journal and who took it is told by the journal of events",
    "appeals.RunningClock": "derived: which revision of a term runs, compared with the terms by verify_archive",
    "appeals.CameBack": "derived: which papers came back and have not left again, compared with the sendings by verify_archive",
    "appeals.Unsent": "derived: which signed papers have not left, compared with the sendings by verify_archive",
    "screening.FileCheck": "a queue: what was found is in Screening and ScanAttempt",
    "regulations.RedactionDraft": "Wagtail keeps its revisions, DraftEdit its editors",
}
# Fields whose name sounds like a person and is none.
NOT_ABOUT_PEOPLE = {
    "people.Unit.name": "a unit of the organisation",
    "people.Organisation.full_name": "the organisation itself",
    "people.Organisation.short_name": "the organisation itself",
    "people.Organisation.address": "the organisation itself",
    "people.Organisation.phone": "the organisation's own telephone",
    "people.Organisation.email": "the organisation's own mail box",
    "regulations.OpinionBody.name": "a council, not a person",
    "regulations.OpinionRecord.body_name": "a council, not a person",
    "regulations.OpinionRequest.body_name": "a council, not a person",
    "regulations.ExternalAct.address": "the address of a page",
    "appeals.CompetentBody.name": "a body, not a person",
    "appeals.CompetentBody.addressee": "the head of a body by post, not by name",
    "appeals.CompetentBody.postal_address": "the address of a body",
    "appeals.CompetentBody.email": "the mail box of a body",
    "appeals.HouseRules.accept_email_as_appeal": "a rule about a channel",
    "appeals.HouseRules.email_basis": "the point of an act",
    "appeals.HouseRules.per_address_hour": "a limit",
    "appeals.HouseRules.phone": "the organisation's own telephone",
    "connections.Connection.username": "the account of the organisation on a mail server",
    "connections.Connection.address": "the organisation's own mail box",
    "mailroom.ErasedLetter.sender_domain": "the domain of a mail server, left of an address on purpose",
    "appeals.Paper.names_third_person": "a mark, not a name",
    "regulations.Publication.address": "the address of a page",
}
# Moments that belong to nobody.
NOBODY_DID_IT: dict[str, str] = {
    "mail.Letter.sent_at": "the queue sends",
    "inbox.Reading.written_at": "the letter says so",
    "inbox.Cursor.visited_at": "the queue visits",
    "inbox.Cursor.scanned_at": "the queue visits",
    "inbox.Cursor.troubled_at": "the server does not answer",
    "connections.Probe.came_at": "the mail brings it back",
    "connections.Probe.warned_at": "the queue warns",
    "appeals.JournalExport.finished_at": "the queue builds",
    "following.Follower.confirmed_at": "the visitor has no account",
    "screening.FileCheck.settled_at": "the queue checks",
    "following.Follower.left_at": "the visitor has no account",
    "filing.Draft.sent_at": "the visitor has no account",
    "tracking.Brake.free_at": "a moment to come",
    "tracking.EmailKey.used_at": "the visitor has no account",
    "tracking.OneTimeCode.used_at": "the visitor has no account",
    "tracking.CabinetSession.started_at": "the visitor has no account",
    "tracking.CabinetSession.seen_at": "the visitor has no account",
    "tracking.CabinetSession.ended_at": "the visitor has no account",
}

SOUNDS_PERSONAL = re.compile(
    r"name|mail|phone|patronymic|birth|passport|snils|address|author|holder|person|(^|_)user(_|$)|login|sender|applicant|citizen|(^|_)ip$"
)
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
OURS = ("workflows.", "pages.", "portal.")


def _ours() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith(OURS) and not model.__name__.startswith("Historical")
    ]


def _own_fields(model: type[models.Model]) -> list[models.Field]:
    """Fields that our code declares: not those of Wagtail's or Django's base classes."""
    foreign = {
        field.name
        for base in model.__mro__
        if hasattr(base, "_meta") and not base.__module__.startswith(OURS)
        for field in (*base._meta.local_fields, *base._meta.local_many_to_many)
    }
    fields = (*model._meta.local_fields, *model._meta.local_many_to_many)
    return [
        field
        for field in fields
        if field.name not in foreign and not field.auto_created and not isinstance(field, models.AutoField)
    ]


def _leads_to_person(field: models.Field) -> bool:
    return bool(
        field.is_relation and field.related_model and field.related_model._meta.label == settings.AUTH_USER_MODEL
    )


every_model = pytest.mark.parametrize("model", _ours(), ids=lambda model: model._meta.label)


@every_model
def test_it_is_called_in_russian(model):
    meta = model._meta

    assert [word for word in (str(meta.verbose_name), str(meta.verbose_name_plural)) if not CYRILLIC.search(word)] == []


@every_model
def test_its_fields_are_called_in_russian(model):
    abbreviations = {"№", "sha256"}
    names = {field.name: str(field.verbose_name) for field in _own_fields(model) if not field.name.endswith("_ptr")}

    assert {name: word for name, word in names.items() if not CYRILLIC.search(word) and word not in abbreviations} == {}


@every_model
def test_it_tells_what_it_is(model):
    assert model.__str__ is not models.Model.__str__


@every_model
def test_it_remembers_its_changes(model):
    has_history = hasattr(model._meta, "simple_history_manager_attribute")
    is_fact = issubclass(model, FrozenModel)
    is_page = issubclass(model, Page)
    excused = model._meta.label in REMEMBERED_OTHERWISE

    assert [has_history, is_fact, is_page, excused].count(True) == 1


@every_model
def test_who_and_when_stand_together(model):
    fields = {field.name: field for field in _own_fields(model)}
    lonely = []
    for name, field in fields.items():
        if not (name == "by" or name.endswith("_by")) or not _leads_to_person(field):
            continue
        moments = [fields[stem] for ending in ("at", "on") if (stem := name.removesuffix("by") + ending) in fields]
        if not moments or (any(moment.null for moment in moments) and not _bound(model, name, moments[0].name)):
            lonely.append(name)

    assert lonely == []


@every_model
def test_what_happens_later_is_done_by_somebody(model):
    fields = {field.name: field for field in _own_fields(model)}
    later = [name for name, field in fields.items() if name.endswith("_at") and field.null]

    assert [
        name
        for name in later
        if name.removesuffix("at") + "by" not in fields and f"{model._meta.label}.{name}" not in NOBODY_DID_IT
    ] == []


def _bound(model: type[models.Model], *names: str) -> bool:
    """Whether one constraint of the database speaks of all the fields."""
    checks = [constraint for constraint in model._meta.constraints if isinstance(constraint, models.CheckConstraint)]
    return any(all(name in str(check.condition) for name in names) for check in checks)


@every_model
def test_its_personal_fields_are_its_own(model):
    names = {field.name for field in model._meta.get_fields()}

    assert "PERSONAL" in vars(model)
    assert model.PERSONAL - names == frozenset()


@every_model
def test_what_sounds_like_a_person_is_classified(model):
    fields = model._meta.fields if model._meta.label == settings.AUTH_USER_MODEL else _own_fields(model)
    told = {field.name for field in fields if SOUNDS_PERSONAL.search(field.name) or _leads_to_person(field)}

    assert {
        name for name in told if name not in model.PERSONAL and f"{model._meta.label}.{name}" not in NOT_ABOUT_PEOPLE
    } == set()


def test_no_excuse_outlives_its_model():
    labels = {model._meta.label for model in _ours()}
    fields = {f"{model._meta.label}.{field.name}" for model in _ours() for field in model._meta.fields}

    assert set(REMEMBERED_OTHERWISE) - labels == set()
    assert (set(NOT_ABOUT_PEOPLE) | set(NOBODY_DID_IT)) - fields == set()


def test_an_unclassified_person_is_noticed():
    """The pattern itself: what it must see and what it may pass over."""
    words = ["by_name", "email", "phone", "applicant", "sender_ip", "title", "number", "recipe"]

    assert [bool(SOUNDS_PERSONAL.search(word)) for word in words] == [True] * 5 + [False] * 3
