"""At least one row in every table of facts of the mail room and of the inbox."""

from datetime import timedelta

from tests import make, make_letter
from tests.make_appeal import NOVEMBER_2, at
from workflows.mailroom import actions, forgetting, pipeline
from workflows.mailroom.models import Filing

NOW = at(NOVEMBER_2)


def every_fact() -> None:
    """A letter that became an appeal and was answered by the program; one that two people took for no appeal, erased a year later."""
    pipeline.ingest([make_letter.eml(), make_letter.eml("Скидки", headers=("List-Id: <shop>",))], at=NOW)
    pipeline.sort(at=NOW)
    aside = Filing.objects.waiting().get()
    actions.doubt(aside, reason="Реклама", by=make.clerk(), at=NOW)
    actions.confirm(aside, by=make.lawyer(), at=NOW + timedelta(hours=1))
    forgetting.forget(at=NOW + timedelta(days=400))
