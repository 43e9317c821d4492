"""What became of each letter: decided once, by the program."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from workflows.appeals.models import Appeal
from workflows.archive.models import FrozenModel, FrozenQuerySet
from workflows.inbox.models import RawLetter


class Outcome(models.TextChoices):
    """What the program did with a letter."""

    APPEAL = "appeal", "новое поступление"
    MESSAGE = "message", "приложено к обращению"
    AUTOMATIC = "automatic", "автоматическое письмо, приложено к обращению"
    BOUNCE = "bounce", "отчёт о недоставке нашего письма"
    OWN = "own", "наше собственное письмо"
    COPY = "copy", "копия полученного раньше"
    EXPLAINED = "explained", "сохранено; почта обращений не принимает"
    ASIDE = "aside", "ждёт решения делопроизводителя"


class Reason(models.TextChoices):
    """Why the program leaves a letter to a person."""

    UNREADABLE = "unreadable", "письмо не удалось прочитать"
    TOO_LARGE = "too_large", "письмо больше допустимого, получены только заголовки"
    SAME_ID = "same_id", "такой же идентификатор, как у другого письма, а содержание иное"
    TWIN = "twin", "похоже на копию полученного раньше"
    FOREIGN = "foreign", "ссылается на обращение, но адрес отправителя в нём не указан"
    AFTER_END = "after_end", "по этому обращению работа закончена: возможно, это новое обращение"
    AUTOMATIC = "automatic", "автоматическое письмо, и не видно, о чём оно"
    MAILING = "mailing", "рассылка"
    BOUNCE = "bounce", "отчёт о недоставке письма, которого мы не знаем"
    OWN_ADDRESS = "own_address", "отправителем указан наш собственный адрес"
    FLOOD = "flood", "с этого адреса пришло слишком много писем подряд"
    EMPTY = "empty", "в письме нет ни текста, ни файлов"
    BROKEN = "broken", "разбор письма несколько раз обрывался"


class FilingQuerySet(FrozenQuerySet):
    """Words about filed letters."""

    def waiting(self) -> models.QuerySet[Any]:
        """Those on which a person has not decided yet: the longest waiting first."""
        return self.filter(outcome=Outcome.ASIDE, resolution=None).order_by("letter__received_at", "pk")


class Filing(FrozenModel):
    """The decision on one letter: exactly one, whatever happens to the program in between."""

    letter = models.OneToOneField(RawLetter, models.PROTECT, verbose_name="письмо", related_name="filing")
    outcome = models.CharField("что сделано", max_length=10, choices=Outcome)
    reason = models.CharField("почему не разобрано", max_length=12, choices=Reason, blank=True)
    appeal = models.ForeignKey(Appeal, models.PROTECT, verbose_name="обращение", null=True, blank=True, related_name="+")
    original = models.ForeignKey(RawLetter, models.PROTECT, verbose_name="полученное раньше", null=True, blank=True, related_name="+")
    guess = models.ForeignKey(Appeal, models.PROTECT, verbose_name="вероятное обращение", null=True, blank=True, related_name="+")
    guess_why = models.CharField("почему вероятное", max_length=200, blank=True)
    at = models.DateTimeField("когда разобрано")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    objects: ClassVar[Any] = FilingQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        verbose_name = "разобранное письмо"
        verbose_name_plural = "разобранные письма"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="letter_aside_says_why",
                condition=Q(outcome=Outcome.ASIDE) & ~Q(reason="") | ~Q(outcome=Outcome.ASIDE) & Q(reason=""),
                violation_error_message="Отложенное письмо говорит почему, остальные – нет.",
            ),
            models.CheckConstraint(
                name="letter_of_appeal_names_it",
                condition=~Q(outcome__in=[Outcome.APPEAL, Outcome.MESSAGE, Outcome.AUTOMATIC]) | Q(appeal__isnull=False),
                violation_error_message="Письмо приложено к обращению: к какому?",
            ),
        ]
        indexes = [models.Index(fields=["id"], condition=Q(outcome=Outcome.ASIDE), name="letters_aside")]

    def __str__(self) -> str:
        return f"Письмо № {self.letter_id}: {self.get_outcome_display()}"


class Attempt(models.Model):
    """How often the program began to decide on a letter: counted before it begins, removed with the decision."""

    letter = models.OneToOneField(RawLetter, models.PROTECT, verbose_name="письмо", related_name="attempt")
    count = models.PositiveSmallIntegerField("попыток", default=0)

    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        verbose_name = "попытка разобрать письмо"
        verbose_name_plural = "попытки разобрать письма"

    def __str__(self) -> str:
        return f"Письмо № {self.letter_id}: {self.count}"
