"""Letters: written once with the fact that they tell of, sent by the queue, forgotten when they are no longer needed."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone

from workflows.files.models import StoredFile

MOST_ATTEMPTS = 8
PATIENCE = timedelta(minutes=2)  # as long as Q_CLUSTER["timeout"]: an attempt begun earlier has been stopped
KEPT = timedelta(days=30)


class Held(models.TextChoices):
    """Why the program itself does not try a letter now."""

    NO = "", "не задержано"
    SENDING = "sending", "отправляется"
    UNKNOWN = "unknown", "неизвестно, принято ли"
    REFUSED = "refused", "отказано окончательно"


class Envelope(models.TextChoices):
    """Who is named to mail servers as the sender: reports of them come back there."""

    OURS = "ours", "наш адрес"
    TRACED = "traced", "особый адрес для каждого письма"
    NOBODY = "nobody", "без обратного адреса"


class LetterQuerySet(models.QuerySet["Letter"]):
    """Words about the outbox."""

    def waiting(self) -> LetterQuerySet:
        """Letters that have not left and may still be tried."""
        return self.filter(sent_at=None, held=Held.NO, attempts__lt=MOST_ATTEMPTS)

    def given_up(self) -> LetterQuerySet:
        """Letters that a server has refused for good or that no attempt could send: a person has to look."""
        return self.filter(models.Q(held=Held.REFUSED) | models.Q(held=Held.NO, attempts__gte=MOST_ATTEMPTS), sent_at=None)

    def unknown(self, now: datetime) -> LetterQuerySet:
        """Letters of which nobody knows whether they left: the connection or the worker broke at the wrong moment."""
        stopped = models.Q(held=Held.SENDING, tried_at__lt=now - PATIENCE)
        return self.filter(models.Q(held=Held.UNKNOWN) | stopped, sent_at=None)

    def traced(self) -> LetterQuerySet:
        """Letters that are sendings of documents: their subjects decide about them."""
        return self.filter(envelope=Envelope.TRACED)


class Letter(models.Model):
    """One letter to one address, made in the transaction of its cause, so that no crash loses it."""

    uid = models.UUIDField("постоянный идентификатор", default=uuid.uuid4, unique=True, editable=False)
    message_id = models.CharField("имя письма (Message-ID)", max_length=200, unique=True, editable=False, help_text="Один во всех попытках.")
    to = models.EmailField("кому")
    subject = models.CharField("тема", max_length=300)
    body = models.TextField("текст")
    html = models.TextField("текст с разметкой", blank=True)
    headers = models.JSONField("заголовки", default=list, blank=True, help_text="Пары «имя – значение».")
    created_at = models.DateTimeField("когда написано", auto_now_add=True)
    tried_at = models.DateTimeField("когда последний раз отправляли", default=timezone.now)
    sent_at = models.DateTimeField("когда отправлено", null=True, blank=True)
    envelope = models.CharField("обратный адрес", max_length=10, choices=Envelope, default=Envelope.OURS)
    to_ourselves = models.BooleanField("проверка собственного ящика", default=False)
    attempts = models.PositiveSmallIntegerField("попыток", default=0)
    held = models.CharField("почему не отправляется", max_length=10, choices=Held, default=Held.NO, blank=True)
    trouble = models.CharField("что помешало", max_length=300, blank=True)

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"to", "subject", "body", "html", "headers"})
    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "письмо"
        verbose_name_plural = "письма"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["tried_at"], condition=models.Q(sent_at=None), name="letters_that_wait")]

    def __str__(self) -> str:
        return f"Письмо № {self.pk}"

    def is_due(self, now: datetime) -> bool:
        """Whether its pause is over: two minutes before the second attempt, two hours before the last."""
        return self.tried_at < now - PATIENCE * max(1, self.attempts**2)


class Enclosure(models.Model):
    """A stored file that goes with a letter: fixed when the letter is written, forgotten with it; the file itself stays."""

    letter = models.ForeignKey(Letter, models.CASCADE, verbose_name="письмо", related_name="enclosures")
    place = models.PositiveSmallIntegerField("по порядку")
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="файл", related_name="+")

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"file"})

    class Meta:
        verbose_name = "вложение письма"
        verbose_name_plural = "вложения писем"
        ordering = ["letter", "place"]
        constraints = [models.UniqueConstraint(fields=["letter", "place"], name="enclosure_place_once")]

    def __str__(self) -> str:
        return f"Вложение {self.place} письма № {self.letter_id}"
