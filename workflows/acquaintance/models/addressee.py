"""Whom a campaign speaks to, as they were when they were put on the list."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from workflows.acquaintance.models.campaign import Campaign


class AddresseeQuerySet(models.QuerySet["Addressee"]):
    def unread(self) -> AddresseeQuerySet:
        """People who have not confirmed."""
        return self.filter(acknowledgement=None)

    def here(self) -> AddresseeQuerySet:
        """People of whom nobody said that they left, and whose account is not closed."""
        return self.filter(left_at=None).filter(Q(user=None) | Q(user__is_active=True))

    def waited_for(self) -> AddresseeQuerySet:
        """People whose confirmation is still expected."""
        return self.unread().here()


class Addressee(models.Model):
    """A person on the list of a campaign. Who leaves is marked and stays on the sheet.

    Of a personal link only the hash is kept: the link itself is shown once and can be issued anew. The address of a
    person without an account is kept no longer than the campaign lasts, and in no history.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name="ознакомление", related_name="addressees")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="работник", null=True, related_name="acquaintances"
    )
    name = models.CharField("ФИО", max_length=300)
    position = models.CharField("должность или кем приходится", max_length=200, blank=True)
    unit_name = models.CharField("подразделение", max_length=200, blank=True)
    email = models.EmailField("электронная почта", blank=True)
    link_sha256 = models.CharField("хеш личной ссылки", max_length=64, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто внёс", related_name="+")
    added_at = models.DateTimeField("когда внесён")
    left_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто отметил выбытие", null=True, related_name="+"
    )
    left_at = models.DateTimeField("когда отмечено выбытие", null=True)
    left_reason = models.CharField("почему не ждём", max_length=300, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset(
        {"user", "name", "position", "email", "added_by", "left_by", "left_reason", "unit_name"}
    )
    objects = AddresseeQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["link_sha256", "email"])

    class Meta:
        verbose_name = "кого знакомят"
        verbose_name_plural = "кого знакомят"
        ordering = ["campaign", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "user"], name="addressee_once"),
            models.UniqueConstraint(fields=["link_sha256"], condition=~Q(link_sha256=""), name="link_opens_one_list"),
            models.CheckConstraint(
                name="addressee_left_with_reason",
                condition=Q(left_at=None, left_by=None, left_reason="")
                | (Q(left_at__isnull=False, left_by__isnull=False) & ~Q(left_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def confirmation(self) -> Any:
        """The acknowledgement, or None."""
        return getattr(self, "acknowledgement", None)

    @property
    def state(self) -> str:
        """«read», «gone» or «waiting»."""
        if self.confirmation is not None:
            return "read"
        return "gone" if self.whither else "waiting"

    @property
    def whither(self) -> str:
        """Why the person is not waited for any more; empty for those who are here."""
        if self.left_at is not None:
            return self.left_reason
        return "учётная запись закрыта" if self.user is not None and not self.user.is_active else ""
