"""Whether acts of destruction are what was frozen, and nothing personal is left of what they destroyed.

A destroyed paper keeps the hash of its content and no content: no check recomputes it, `notes` says how many there are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db import models
from django.db.models import Q

from workflows.appeals.erasing import APPLICANT, CARD, OF_APPEALS, OWN, WITHOUT_FACTS, Erasure
from workflows.appeals.models import Appeal, Applicant, CaseFile, DestroyedRow, DestructionAct, Paper, ReceptionCard
from workflows.appeals.stages import PaperStage, Stage


def problems() -> Iterator[str]:
    """Russian sentences, one for each thing that does not hold."""
    for act in DestructionAct.objects.order_by("pk"):
        if hashlib.sha256(act.content.encode()).hexdigest() != act.content_sha256:
            yield f"Уничтожение: содержание «{act}» не соответствует своему хешу."
    for case_file in CaseFile.objects.exclude(destroyed_by_act=None).select_related("index", "destroyed_by_act"):
        if case_file.appeals.exclude(stage=Stage.DESTROYED).exists():
            yield f"Уничтожение: {case_file} уничтожено, но в нём есть неуничтоженные обращения."
    yield from _remains()


def _remains() -> Iterator[str]:
    gone = Appeal.objects.filter(stage=Stage.DESTROYED)
    for table in OF_APPEALS:
        rows = Q(pk__in=[])
        for lookup in table.lookups:
            rows |= Q(**{f"{lookup}__in": gone})
        yield from _told(table, rows)
    yield from _told(Erasure(Applicant, (), APPLICANT), _entered(DestroyedRow.Kind.APPLICANT))
    yield from _told(Erasure(ReceptionCard, (), CARD), _entered(DestroyedRow.Kind.CARD))
    if models.QuerySet(WITHOUT_FACTS.model).filter(appeal__in=gone).exists():
        yield "Уничтожение: осталось, на кого жаловались в уничтоженных обращениях."
    if Appeal.history.filter(id__in=gone.values("pk")).exists():
        yield f"Уничтожение: осталась история уничтоженных обращений ({OWN.model._meta.verbose_name_plural})."


def _entered(kind: DestroyedRow.Kind) -> Q:
    return Q(pk__in=DestroyedRow.objects.filter(kind=kind).values("target"))


def _told(table: Erasure, rows: Q) -> Iterator[str]:
    count = models.QuerySet(table.model).filter(rows).exclude(**table.values).count()
    if count:
        yield f"Уничтожение: «{table.model._meta.verbose_name}» – осталось сведений по уничтоженным обращениям: {count}."


def notes() -> Iterator[str]:
    """What is no damage and must be known: facts of which only numbers, dates and hashes are left."""
    if appeals := Appeal.objects.filter(stage=Stage.DESTROYED).count():
        papers = Paper.objects.filter(appeal__stage=Stage.DESTROYED, stage=PaperStage.SIGNED).count()
        yield f"Обращений, уничтоженных по актам: {appeals}; подписанных документов в них: {papers}. Хранятся номера, даты и хеши, содержания нет."
