"""Papers that wait for a person: to be agreed or to be signed."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from workflows.appeals.models import AskedVisa, Paper, PaperVisa
from workflows.appeals.rules import substituted_by, visible_to
from workflows.appeals.stages import PaperStage
from workflows.people.models import User
from workflows.signing.signatures import may_sign_letters

WAIT = (PaperStage.ON_VISA, PaperStage.ON_SIGNATURE)


def waiting_for(user: User, *, on: date) -> QuerySet[Paper]:
    """Papers given to the person to sign, and those of which the visa of the person or of a substituted one is asked, the oldest first."""
    return _described(_asked(user, on=on) | Q(stage=PaperStage.ON_SIGNATURE, signatory=user), user, on=on)


def at_signature(user: User, *, on: date) -> QuerySet[Paper]:
    """The same; whoever may sign letters sees what waits for the other signatories too: somebody may be away."""
    signs = Q(stage=PaperStage.ON_SIGNATURE) if may_sign_letters(user, on=on) else Q(stage=PaperStage.ON_SIGNATURE, signatory=user)
    return _described(_asked(user, on=on) | signs, user, on=on)


def _asked(user: User, *, on: date) -> Q:
    people = [user.pk, *substituted_by(user, on=on)]
    asked = AskedVisa.objects.filter(paper=OuterRef("pk"), user__in=people)
    said = PaperVisa.objects.filter(paper=OuterRef("pk"), by=user)
    return Q(stage=PaperStage.ON_VISA) & Exists(asked) & ~Exists(said)


def _described(which: Q, user: User, *, on: date) -> QuerySet[Paper]:
    found = Paper.objects.filter(which, stage__in=WAIT, appeal__in=visible_to(user, on=on))
    return found.select_related("appeal", "signatory", "author", "to_body").order_by("created_at", "pk")
