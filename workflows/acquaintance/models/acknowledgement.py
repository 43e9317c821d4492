"""The confirmation: a legal fact, written once."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from workflows.acquaintance.models.addressee import Addressee
from workflows.acquaintance.stages import Method
from workflows.archive.models import FrozenModel
from workflows.files.models import StoredFile


class Acknowledgement(FrozenModel):
    """One person made acquainted with one text, named by its hash; name and position are as they were.

    `by` is the account through which it was written: the person's own, the clerk's for a paper sheet, nobody's for a
    link. `signed_on` is the day of the signature: on paper it may be earlier than the record.
    """

    addressee = models.OneToOneField(
        Addressee, models.PROTECT, verbose_name="кого знакомили", related_name="acknowledgement"
    )
    method = models.CharField("способ", max_length=10, choices=Method)
    content_sha256 = models.CharField("хеш показанного текста", max_length=64)
    name = models.CharField("ФИО", max_length=300)
    position = models.CharField("должность или кем приходится", max_length=200, blank=True)
    signed_on = models.DateField("день ознакомления")
    scan = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="скан листа", null=True, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто записал", null=True, related_name="+"
    )
    at = models.DateTimeField("когда записано")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"addressee", "name", "position", "by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "отметка об ознакомлении"
        verbose_name_plural = "отметки об ознакомлении"
        constraints = [
            models.CheckConstraint(
                name="acknowledged_on_paper_with_scan",
                condition=Q(method=Method.PAPER, scan__isnull=False, by__isnull=False)
                | (~Q(method=Method.PAPER) & Q(scan=None)),
            ),
            models.CheckConstraint(
                name="acknowledged_in_system_by_somebody", condition=~Q(method=Method.SYSTEM) | Q(by__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.signed_on:%d.%m.%Y}, {self.get_method_display()}"
