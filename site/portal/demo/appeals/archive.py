"""A letter that was no appeal, filed into a case kept for one year, and destroyed by an act when its term was over."""

from __future__ import annotations

from datetime import date

from portal.demo.appeals.letters import Letter
from portal.demo.appeals.office import Office
from portal.demo.appeals.stories import not_an_appeal
from portal.demo.appeals.timeline import Told
from workflows.appeals.actions import case_files, destroying, keeping
from workflows.appeals.actions.destroying import PRINT, ActDetails
from workflows.appeals.models import CaseFile, CaseIndex, DestructionAct
from workflows.appeals.rules.case_files import TYPED
from workflows.files import dropping
from workflows.files.models import Blob
from workflows.people.history import save_as
from workflows.printing import queue
from workflows.printing.models import PrintRequest

YEARS = 2  # ago: the term of one year is over on any day of this year
CLOSED, DESTROYED = (1, 11), (1, 16)  # of the year after, and of this one
REASON = "Демонстрационные данные"


def destroyed(office: Office, letter: Letter) -> Told[DestructionAct]:
    """From the refusal by two people to the printed act. Each step is the one that people take, on its day."""
    appeal = yield from not_an_appeal(office, letter)
    days = office.days
    case_file = case_files.open_volume(_index(office), days.on.year, by=office.clerk)
    keeping.file_away(appeal, case_file, by=office.clerk, on=days.on)
    yield _day(office, case_file, 1, CLOSED)
    case_files.close(case_file, by=office.clerk, on=days.on)
    yield _day(office, case_file, YEARS, DESTROYED)
    act = destroying.destroy([CaseFile.objects.get(pk=case_file.pk)], _details(office), by=office.clerk, on=days.on, at=days.at)
    queue.build(PrintRequest.objects.get(form=PRINT, subject_id=act.pk))
    take_bytes_off()
    return act


def take_bytes_off() -> None:
    """What was destroyed leaves the disk at once: the queue does not work while the demonstration is told."""
    for pk in Blob.objects.dropped().values_list("pk", flat=True):
        dropping.remove_bytes(pk)


def _index(office: Office) -> CaseIndex:
    index = CaseIndex(
        index="ОГ-03", title="Письма, не являющиеся обращениями", years=1, source="Номенклатура дел организации (демонстрационные данные); сверьте с действующим перечнем"
    )
    save_as(index, by=office.clerk, reason=REASON)
    return index


def _day(office: Office, case_file: CaseFile, years: int, month_and_day: tuple[int, int]) -> date:
    """A working day of a later January, or today when that has not come yet."""
    wanted = office.days.calendar.on_or_after(date(case_file.year + years, *month_and_day))
    return min(wanted, office.days.today)


def _details(office: Office) -> ActDetails:
    director = office.people["director"]
    commission = tuple(f"{one.position}, {one.short_name}" for one in (office.people["deputy"], office.people["lawyer"], office.clerk))
    return ActDetails(
        protocol="от 13 января № 1 (демонстрационные данные)",
        commission=commission,
        approved_post=director.position,
        approved_name=director.short_name,
        method="измельчение, удаление из программы",
        typed=TYPED,
    )
