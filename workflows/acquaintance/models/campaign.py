"""The campaign: one redaction made known to one audience until a day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from workflows.acquaintance.stages import Audience
from workflows.people.models import Unit
from workflows.regulations.models import Redaction


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def open(self) -> CampaignQuerySet:
        """Campaigns that still collect confirmations."""
        return self.filter(closed_at=None)


class Campaign(models.Model):
    """Making one redaction known. It is bound to the hash of the text: another redaction is another campaign.

    «Работодатель обязан… знакомить работников под роспись с принимаемыми локальными нормативными актами,
    непосредственно связанными с их трудовой деятельностью» (ТК РФ, ст. 22).
    """

    redaction = models.ForeignKey(Redaction, models.PROTECT, verbose_name="редакция", related_name="campaigns")
    content_sha256 = models.CharField("хеш текста", max_length=64, editable=False)
    audience = models.CharField("кого знакомим", max_length=10, choices=Audience)
    everybody = models.BooleanField("все работники", default=False)
    units = models.ManyToManyField(Unit, verbose_name="подразделения", blank=True)
    roles = models.ManyToManyField(Group, verbose_name="роли", blank=True)
    asked = models.TextField("о чём просим")
    basis = models.CharField("основание электронной отметки", max_length=300, blank=True)
    due_on = models.DateField("ознакомиться до")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто начал", related_name="+")
    started_at = models.DateTimeField("когда начато")
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто закрыл", null=True, related_name="+"
    )
    closed_at = models.DateTimeField("когда закрыто", null=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"started_by", "closed_by"})
    objects = CampaignQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[units, roles])

    class Meta:
        verbose_name = "ознакомление"
        verbose_name_plural = "ознакомление"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["redaction", "audience"],
                condition=Q(closed_at=None),
                name="one_open_campaign",
                violation_error_message="С этой редакцией этих людей уже знакомят.",
            ),
            models.CheckConstraint(
                name="campaign_closed_by_somebody",
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.redaction}: {self.get_audience_display()}"

    @property
    def is_open(self) -> bool:
        """Still collecting confirmations."""
        return self.closed_at is None

    @property
    def is_for_staff(self) -> bool:
        """Workers read at the desk, others by a personal link."""
        return self.audience == Audience.STAFF

    @property
    def place(self) -> str:
        """The heading over what stands beside the names."""
        return Audience(self.audience).place

    def is_late(self, on: date) -> bool:
        """Open after its last day."""
        return self.is_open and self.due_on < on
