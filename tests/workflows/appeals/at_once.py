"""Pieces of work that eight processes do at one moment; each returns what it did as words."""

from django.db import transaction

from tests import make, make_appeal
from tests.make_appeal import at
from tests.workflows.appeals import story
from workflows.appeals.actions import drafting, registering, signing
from workflows.appeals.models import Appeal, Paper, PaperKind
from workflows.appeals.papers_content import shown
from workflows.appeals.stages import Stage
from workflows.journal.entries import broken_links
from workflows.people.models import User

PROCESSES, EACH, UNLUCKY = 8, 3, 5
CLERK, HEAD = "clerk-at-once", "head-at-once"


def prepare(number: int) -> str:
    """Letters that lie there, a third of them for each process."""
    make_appeal.calendar()
    make.clerk(username=CLERK)
    for _ in range(PROCESSES * EACH):
        make_appeal.received()
    return "prepared"


def register(number: int) -> str:
    """Register one's own letters, each in its own transaction; one process loses its last one."""
    clerk = User.objects.get(username=CLERK)
    mine = [letter for place, letter in enumerate(_waiting()) if place % PROCESSES == number]
    given = []
    for place, letter in enumerate(mine):
        with transaction.atomic():
            appeal = registering.register(letter, make_appeal.details(), by=clerk, on=make_appeal.NOVEMBER_2, at=at(make_appeal.NOVEMBER_2, 15))
            if number == UNLUCKY and place == EACH - 1:
                transaction.set_rollback(True)
            else:
                given.append(appeal.seq)
    return " ".join(map(str, given))


def _waiting() -> list[Appeal]:
    """The letters in one order for all: those already registered by others stay in the count."""
    return list(Appeal.objects.filter(intake__idempotency_key__startswith="letter-").order_by("pk")[: PROCESSES * EACH])


def prepare_papers(number: int) -> str:
    """Letters to be signed, one for each process."""
    clerk, head = User.objects.get(username=CLERK), make.head(username=HEAD)
    for appeal in Appeal.objects.filter(stage=Stage.REGISTERED).order_by("pk")[:PROCESSES]:
        paper = drafting.draft(appeal, PaperKind.INFO_LETTER, story.NOTICE, by=clerk, on=make_appeal.NOVEMBER_2, at=at(make_appeal.NOVEMBER_2))
        drafting.to_signature(paper, head, by=clerk, on=make_appeal.NOVEMBER_2)
    return "prepared"


def sign(number: int) -> str:
    """Sign one's own letter."""
    story.know_print()
    paper = Paper.objects.order_by("pk")[number]
    head = User.objects.get(username=HEAD)
    return signing.sign(paper, shown_sha256=shown(paper).sha256, by=head, on=make_appeal.NOVEMBER_2, at=at(make_appeal.NOVEMBER_2, 16)).number


def check(number: int) -> str:
    """The numbers that stand in the journal of letters, and whether the chain of events holds."""
    registered = list(Appeal.objects.registered().order_by("seq").values_list("seq", flat=True))
    return f"{registered == list(range(1, PROCESSES * EACH))} {list(broken_links())}"
