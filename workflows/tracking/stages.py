"""What is counted and what keys are for. Imports nothing of ours."""

from django.db.models import TextChoices


class Sort(TextChoices):
    """By what attempts are counted."""

    NUMBER = "number", "номер обращения"
    PLACE = "place", "часть сети"
    ALL = "all", "все вместе"
    LETTERS_TO = "letters_to", "письма на адрес"
    LETTERS_FROM = "letters_from", "письма по просьбе из части сети"


class Purpose(TextChoices):
    """What a key from a letter opens."""

    CABINET = "cabinet", "вход в кабинет"
    CODE = "code", "новый код"
    ADDRESS = "address", "новый адрес для ответа"
