"""Where citizens sign in: one provider, off until an administrator turns it on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from simple_history.models import HistoricalRecords


class Level(models.TextChoices):
    """How surely the provider knows whom it lets in. The same words as in the records of appeals."""

    ACCOUNT = "account", "вход на сайт"
    ESIA = "esia", "Госуслуги (ЕСИА)"


class Provider(models.Model):
    """The one service by which citizens sign in. The history keeps no secret, sealed or not."""

    title = models.CharField("название на кнопке", max_length=60, help_text="Войдёт в кнопку: «Войти через …».")
    issuer = models.CharField("адрес службы входа (issuer)", max_length=300, help_text="По нему программа читает «…/.well-known/openid-configuration».")
    client_id = models.CharField("имя нашего сайта у службы (client id)", max_length=255)
    sealed = models.TextField("секрет под ключом", blank=True, editable=False)
    level = models.CharField("чем считать вход", max_length=10, choices=Level, default=Level.ACCOUNT)
    basis = models.CharField("где это решено", max_length=300, help_text="Приказ, договор или пункт порядка, по которому граждан узнают этим способом.")
    is_on = models.BooleanField("вход включён", default=False)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords(excluded_fields=["sealed"])

    class Meta:
        verbose_name = "служба входа"
        verbose_name_plural = "службы входа"
        constraints = [
            models.CheckConstraint(
                name="sign_in_has_a_source",
                condition=models.Q(is_on=False) | ~models.Q(basis=""),
                violation_error_message="Впишите, где решено узнавать граждан этим способом.",
            )
        ]

    def __str__(self) -> str:
        return f"Вход через «{self.title}»"


def provider_in_use() -> Provider | None:
    """The provider, if it is turned on."""
    return Provider.objects.filter(is_on=True).order_by("pk").first()
