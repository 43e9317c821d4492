"""What is counted and what keys are for. Imports nothing of ours."""

from django.db.models import TextChoices


class Sort(TextChoices):
    """By what attempts are counted."""

    NUMBER = "number", "номер обращения"
    PLACE = "place", "часть сети"
    ALL = "all", "все вместе"
    SECOND = "second", "одноразовые коды обращения"
    SIGN_IN = "sign_in", "входы через службу из части сети"
    LETTERS_TO = "letters_to", "письма на адрес"
    LETTERS_FROM = "letters_from", "письма по просьбе из части сети"


class Purpose(TextChoices):
    """What a key from a letter opens."""

    CABINET = "cabinet", "вход в кабинет"
    CODE = "code", "новый код"
    ADDRESS = "address", "новый адрес для ответа"


class Outcome(TextChoices):
    """What was done about a change of stage."""

    WRITTEN = "written", "письмо написано"
    SILENT = "silent", "для заявителя ничего не изменилось"
    REPEATED = "repeated", "об этом уже писали"
    OVERTAKEN = "overtaken", "обращение ушло дальше"
    PAPER = "paper", "об этом говорит документ"
    NO_ADDRESS = "no_address", "писать некуда"
    DECLINED = "declined", "заявитель отказался от писем"
    OFF = "off", "организация таких писем не шлёт"
