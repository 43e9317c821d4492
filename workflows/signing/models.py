"""Who may sign in the name of the organisation, and the record of each signature."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from workflows.archive.models import FrozenModel


class Capacity(models.TextChoices):
    """In which capacity a person signs."""

    HEAD = "head", "руководитель"
    ACTING = "acting", "исполняющий обязанности"


class Covers(models.TextChoices):
    """What a right to sign reaches: a deputy may answer citizens without being able to sign an order."""

    ALL = "all", "приказы и письма"
    LETTERS = "letters", "только ответы и решения по обращениям граждан"


class AuthorityQuerySet(models.QuerySet["SigningAuthority"]):
    def valid(self, on: date) -> Self:
        """Authorities to sign orders that hold on the day."""
        return self.valid_for_letters(on).filter(covers=Covers.ALL)

    def valid_for_letters(self, on: date) -> Self:
        """Authorities to decide on appeals and to sign answers that hold on the day: «…руководителем… должностным лицом либо уполномоченным на то лицом» (59-ФЗ, ст. 10, ч. 3)."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)


class SigningAuthority(models.Model):
    """The dated right of a person to sign orders, or letters to citizens alone: nothing else gives it, no group and no superuser mark."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", related_name="authorities")
    capacity = models.CharField("в качестве", max_length=10, choices=Capacity, default=Capacity.HEAD)
    post = models.CharField(
        "должность в подписи",
        max_length=200,
        help_text="Как под приказом: «Генеральный директор», «И.о. генерального директора».",
    )
    covers = models.CharField("что подписывает", max_length=10, choices=Covers, default=Covers.ALL)
    valid_from = models.DateField("с")
    valid_to = models.DateField("по", null=True, blank=True, help_text="Включительно; пусто – бессрочно.")
    basis = models.CharField("основание", max_length=300, help_text="Например «Решение учредителя от 01.09.2023 № 3».")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"user"})
    history = HistoricalRecords()
    objects = AuthorityQuerySet.as_manager()

    class Meta:
        verbose_name = "право подписи"
        verbose_name_plural = "права подписи"
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(
                name="authority_ends_after_it_begins",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                violation_error_message="Последний день права подписи раньше первого.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.user}"


class Signature(FrozenModel):
    """A simple electronic signature: who, in which capacity, when, and the hash of what was signed (63-ФЗ, ст. 5)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто", related_name="+")
    authority = models.ForeignKey(SigningAuthority, models.PROTECT, verbose_name="право подписи", related_name="+")
    name = models.CharField("имя в подписи", max_length=200)
    full_name = models.CharField("полное имя", max_length=300)
    post = models.CharField("должность в подписи", max_length=200)
    capacity = models.CharField("в качестве", max_length=10, choices=Capacity)
    subject = models.CharField("что подписано", max_length=100, db_index=True)
    sha256 = models.CharField("хеш подписанного", max_length=64)
    at = models.DateTimeField("когда")
    key = models.CharField("ключ проверки", max_length=20, unique=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"user", "authority", "name", "full_name"})

    class Meta(FrozenModel.Meta):
        verbose_name = "электронная подпись"
        verbose_name_plural = "электронные подписи"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.post} {self.name}, {self.at:%d.%m.%Y}"
