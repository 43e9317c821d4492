"""The mail servers as an administrator has entered them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from simple_history.models import HistoricalRecords

from workflows.connections.sealing import unseal
from workflows.connections.server import Security, Server


class Way(models.TextChoices):
    """Which of the two servers."""

    INCOMING = "incoming", "входящая почта"
    OUTGOING = "outgoing", "исходящая почта"


class Connection(models.Model):
    """One mail server and the account on it; at most one row for each way. The history keeps no password, sealed or not."""

    way = models.CharField("что это", max_length=10, choices=Way, unique=True, editable=False)
    host = models.CharField("сервер", max_length=255)
    port = models.PositiveIntegerField("порт")
    security = models.CharField("защита", max_length=10, choices=[(one.value, one.value) for one in Security])
    username = models.CharField("имя на сервере", max_length=255, blank=True)
    sealed = models.TextField("пароль под ключом", blank=True, editable=False)
    folder = models.CharField("папка", max_length=255, blank=True)
    address = models.EmailField("адрес ящика", blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords(excluded_fields=["sealed"])

    class Meta:
        verbose_name = "подключение почты"
        verbose_name_plural = "подключения почты"
        ordering = ["way"]
        constraints = [models.CheckConstraint(name="connection_port_is_a_port", condition=models.Q(port__gte=1, port__lte=65535), violation_error_message="Порт – число от 1 до 65535.")]

    def __str__(self) -> str:
        return f"{self.get_way_display().capitalize()}: {self.host}:{self.port}"

    @property
    def server(self) -> Server:
        """What a program needs to connect; raises PasswordIsLost when the password cannot be read."""
        return Server(
            host=self.host,
            port=self.port,
            security=Security(self.security),
            username=self.username,
            password=unseal(self.sealed),
            folder=self.folder or "INBOX",
            address=self.address,
        )
