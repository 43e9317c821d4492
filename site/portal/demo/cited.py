"""The acts outside that the Порядок cites, as the lawyer keeps them: one watched, one changed, one not looked at yet."""

from datetime import date, timedelta

from workflows.people.models import User
from workflows.regulations import actions
from workflows.regulations.models import ActState, ExternalAct
from workflows.regulations.references.acts import ActKind

OFFICIAL = "https://publication.pravo.gov.ru/document/0001201212300007"  # 273-ФЗ as it was published
CHARTER_CHANGED = date(2026, 10, 1)
HALF_A_YEAR = timedelta(days=182)


def keep_register(people: dict[str, User], *, on: date) -> None:
    """The law has its keeper, its day and its address; a new wording of the charter puts a provision on the list."""
    law, charter = (ExternalAct.objects.get(kind=kind) for kind in (ActKind.FZ, ActKind.CHARTER))
    for act in (law, charter):
        _watch(act, people["lawyer"], on=on)
    actions.confirm_act(law, by=people["lawyer"])
    note = "утверждена новая редакция устава (демонстрационные данные)"
    actions.mark_act(charter, state=ActState.CHANGED, changed_on=CHARTER_CHANGED, note=note, by=people["lawyer"], on=on)


def _watch(act: ExternalAct, keeper: User, *, on: date) -> None:
    """What the lawyer fills in on the card."""
    act.owner, act.unit, act.review_on = keeper, keeper.unit, on + HALF_A_YEAR
    if act.kind == ActKind.FZ:
        act.address = OFFICIAL
    act.save()
