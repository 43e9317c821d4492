"""Acts for measuring, brought into force through the same actions that people use, on top of the demonstration."""

from pages.publishing import publish_redaction
from portal.bench import texts
from portal.demo.accounts import CLERK, DIRECTOR, LAWYER
from workflows.numbering.models import Series
from workflows.people.models import User
from workflows.regulations import actions
from workflows.regulations.documents import text_of_redaction
from workflows.regulations.models import Redaction, RedactionDraft, Regulation
from workflows.regulations.models.regulation import ActKind
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import Decision


def approve(provisions: int) -> Redaction:
    """An act with so many provisions, in force and on the site."""
    name = f"Порядок на {provisions} положений"
    regulation = Regulation.objects.create(
        slug=f"zamer-{provisions}", kind=ActKind.ORDER, title=name, short_title=name
    )
    return _carried(actions.begin_draft(regulation, text=texts.act(provisions, title=name), by=_person(LAWYER.username)))


def amend(base: Redaction) -> Redaction:
    """The next redaction of the act, with many points changed by one order."""
    draft = actions.begin_amendment(base, by=_person(LAWYER.username))
    text = texts.edited(text_of_redaction(base), moved=False)
    return _carried(actions.rewrite(draft, text=text, by=draft.author))


def _carried(draft: RedactionDraft) -> Redaction:
    draft = _agree(actions.submit(draft, by=draft.author))
    actions.prepare_order(draft, series=Series.objects.filter(is_for_orders=True).earliest("pk"), by=draft.author)
    draft = actions.send_to_signature(draft, by=_person(CLERK.username))
    shown = current_packet(draft).sha256
    redaction = actions.sign_order(draft, shown_sha256=shown, by=_person(DIRECTOR.username))
    publish_redaction(redaction.pk)
    return redaction


def _agree(draft: RedactionDraft) -> RedactionDraft:
    packet = current_packet(draft)
    for state in packet.steps:
        if state.step.is_visa and state.step.holder_id is not None:
            holder = User.objects.get(pk=state.step.holder_id)
            shown = packet.submission.content_sha256
            draft = actions.decide(draft, step=state.step.index, decision=Decision.AGREED, shown_sha256=shown, by=holder)
    return draft


def _person(username: str) -> User:
    return User.objects.get(username=username)
