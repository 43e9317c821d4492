"""Writing a paper: project, attachments, visas, to the signatory and back. The number and the signature are in `signing`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from workflows.appeals.actions.records import fresh, tell
from workflows.appeals.models import (
    Appeal,
    AskedVisa,
    CompetentBody,
    IntakeItem,
    LetterTemplate,
    Paper,
    PaperFile,
    PaperKind,
    PaperVisa,
    Verdict,
)
from workflows.appeals.papers_content import shown
from workflows.appeals.rules import drafting as rules
from workflows.appeals.rules.outgoing import has_no_virus
from workflows.appeals.stages import Ground, PaperStage
from workflows.errors import WrongStage
from workflows.files.models import StoredFile
from workflows.files.storage import store
from workflows.people.history import save_as
from workflows.people.models import User
from workflows.screening.checking import ask
from workflows.screening.standing import standings


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a paper, its fields merged already, and the version of the template that they came from."""

    heading: str
    body: str
    template: LetterTemplate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that goes with a paper, as the letter calls it."""

    file: StoredFile
    title: str
    sheets: int | None = None


@transaction.atomic
def draft(appeal: Appeal, kind: PaperKind, words: Wording, *, by: User, on: date, at: datetime) -> Paper:
    """A letter that follows from no decision."""
    appeal = fresh(appeal)
    rules.may_draft(by, appeal, kind, on=on)
    return write(appeal, kind, words, by=by, at=at)


def write(
    appeal: Appeal, kind: PaperKind, words: Wording, *, by: User, at: datetime, ground: Ground | None = None, to_body: CompetentBody | None = None, replaces: Paper | None = None
) -> Paper:
    """The row of a project. Called by the actions that need the paper, inside their transaction."""
    rules.says_something(heading=words.heading, body=words.body)
    paper = Paper(appeal=appeal, kind=kind, ground=ground or "", to_body=to_body, replaces=replaces, author=by, created_at=at)
    paper.heading, paper.body, paper.template = words.heading.strip(), words.body.strip(), words.template
    save_as(paper, by=by, reason=rules.WRITTEN)
    tell("paper_drafted", appeal, f"составлен проект: {paper.get_kind_display()}", by=by, paper=paper.pk)
    return paper


@transaction.atomic
def edit(paper: Paper, words: Wording, *, by: User, on: date) -> Paper:
    """Change the words of a project."""
    paper = fresh_paper(paper)
    rules.may_edit(by, paper, on=on)
    rules.says_something(heading=words.heading, body=words.body)
    paper.heading, paper.body, paper.template = words.heading.strip(), words.body.strip(), words.template or paper.template
    save_as(paper, by=by, reason=rules.REWRITTEN)
    return paper


@transaction.atomic
def attach(paper: Paper, given: Attached, *, by: User, on: date) -> PaperFile:
    """Put a file to a project; a wrong one stays with a project that is cancelled."""
    paper = fresh_paper(paper)
    rules.may_edit(by, paper, on=on)
    save_as(paper, by=by, reason=rules.REWRITTEN)
    return attach_file(paper, given)


def attach_file(paper: Paper, given: Attached) -> PaperFile:
    """The row of an attachment; its file is checked like those of citizens. Called inside the transaction of the paper."""
    attached: PaperFile = PaperFile.objects.create(paper=paper, file=given.file, title=given.title.strip() or given.file.name, sheets=given.sheets)
    ask([given.file], at=attached.at)
    return attached


def attach_appeal(paper: Paper) -> None:
    """The letter itself as it came: a copy for the body that will consider it, the original for the citizen to whom it is returned.

    A file with a virus stays here: nobody sends a virus to a public body, and the letter must leave in time.
    """
    item, title = paper.appeal.intake, str(paper.appeal)
    whole = item.raw or _as_file(item, title=title, by=paper.author)
    came = [Attached(file=whole, title=title, sheets=item.sheets)] if whole is not None else []
    came += [Attached(file=found.file, title=f"{title}, файл {number}") for number, found in enumerate(item.files.select_related("file"), start=1)]
    known = standings([one.file for one in came])
    for one in came:
        if known[one.file.pk].is_closed:
            tell("file_held_back", paper.appeal, f"файл № {one.file.pk} с вирусом не приложен к документу", by=paper.author, paper=paper.pk, file=one.file.pk)
        else:
            attach_file(paper, one)


def _as_file(item: IntakeItem, *, title: str, by: User) -> StoredFile | None:
    """The words of a letter of which there is no scan or original file: a form of the site, a message, a typed sheet."""
    return store(item.text.encode(), name=f"{title}.txt".replace("/", "-"), media_type="text/plain; charset=utf-8", by=by) if item.text else None


@transaction.atomic
def ask_visas(paper: Paper, people: Sequence[User], *, by: User, on: date) -> Paper:
    """Send the project round; who was asked earlier and is not now need not agree any more."""
    paper = fresh_paper(paper)
    rules.may_ask_visas(by, paper, people, on=on)
    AskedVisa.objects.filter(paper=paper).exclude(user__in=people).delete()
    standing = set(AskedVisa.objects.filter(paper=paper).values_list("user_id", flat=True))
    for person in people:
        if person.pk not in standing:
            save_as(AskedVisa(paper=paper, user=person), by=by, reason="Запрошена виза")
    return move(paper, PaperStage.ON_VISA, by=by, reason="На согласование")


@transaction.atomic
def take_back(paper: Paper, *, by: User, on: date) -> Paper:
    """The writers take a paper back from those who agree it."""
    paper = fresh_paper(paper)
    rules.may_withdraw_to_draft(by, paper, on=on)
    return move(paper, PaperStage.DRAFT, by=by, reason="Отозвано с согласования")


@transaction.atomic
def give_visa(paper: Paper, verdict: Verdict, *, shown_sha256: str, by: User, on: date, at: datetime, remark: str = "") -> Paper:
    """Agree what was shown, or return it with a remark: the paper becomes a project again."""
    paper = fresh_paper(paper)
    rules.may_visa(by, paper, shown_sha256=shown_sha256, verdict=verdict, remark=remark, on=on)
    PaperVisa.objects.create(paper=paper, verdict=verdict, remark=remark.strip(), shown_sha256=shown_sha256, by=by, at=at)
    tell("paper_visa", paper.appeal, f"виза документа: {verdict.label}", by=by, paper=paper.pk, sha256=shown_sha256)
    return move(paper, PaperStage.DRAFT, by=by, reason="Возвращено с замечанием") if verdict == Verdict.RETURNED else paper


@transaction.atomic
def to_signature(paper: Paper, signatory: User, *, by: User, on: date) -> Paper:
    """Hand an agreed paper to who will sign it. An answer goes with its appeal: `answering.to_signature`."""
    paper = fresh_paper(paper)
    _goes_alone(paper)
    return hand_over(paper, signatory, by=by, on=on)


def hand_over(paper: Paper, signatory: User, *, by: User, on: date) -> Paper:
    """The common part of handing to signature. Called with a fresh paper inside the transaction."""
    rules.may_hand_to_signature(by, paper, signatory, on=on)
    has_no_virus(paper)
    paper.signatory = signatory
    return move(paper, PaperStage.ON_SIGNATURE, by=by, reason="На подпись")


@transaction.atomic
def change_signatory(paper: Paper, signatory: User, *, by: User, on: date) -> Paper:
    """Another head signs."""
    paper = fresh_paper(paper)
    rules.may_change_signatory(by, paper, signatory, on=on)
    paper.signatory = signatory
    save_as(paper, by=by, reason="Выбран другой подписывающий")
    return paper


@transaction.atomic
def return_from_signature(paper: Paper, *, remark: str, by: User, on: date, at: datetime) -> Paper:
    """The signatory sends a paper back. An answer goes back with its appeal: `answering.return_answer`."""
    paper = fresh_paper(paper)
    _goes_alone(paper)
    return hand_back(paper, remark=remark, by=by, on=on, at=at)


def hand_back(paper: Paper, *, remark: str, by: User, on: date, at: datetime) -> Paper:
    """The common part of returning. Called with a fresh paper inside the transaction."""
    rules.may_return(by, paper, remark=remark, on=on)
    PaperVisa.objects.create(paper=paper, verdict=Verdict.RETURNED, remark=remark.strip(), shown_sha256=shown(paper).sha256, by=by, at=at)
    tell("paper_returned", paper.appeal, "документ возвращён с подписи", by=by, paper=paper.pk)
    return move(paper, PaperStage.DRAFT, by=by, reason="Возвращено с подписи")


@transaction.atomic
def cancel(paper: Paper, *, reason: str, by: User, on: date) -> Paper:
    """Give a project up."""
    paper = fresh_paper(paper)
    rules.may_cancel(by, paper, reason=reason, on=on)
    return move(paper, PaperStage.CANCELLED, by=by, reason=reason)


@transaction.atomic
def replace(paper: Paper, words: Wording, *, by: User, on: date, at: datetime) -> Paper:
    """A new paper «взамен» of a signed one: same kind, ground and addressee."""
    paper = fresh_paper(paper)
    rules.may_replace(by, paper, on=on)
    ground = Ground(paper.ground) if paper.ground else None
    return write(paper.appeal, PaperKind(paper.kind), words, by=by, at=at, ground=ground, to_body=paper.to_body, replaces=paper)


def move(paper: Paper, stage: PaperStage, *, by: User, reason: str) -> Paper:
    """Lead a fresh paper on and save it."""
    paper.move_to(stage)
    save_as(paper, by=by, reason=reason)
    tell("paper_moved", paper.appeal, f"{paper.get_kind_display()}: {stage.label}", by=by, paper=paper.pk)
    return paper


def fresh_paper(paper: Paper) -> Paper:
    """The paper as it is now; its appeal is locked first, so that no two actions on one appeal cross."""
    appeal = fresh(paper.appeal)
    found = Paper.objects.select_for_update(of=("self",)).select_related("to_body", "author", "signatory", "replaces").get(pk=paper.pk)
    found.appeal = appeal
    return found


def _goes_alone(paper: Paper) -> None:
    if rules.is_first_answer(paper):
        raise WrongStage("Ответ заявителю передают на подпись и возвращают вместе с обращением: действием на его карточке.")
