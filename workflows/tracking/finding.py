"""Which appeal a typed number means: the registration number, or that of the receipt before it.

Forgiven: «№», spaces, small letters, Latin letters that look Russian, missing zeros.
"""

from __future__ import annotations

import re

from django.db.models import Q

from workflows.appeals.models import Appeal
from workflows.appeals.stages import Stage

RECEIPT = re.compile(r"^(?:ПОСТУПЛЕНИЕ|ВХ\.?|ВХОДЯЩИЙ)?(\d{1,12})$")
LATIN = str.maketrans("ABCEHKMOPTXY", "АВСЕНКМОРТХУ")
SEQUENCE = re.compile(r"^(\d{1,2})(?=\D)")
LONGEST = 60


def plain_number(typed: str) -> str:
    """The number without what people write around it: by this it is found and its misses are counted."""
    return re.sub(r"[\s№#]|(?<![A-Za-z])N(?=\s*\d)", "", typed[:LONGEST].upper().replace("–", "-").replace("—", "-")).translate(LATIN)


def appeal_named(typed: str) -> Appeal | None:
    """The appeal of this number; one look into the table, whatever was typed."""
    number = plain_number(typed)
    whole = SEQUENCE.sub(lambda found: found[1].zfill(3), number)
    receipt = RECEIPT.match(number)
    wanted = Q(number__in=[number, whole]) & ~Q(number="") | Q(intake=int(receipt[1]) if receipt else 0)
    found = list(Appeal.objects.filter(wanted).exclude(stage=Stage.DESTROYED).select_related("applicant", "intake").order_by("-pk")[:10])
    return next((appeal for appeal in found if appeal.number in (number, whole)), found[0] if found else None)
