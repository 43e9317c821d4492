"""Accounts and units of the organisation."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class Unit(models.Model):
    """A structural unit of the organisation."""

    name = models.CharField("название", max_length=200, unique=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "подразделение"
        verbose_name_plural = "подразделения"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """A person with an account. An account that has signed or agreed anything is closed, never deleted."""

    patronymic = models.CharField("отчество", max_length=150, blank=True)
    position = models.CharField("должность", max_length=200, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="подразделение", null=True, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset(
        {"username", "first_name", "last_name", "patronymic", "email", "position", "last_login"}
    )
    history = HistoricalRecords(excluded_fields=["password", "last_login"])

    class Meta:
        verbose_name = "пользователь"
        verbose_name_plural = "пользователи"
        ordering = ["last_name", "first_name", "patronymic"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """«Соколова Анна Викторовна»; the login when no name is known."""
        parts = [self.last_name, self.first_name, self.patronymic]
        return " ".join(part for part in parts if part) or self.username

    @property
    def short_name(self) -> str:
        """«А.В. Соколова», as under an order (ГОСТ Р 7.0.97-2025, реквизит «подпись»)."""
        initials = "".join(f"{part[0]}." for part in (self.first_name, self.patronymic) if part)
        return f"{initials} {self.last_name}".strip() or self.username

    def get_full_name(self) -> str:
        """The full name in Russian order: Wagtail and Django show this one."""
        return self.full_name

    def get_short_name(self) -> str:
        """Initials and surname."""
        return self.short_name


class SubstitutionQuerySet(models.QuerySet["Substitution"]):
    def valid(self, on: date) -> Self:
        """Substitutions that hold on the day."""
        return self.filter(valid_from__lte=on, valid_to__gte=on)


class Substitution(models.Model):
    """Who acts for an absent person, on which days and by which paper. It has a last day: an absence ends, or is prolonged by another paper.

    What the substitute may do is said by each subject; the right to sign orders is no part of it (`workflows.signing`).
    """

    person = models.ForeignKey(
        User, models.PROTECT, verbose_name="кто отсутствует", related_name="substitutions", help_text="Чьи визы ставят."
    )
    substitute = models.ForeignKey(
        User, models.PROTECT, verbose_name="кто замещает", related_name="acting", help_text="Кто ставит визы в эти дни."
    )
    valid_from = models.DateField("с")
    valid_to = models.DateField("по", help_text="Включительно.")
    basis = models.CharField(
        "основание", max_length=300, help_text="Например «приказ от 20.02.2026 № 5-к»: эти слова войдут в лист согласования."
    )

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"person", "substitute"})
    history = HistoricalRecords()
    objects = SubstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = "замещение"
        verbose_name_plural = "замещения"
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="substitution_ends_after_it_begins",
                condition=Q(valid_to__gte=F("valid_from")),
                violation_error_message="Последний день замещения раньше первого.",
            ),
            models.CheckConstraint(
                name="nobody_substitutes_themselves",
                condition=~Q(person=F("substitute")),
                violation_error_message="Человек не замещает сам себя. Выберите другого.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.substitute.short_name} замещает: {self.person.short_name}, {self.valid_from:%d.%m.%Y} – {self.valid_to:%d.%m.%Y}"


class Organisation(models.Model):
    """The organisation itself: what stands at the head of its papers and at the foot of its site. One row."""

    full_name = models.CharField("полное наименование", max_length=500)
    short_name = models.CharField("краткое наименование", max_length=200)
    place = models.CharField("место издания документов", max_length=100, help_text="Город, например «Москва».")
    address = models.CharField("адрес", max_length=500, blank=True)
    phone = models.CharField("телефон", max_length=100, blank=True)
    email = models.EmailField("электронная почта", blank=True)
    ogrn = models.CharField("ОГРН", max_length=15, blank=True)
    inn = models.CharField("ИНН", max_length=12, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "организация"
        verbose_name_plural = "организация"

    def __str__(self) -> str:
        return self.short_name


def organisation() -> Organisation:
    """The organisation, or an unsaved blank one before it is entered."""
    return Organisation.objects.order_by("pk").first() or Organisation(
        full_name="Организация", short_name="Организация"
    )
