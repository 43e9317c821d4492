"""The same numbers counted slowly: appeal by appeal, in plain Python, from the objects that a person sees on cards."""

from collections import Counter
from datetime import date
from statistics import mean, median

from workflows.appeals.models import Appeal, AssignmentRole, AssignmentState, Clock, ClockKind, ReceptionCard
from workflows.appeals.reporting.cuts import Cut
from workflows.appeals.stages import Stage
from workflows.printing.periods import Period

MERITS = {"supported", "measures", "explained", "rejected"}


def counted(period: Period, on: date) -> dict:
    """Everything the report tells of a period."""
    appeals = [appeal for appeal in Appeal.objects.all() if appeal.registered_on and period.first <= appeal.registered_on <= period.last]
    days = [(appeal.concluded_on - appeal.registered_on).days for appeal in appeals if _is_answered(appeal)]
    by = {cut: Counter() for cut in Cut}
    for appeal in appeals:
        for cut, codes in _codes(appeal, on).items():
            by[cut].update(codes)
    by[Cut.RECEPTION].update(card.outcome for card in ReceptionCard.objects.all() if period.first <= card.received_on <= period.last)
    return {
        "total": len(appeals),
        "people": sum(appeal.people_count for appeal in appeals),
        "days": (len(days), mean(days) if days else None, median(days) if days else None),
        "by": {cut: {code: many for code, many in numbers.items() if many} for cut, numbers in by.items()},
    }


def _codes(appeal: Appeal, on: date) -> dict[Cut, list[str]]:
    questions = list(appeal.questions.all())
    working = [one for one in appeal.assignments.all() if one.role == AssignmentRole.RESPONSIBLE and one.state in _CARRIED]
    effective = [one for one in appeal.decisions.all() if getattr(one, "end", None) and one.end.took_effect]
    late = {clock.kind for clock in appeal.clocks.all() if _is_late(clock, on)}
    return {
        Cut.KIND: [appeal.kind],
        Cut.CHANNEL: [appeal.channel],
        Cut.FORM: [appeal.form],
        Cut.CATEGORY: [appeal.applicant.category],
        Cut.REPEAT: [appeal.repeat],
        Cut.COLLECTIVE: ["1" if appeal.is_collective else "0"],
        Cut.TERM: ["overdue" if ClockKind.ANSWER in late else "in_time" if appeal.concluded_on else "running"],
        Cut.EXTENDED: ["1"] if hasattr(appeal, "extension") else [],
        Cut.BREACH: sorted(late),
        Cut.GROUND: sorted({one.ground for one in effective}),
        Cut.BODY: sorted({str(sent.body_id) for one in effective for sent in one.forwardings.all()}),
        Cut.TOPIC: [str(one.topic_id or "") for one in questions],
        Cut.RESULT: [one.result if appeal.concluded_on else "" for one in questions],
        Cut.EXECUTOR: sorted({one.executor.position for one in working}),
    }


_CARRIED = {AssignmentState.GIVEN, AssignmentState.ACCEPTED, AssignmentState.DONE}


def _is_answered(appeal: Appeal) -> bool:
    on_merits = any(question.result in MERITS for question in appeal.questions.all())
    return appeal.stage == Stage.ANSWERED or (appeal.stage in {Stage.FILED, Stage.DESTROYED} and on_merits)


def _is_late(clock: Clock, on: date) -> bool:
    running = getattr(clock, "running", None)
    return hasattr(clock, "breach") or (running is not None and running.limit_on < on)
