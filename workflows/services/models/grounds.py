"""Why a service may be used: a contract or an accepted user agreement, and a check against prohibited lists."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from workflows.archive.models import FrozenModel
from workflows.files.models import StoredFile
from workflows.printing.words import NBSP, long_date
from workflows.services.models.vocabulary import WEB_ADDRESS


class BasisKind(models.TextChoices):
    """The two ways of п. 3.1 of the Порядок: «…заключение договора… и (или) присоединение к пользовательскому соглашению»."""

    CONTRACT = "contract", "договор"
    AGREEMENT = "agreement", "пользовательское соглашение"


class BasisQuerySet(models.QuerySet["Basis"]):
    """Words about bases on a day."""

    def valid(self, *, on: date) -> BasisQuerySet:
        """Those that hold on the day, both ends included."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)

    def expiring(self, *, on: date, until: date) -> BasisQuerySet:
        """Those that hold today and end by `until`: the reminder of a later stage reads this."""
        return self.valid(on=on).filter(valid_to__lte=until)


class Basis(models.Model):
    """A contract with the holder of the rights, or the agreement that was joined, with its kept copy."""

    service = models.ForeignKey("services.Service", models.PROTECT, verbose_name="сервис", related_name="bases")
    kind = models.CharField("вид основания", max_length=10, choices=BasisKind)
    number = models.CharField("номер договора", max_length=100, blank=True)
    made_on = models.DateField("дата", help_text="Заключения договора или присоединения к соглашению.")
    other_side = models.CharField("правообладатель", max_length=300)
    url = models.CharField("адрес соглашения", max_length=500, blank=True, validators=[WEB_ADDRESS])
    version = models.CharField("версия соглашения", max_length=100, blank=True)
    valid_from = models.DateField("действует с")
    valid_to = models.DateField("действует по", null=True, blank=True, help_text="Пусто – без срока.")
    copy = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="сохранённая копия", related_name="+")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()
    objects = BasisQuerySet.as_manager()

    class Meta:
        verbose_name = "основание применения"
        verbose_name_plural = "основания применения"
        ordering = ["service", "-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="basis_contract_has_number",
                condition=~Q(kind=BasisKind.CONTRACT) | ~Q(number=""),
                violation_error_message="У договора есть номер. Если номера нет, напишите «б/н».",
            ),
            models.CheckConstraint(
                name="basis_agreement_has_url",
                condition=~Q(kind=BasisKind.AGREEMENT) | ~Q(url=""),
                violation_error_message="Укажите адрес, по которому опубликовано пользовательское соглашение.",
            ),
            models.CheckConstraint(
                name="basis_ends_after_it_begins",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                violation_error_message="Последний день действия не может быть раньше первого.",
            ),
        ]

    def __str__(self) -> str:
        if self.kind == BasisKind.CONTRACT:
            return f"Договор №{NBSP}{self.number} от {long_date(self.made_on)}"
        return f"Пользовательское соглашение от {long_date(self.made_on)}"

    def is_valid(self, *, on: date) -> bool:
        """Whether it holds on the day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


class ProhibitionCheck(FrozenModel):
    """What the lists of prohibited services said about a service on a day (п. 3.8 of the Порядок; 41-ФЗ of 01.04.2025).

    The lists change, so a check is a dated fact with its source; the last one counts.
    """

    service = models.ForeignKey("services.Service", models.PROTECT, verbose_name="сервис", related_name="checks")
    in_rkn_list = models.BooleanField("в перечне Роскомнадзора")
    blocked = models.BooleanField("доступ ограничен")
    foreign_owner = models.BooleanField("иностранный владелец")
    source = models.CharField("где проверено", max_length=500)
    checked_on = models.DateField("на какой день")
    checked_at = models.DateTimeField("когда внесено")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто проверил", related_name="+"
    )

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"checked_by"})

    class Meta(FrozenModel.Meta):
        verbose_name = "проверка по перечням"
        verbose_name_plural = "проверки по перечням"
        ordering = ["service", "-checked_on", "-pk"]

    def __str__(self) -> str:
        found = "запрещён" if self.is_prohibited else "не запрещён"
        return f"{self.checked_on:%d.%m.%Y}: {found}"

    @property
    def is_prohibited(self) -> bool:
        """A foreign owner alone is a warning, not a ban."""
        return self.in_rkn_list or self.blocked
