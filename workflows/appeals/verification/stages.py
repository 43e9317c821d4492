"""Each stage against the facts that lead to it: assignments, decisions, papers that have left."""

from collections.abc import Iterator

from django.db.models import Count, Q

from workflows.appeals.models import (
    Appeal,
    Assignment,
    AssignmentRole,
    ClockKind,
    Message,
    PaperKind,
    ReceptionOutcome,
    StopCause,
)
from workflows.appeals.models.work import ACTIVE
from workflows.appeals.stages import ENDS_AT, Stage

WITH_RESPONSIBLE = (Stage.ASSIGNED, Stage.IN_REVIEW, Stage.INFO_REQUESTED, Stage.DRAFT_ANSWER, Stage.ON_SIGNATURE)


def _decided(stage: Stage) -> Q:
    grounds = [ground for ground, end in ENDS_AT.items() if end == stage]
    return Q(decisions__ground__in=grounds, decisions__is_whole=True, decisions__end__took_effect=True)


# What must stand in the archive where an appeal stands at the stage.
EVIDENCE: dict[Stage, tuple[Q, str]] = {
    Stage.ANSWERED: (Q(papers__kind=PaperKind.ANSWER, papers__sendings__isnull=False), "отправленного ответа"),
    Stage.NOT_AN_APPEAL: (Q(refusals__isnull=False), "предложения не считать обращением"),
    Stage.TECHNICAL_DUPLICATE: (Q(duplicate__isnull=False), "первого письма"),
    Stage.ORAL_ANSWERED: (Q(reception_card__outcome=ReceptionOutcome.ORAL), "карточки приёма с устным ответом"),
    Stage.WITHDRAWN: (Q(messages__sort=Message.Sort.STOP), "заявления о прекращении рассмотрения"),
    Stage.FILED: (Q(case_file__isnull=False), "дела"),
    Stage.DESTROYED: (Q(case_file__destroyed_by_act__isnull=False), "акта об уничтожении"),
    **{stage: (_decided(stage), "исполненного решения с этим основанием") for stage in set(ENDS_AT.values())},
}


def problems() -> Iterator[str]:
    """One sentence for each appeal whose stage has no ground."""
    yield from _responsible()
    for stage, (ground, what) in EVIDENCE.items():
        at_stage = Appeal.objects.filter(stage=stage)
        for appeal in at_stage.exclude(pk__in=at_stage.filter(ground).order_by().values("pk")).order_by("pk"):
            yield f"{appeal}: стадия «{stage.label}», а {what} нет."
    yield from _open_though_ended()


def _responsible() -> Iterator[str]:
    active = Count("assignments", filter=Q(assignments__role=AssignmentRole.RESPONSIBLE, assignments__state__in=ACTIVE))
    for appeal in Appeal.objects.filter(stage__in=WITH_RESPONSIBLE).annotate(responsible=active).exclude(responsible=1).order_by("pk"):
        yield f"{appeal}: стадия «{appeal.get_stage_display()}», ответственный должен быть один, а их {appeal.responsible}."
    extra = Assignment.objects.active().filter(role=AssignmentRole.RESPONSIBLE).exclude(appeal__stage__in=WITH_RESPONSIBLE)
    for assignment in extra.select_related("appeal").order_by("pk"):
        yield f"{assignment.appeal}: стадия «{assignment.appeal.get_stage_display()}», а ответственный всё ещё назначен."


def _open_though_ended() -> Iterator[str]:
    answered = Q(clocks__kind=ClockKind.ANSWER, clocks__stop__cause=StopCause.DONE)
    decided = Q(decisions__is_whole=True, decisions__end__took_effect=True)
    for appeal in Appeal.objects.open().filter(answered | decided).distinct().order_by("pk"):
        yield f"{appeal}: стадия «{appeal.get_stage_display()}», а ответ уже ушёл или решение исполнено."
