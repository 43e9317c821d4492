"""Papers of appeals as documents: a signed one is built once from its content, a project is drawn for who may read it.

For screens: `project_pdf` (button «Посмотреть проект»); the stored print of a signed paper is `printing.queue.found(PRINT, paper.pk)`.
"""

from __future__ import annotations

from datetime import date, datetime

from workflows.appeals.actions.keeping import log_reading
from workflows.appeals.models import Paper, Reading
from workflows.appeals.papers.decision import DecisionFacts, decision_print
from workflows.appeals.papers.head import Signature
from workflows.appeals.papers.letter import LetterFacts, letter_print
from workflows.appeals.papers_content import shown
from workflows.appeals.printed_content import facts_of, name_of
from workflows.appeals.rules import may_read
from workflows.errors import WrongStage
from workflows.orders.documents import mark_of
from workflows.orders.filenames import file_name
from workflows.people.models import User
from workflows.printing.pdf import render_pdf
from workflows.printing.queue import Built
from workflows.signing.models import SigningAuthority

RENDERER = "appeal-paper-1"
PDF = "application/pdf"


def paper_pdf(paper_id: int) -> Built:
    """The print of a signed paper (PRINT_BUILDERS): whatever has been corrected since, it says what was signed."""
    paper = Paper.objects.select_related("signature").get(pk=paper_id)
    if paper.signature is None:
        raise WrongStage(f"{paper}: документ не подписан, печатной формы у него ещё нет.")
    if paper.is_erased:
        raise WrongStage(f"{paper}: документ уничтожен по акту, печатной формы у него не будет.")
    facts = facts_of(paper.content, mark=mark_of(paper.signature))
    return Built(data=_drawn(facts), name=file_name(facts.caption, "pdf"), media_type=PDF, renderer=RENDERER)


def project_pdf(paper: Paper, *, by: User, on: date, at: datetime) -> Built:
    """The paper as it stands now with «ПРОЕКТ» on each sheet, for one reader; stored nowhere."""
    may_read(by, paper.appeal, on=on)
    if paper.signature_id is not None:
        raise WrongStage(f"{paper} уже подписан. Откройте его печатную форму.")
    facts = facts_of(shown(paper).text, signatory=_to_sign(paper, on=on))
    log_reading(paper.appeal, Reading.What.PRINT, by=by, at=at)
    return Built(data=_drawn(facts), name=file_name(name_of(paper.kind, paper.ground), "pdf", note=f"проект {paper.pk}"), media_type=PDF, renderer=RENDERER)


def _drawn(facts: LetterFacts | DecisionFacts) -> bytes:
    html = decision_print(facts) if isinstance(facts, DecisionFacts) else letter_print(facts)
    return render_pdf(html, title=facts.caption)


def _to_sign(paper: Paper, *, on: date) -> Signature:
    """The post of the one to whom the paper was given, by the right that holds today."""
    if paper.signatory is None:
        return Signature("", "")
    held = SigningAuthority.objects.valid_for_letters(on).filter(user=paper.signatory).order_by("-valid_from").first()
    return Signature(held.post if held else paper.signatory.position, paper.signatory.short_name)
