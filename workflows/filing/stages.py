"""Words of the form on the site. Imports nothing of ours."""

from django.db import models


class Proof(models.TextChoices):
    """How it was shown that a person, not a program, sends the form."""

    WORK = "work", "вычисление в браузере"
    QUESTION = "question", "ответ на вопрос"
    NONE = "none", "не показано"


class Held(models.TextChoices):
    """Why a letter that was taken waits for a look before it is trusted."""

    NOT_AT_ALL = "", "не задержано"
    PLACE = "place", "много обращений из одной сети"
    CONTACT = "contact", "много обращений с одним адресом для ответа"
    TOTAL = "total", "много обращений за час"
    TRAP = "trap", "заполнено скрытое поле"
    HASTE = "haste", "отправлено быстрее, чем читает человек"
    UNPROVEN = "unproven", "проверка не пройдена три раза"


class Seen(models.TextChoices):
    """What a person made of a letter that was held. Fixed words: nobody is named by them, so acts have nothing to erase."""

    ORDINARY = "ordinary", "обычное обращение"
    PROGRAM = "program", "похоже на рассылку программы"
    REPEAT = "repeat", "похоже на повтор уже поданного"
    UNCLEAR = "unclear", "не понять, кто подал; рассматриваем как обычное"


class Way(models.TextChoices):
    """How an address was confirmed."""

    CODE = "code", "кодом из письма"
    LINK = "link", "по ссылке из письма"
