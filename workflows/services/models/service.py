"""A service of the learning environment and what it may be used for."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from simple_history.models import HistoricalRecords
from wagtail.search import index

from workflows.errors import WrongStage
from workflows.services.models.grounds import Basis, ProhibitionCheck
from workflows.services.models.vocabulary import SIDES, WEB_ADDRESS, Audience, Kind, Mode, Pair, Purpose
from workflows.services.stages import MOVES, Stage


class ServiceQuerySet(models.QuerySet["Service"]):
    """Words about services on a day."""

    def in_use(self, *, on: date) -> ServiceQuerySet:
        """Admitted, with a basis valid on the day, and not prohibited by the last check before it."""
        basis = Basis.objects.valid(on=on).filter(service=OuterRef("pk"))
        banned = Q(in_rkn_list=True) | Q(blocked=True)
        checks = ProhibitionCheck.objects.filter(service=OuterRef("pk"), checked_on__lte=on)
        last = checks.annotate(banned=banned).order_by("-checked_on", "-pk").values("banned")[:1]
        return (
            self.filter(Exists(basis), stage=Stage.ADMITTED).annotate(is_banned=Subquery(last)).filter(is_banned=False)
        )

    def with_facts(self, *, on: date) -> ServiceQuerySet:
        """With uses, the bases valid on the day and the responsible person: three queries for any number of rows."""
        bases = Prefetch("bases", Basis.objects.valid(on=on), to_attr="valid_bases")
        return self.select_related("responsible").prefetch_related("uses", bases)

    def for_purpose(self, purpose: str) -> ServiceQuerySet:
        return self.filter(Exists(ServiceUse.objects.filter(service=OuterRef("pk"), purpose=purpose)))

    def for_audience(self, audience: str) -> ServiceQuerySet:
        pairs = [pair for pair, sides in SIDES.items() if audience in sides]
        return self.filter(Exists(ServiceUse.objects.filter(service=OuterRef("pk"), pair__in=pairs)))

    def in_mode(self, mode: str) -> ServiceQuerySet:
        return self.filter(mode__in=[mode, Mode.BOTH])


class Service(index.Indexed, models.Model):
    """One service, never «и др.»: what is not a row here is not used."""

    title = models.CharField("название", max_length=200, unique=True)
    kind = models.CharField("вид", max_length=20, choices=Kind)
    mode = models.CharField("способ взаимодействия", max_length=10, choices=Mode)
    description = models.TextField("для чего", help_text="Одно-два предложения без канцелярита.")
    url = models.CharField("адрес сервиса", max_length=500, blank=True, validators=[WEB_ADDRESS])
    sign_in = models.CharField("как войти", max_length=500, blank=True)
    single_sign_on = models.BooleanField("единая авторизация", default=False)
    needs_account = models.BooleanField("нужна учётная запись", default=True)
    on_computer = models.BooleanField("работает на компьютере", default=True)
    on_mobile = models.BooleanField("работает на телефоне и планшете", default=True)
    needs_installation = models.BooleanField("нужно устанавливать программу", default=False)
    round_the_clock = models.BooleanField("доступен без ограничения времени", default=True)
    access_terms = models.TextField("условия доступа", blank=True, help_text="Когда и кто открывает доступ.")
    registry_number = models.CharField("№ в реестре российского ПО", max_length=50, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="ответственный", related_name="+"
    )
    act_slug = models.SlugField(
        "локальный акт", max_length=100, blank=True, help_text="Адрес акта: «servisy-vzaimodeystviya»."
    )
    point_key = models.CharField("ключ пункта", max_length=100, blank=True, help_text="Например «2-2».")
    point_label = models.CharField("пункт", max_length=40, blank=True, help_text="Например «2.2».")
    stage = models.CharField("стадия", max_length=10, choices=Stage, default=Stage.DRAFT, editable=False)
    stage_reason = models.CharField("причина приостановки", max_length=500, blank=True, editable=False)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"responsible"})
    history = HistoricalRecords()
    objects = ServiceQuerySet.as_manager()
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("title", boost=4),
        index.SearchField("description"),
        index.SearchField("get_kind_display"),
        index.SearchField("purposes_in_words"),
        index.AutocompleteField("title"),
        index.FilterField("id"),
        index.FilterField("kind"),
        index.FilterField("mode"),
        index.FilterField("stage"),
    ]

    class Meta:
        verbose_name = "сервис"
        verbose_name_plural = "сервисы"
        ordering = ["title"]
        permissions = [("admit_service", "Может допускать сервисы и приостанавливать их применение")]

    def __str__(self) -> str:
        return self.title

    def move_to(self, stage: Stage) -> None:
        """Change the stage as MOVES allows; called by actions alone."""
        if stage not in MOVES[Stage(self.stage)]:
            raise WrongStage(f"{self.quoted}: из стадии «{self.get_stage_display()}» нельзя перейти в «{stage.label}».")
        self.stage = stage

    def purposes_in_words(self) -> str:
        """What it is for, as the search reads it."""
        return ", ".join(use.get_purpose_display() for use in self.uses.all())

    @property
    def quoted(self) -> str:
        """The title in a sentence: «Почта», «ГИС „Моя школа“»."""
        return f"«{self.title.replace('«', '„').replace('»', '“')}»"

    @property
    def audiences(self) -> list[str]:
        """Whom it serves, in the order of the list."""
        sides = {side for use in self.uses.all() for side in SIDES[use.pair]}
        return [str(audience.label) for audience in Audience if audience in sides]


class ServiceUse(models.Model):
    """One cell of the matrix of purposes: this service may be used by these sides for this."""

    service = models.ForeignKey(Service, models.CASCADE, verbose_name="сервис", related_name="uses")
    pair = models.CharField("кто с кем", max_length=10, choices=Pair)
    purpose = models.CharField("для чего", max_length=10, choices=Purpose)
    point_label = models.CharField("пункт", max_length=40, blank=True, help_text="Пункт акта, который это разрешает.")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "назначение сервиса"
        verbose_name_plural = "назначения сервисов"
        ordering = ["service", "purpose", "pair"]
        constraints = [models.UniqueConstraint(fields=["service", "pair", "purpose"], name="service_use_once")]

    def __str__(self) -> str:
        return f"{self.get_pair_display()}: {self.get_purpose_display()}"
