"""Reference books of appeals: topics, bodies, templates of letters, the list of case files, the rules of the house."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from workflows.appeals.models.vocabulary import PaperKind, TemplateVariant
from workflows.appeals.stages import Ground
from workflows.people.models import Unit
from workflows.terms.counting import Preset


class Topic(models.Model):
    """A question of the classifier: ТОТК codes and rubrics of the house."""

    code = models.CharField("код", max_length=30, unique=True, help_text="Например «0002.0013.0139.0330».")
    title = models.CharField("название", max_length=300)
    section = models.CharField("раздел", max_length=200, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="чей вопрос", null=True, blank=True, related_name="+")
    is_active = models.BooleanField("используется", default=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "тема обращений"
        verbose_name_plural = "классификатор обращений"
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class CompetentBody(models.Model):
    """A body or official to whom appeals are forwarded or requests are sent."""

    class Sort(models.TextChoices):
        """What the law says of such a body."""

        ORDINARY = "ordinary", "орган или организация"
        POLICE = "police", "территориальный орган МВД"
        GOVERNOR = "governor", "высшее должностное лицо субъекта РФ"
        COURT = "court", "суд"
        INQUIRY = "inquiry", "орган дознания или следствия"

    name = models.CharField("название", max_length=300, unique=True)
    addressee = models.CharField("кому (в письме)", max_length=300, blank=True, help_text="Например «Руководителю Департамента …». Пусто – название.")
    sort = models.CharField("вид", max_length=10, choices=Sort, default=Sort.ORDINARY)
    competence = models.CharField("чем занимается", max_length=500, blank=True)
    postal_address = models.CharField("почтовый адрес", max_length=500, blank=True)
    email = models.EmailField("электронная почта", blank=True)
    is_active = models.BooleanField("используется", default=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "адресат переадресации"
        verbose_name_plural = "адресаты переадресации и запросов"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def may_be_asked(self) -> bool:
        """«…за исключением судов, органов дознания и органов предварительного следствия» (59-ФЗ, ст. 10, ч. 1, п. 2)."""
        return self.sort not in (self.Sort.COURT, self.Sort.INQUIRY)


class LetterTemplate(models.Model):
    """The words of a letter by its ground. A new version is a new row; papers remember the version they were made from."""

    kind = models.CharField("документ", max_length=30, choices=PaperKind)
    ground = models.CharField("основание", max_length=20, choices=Ground, blank=True)
    variant = models.CharField("случай", max_length=20, choices=TemplateVariant, blank=True, default=TemplateVariant.USUAL)
    version = models.PositiveSmallIntegerField("версия", default=1)
    title = models.CharField("название шаблона", max_length=200)
    heading = models.CharField("заголовок письма", max_length=300)
    body = models.TextField("текст", help_text="Поля в фигурных скобках: {number}, {registered_on}, {due_on}…")
    source = models.CharField("норма", max_length=300, blank=True)
    is_active = models.BooleanField("используется", default=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "шаблон письма"
        verbose_name_plural = "шаблоны писем"
        ordering = ["kind", "ground", "variant", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "ground", "variant", "version"], name="template_version_once"),
            models.UniqueConstraint(fields=["kind", "ground", "variant"], condition=Q(is_active=True), name="one_active_template"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, версия {self.version}"


class CaseIndex(models.Model):
    """A line of the list of case files (номенклатура дел): the index and for how long papers are kept."""

    index = models.CharField("индекс", max_length=30, unique=True, help_text="Например «01-15».")
    title = models.CharField("заголовок дела", max_length=300)
    years = models.PositiveSmallIntegerField("хранить лет", null=True, blank=True, help_text="Пусто – постоянно.")
    expert_check = models.BooleanField("ЭПК", default=True, help_text="Перед уничтожением решает экспертная комиссия.")
    source = models.CharField("основание срока", max_length=300, help_text="Статья перечня и кто её сверил.")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "индекс дела"
        verbose_name_plural = "номенклатура дел"
        ordering = ["index"]

    def __str__(self) -> str:
        return f"{self.index} {self.title}"


LETTERS_BASIS = "152-ФЗ, ст. 5, ч. 7: не дольше, чем нужно для цели. Три месяца на обжалование отказа (КАС РФ, ст. 219, ч. 1) и запас на восстановление этого срока"
LAWFUL_WAY = (
    "Письмо получено и сохранено, но обращением по Федеральному закону от 02.05.2006 № 59-ФЗ не считается: с 30.03.2025 электронное обращение "
    "подают способом, который подтверждает личность (Федеральный закон от 28.12.2024 № 547-ФЗ). Подать обращение можно через форму на нашем сайте, "
    "через портал Госуслуг, письмом по почте или на личном приёме."
)


class SiteRegime(models.TextChoices):
    """What a message through the form of the site is."""

    BY_OWN_ACT = "own_act", "обращение: организация принимает его по своему акту"
    IDENTIFIED = "identified", "обращение – только если личность подтверждена, иначе сообщение"

    @property
    def consequence(self) -> str:
        """What the citizen is told of it."""
        return {
            SiteRegime.BY_OWN_ACT: "Ваше обращение зарегистрируют в течение 3 дней и рассмотрят в течение 30 дней со дня регистрации.",
            SiteRegime.IDENTIFIED: "Если личность не подтверждена, это сообщение, а не обращение по 59-ФЗ: его прочитают и ответят, но сроки закона к нему не относятся. Чтобы подать обращение, подтвердите личность.",
        }[self]


class HouseRules(models.Model):
    """What the law leaves to the organisation. One row; each choice names where it was made."""

    preset = models.CharField("счёт дней", max_length=10, choices=Preset, default=Preset.STANDARD)
    preset_basis = models.CharField("где выбран счёт дней", max_length=300, blank=True, help_text="Пункт локального акта об обращениях.")
    accept_email_as_appeal = models.BooleanField(
        "принимать письма по электронной почте как обращения",
        default=True,
        help_text="С 30.03.2025 письмо по почте само по себе не электронное обращение (547-ФЗ); организация может принимать его по своему акту.",
    )
    email_basis = models.CharField("где сказано о почте", max_length=300, blank=True, default="п. 3.7 Порядка")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="заместитель руководителя по обращениям", null=True, blank=True, related_name="+")
    higher_body = models.CharField(
        "кому обжалуют наши ответы", max_length=300, blank=True, default="учредитель организации", help_text="Войдёт в ответ: «в вышестоящий орган (…)»."
    )
    near_days = models.PositiveSmallIntegerField("жёлтый: осталось рабочих дней", default=5)
    soon_days = models.PositiveSmallIntegerField("синий: осталось календарных дней", default=10)
    quiet_from = models.TimeField("не беспокоить с", default=time(19, 0))
    quiet_to = models.TimeField("не беспокоить до", default=time(8, 0))

    lawful_way = models.TextField("как подать законно", blank=True, default=LAWFUL_WAY, help_text="Эти слова уйдут в ответ на письмо, если письма по почте обращениями не считаются.")
    site_regime = models.CharField("чем является сообщение с сайта", max_length=10, choices=SiteRegime, default=SiteRegime.BY_OWN_ACT)
    site_basis = models.CharField("где сказано о форме сайта", max_length=300, blank=True, default="п. 3.7 Порядка")
    most_files = models.PositiveSmallIntegerField("файлов в одном обращении", default=10)
    most_file_mb = models.PositiveSmallIntegerField("МБ в одном файле", default=20)
    most_total_mb = models.PositiveSmallIntegerField("МБ во всех файлах", default=50)
    per_address_hour = models.PositiveSmallIntegerField("обращений с одного адреса в час", default=10)
    per_hour = models.PositiveIntegerField("обращений всего в час", default=600)
    letters_days = models.PositiveIntegerField(
        "хранить письма, не ставшие обращениями, дней", default=365, help_text="Считают от решения по письму. Не меньше 92: столько длится срок на обжалование отказа."
    )
    letters_basis = models.CharField("откуда этот срок", max_length=300, blank=True, default=LETTERS_BASIS)
    phone = models.CharField("телефон для справок по обращениям", max_length=100, blank=True, help_text="Пусто – телефон организации.")
    reception_words = models.CharField("часы личного приёма", max_length=300, blank=True, help_text="Как их прочитает посетитель: «вторник и четверг с 15 до 18, кабинет 12».")
    tells_stages = models.BooleanField(
        "писать заявителю о ходе рассмотрения",
        default=True,
        help_text="Короткое письмо на почту, которую заявитель указал для ответа или подтвердил. Он может от них отказаться; уведомления по закону это не отменяет.",
    )
    tells_basis = models.CharField("где сказано о письмах", max_length=300, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"deputy"})
    history = HistoricalRecords()

    class Meta:
        verbose_name = "правила работы с обращениями"
        verbose_name_plural = "правила работы с обращениями"
        constraints = [
            models.CheckConstraint(
                name="one_file_fits_into_all",
                condition=Q(most_file_mb__gte=1) & Q(most_file_mb__lte=F("most_total_mb")),
                violation_error_message="Один файл не больше всех вместе: исправьте МБ в одном файле или МБ во всех файлах.",
            ),
            models.CheckConstraint(
                name="some_appeals_come_through",
                condition=Q(per_address_hour__gte=1) & Q(per_hour__gte=F("per_address_hour")),
                violation_error_message="С одного адреса – хотя бы одно обращение в час и не больше, чем всего в час.",
            ),
            models.CheckConstraint(
                name="refused_letter_outlives_complaint",
                condition=Q(letters_days__gte=92),
                violation_error_message="Письма, не ставшие обращениями, хранят не меньше 92 дней: столько длится срок на обжалование отказа.",
            ),
            models.CheckConstraint(
                name="yellow_comes_after_blue",
                condition=Q(near_days__lte=F("soon_days")),
                violation_error_message="Жёлтый срок не длиннее синего.",
            )
        ]

    def __str__(self) -> str:
        return "Правила работы с обращениями"


def house_rules() -> HouseRules:
    """The rules, or the unsaved defaults before they are entered."""
    return HouseRules.objects.order_by("pk").first() or HouseRules()
