"""Words of the catalogue: kinds, modes, who talks to whom and what for."""

from django.core.validators import URLValidator
from django.db import models

WEB_ADDRESS = URLValidator(schemes=["https", "http"])


class Kind(models.TextChoices):
    """Kinds of services that make up the electronic learning environment (273-ФЗ, ст. 16, ч. 3)."""

    SITE = "site", "официальный сайт"
    PLATFORM = "platform", "образовательная платформа"
    MAIL = "mail", "электронная почта"
    MESSENGER = "messenger", "социальная сеть или мессенджер"
    CONFERENCE = "conference", "видеоконференции и связь"
    CONTENT = "content", "цифровой образовательный контент"
    INFORMATION = "information", "электронные информационные ресурсы"
    RESOURCE = "resource", "электронные образовательные ресурсы"
    DIGITAL = "digital", "цифровые образовательные сервисы"
    STATE = "state", "государственная информационная система"
    EQUIPMENT = "equipment", "технологические средства"


class Mode(models.TextChoices):
    """Whether both sides are there at the same time."""

    ASYNC = "async", "в удобное время"
    SYNC = "sync", "в реальном времени"
    BOTH = "both", "и в реальном времени, и в удобное время"
    NONE = "none", "без общения"


class Audience(models.TextChoices):
    """Who is looking for a service."""

    STUDENT = "student", "обучающийся"
    PARENT = "parent", "родитель (законный представитель)"
    STAFF = "staff", "педагог или сотрудник"


class Pair(models.TextChoices):
    """Rows of the matrix of purposes: who talks to whom."""

    LEARNING = "learning", "обучающийся и педагог"
    GROUP = "group", "учебная группа"
    PARENTS = "parents", "родитель и сотрудник"
    EVERYONE = "everyone", "все участники"


SIDES: dict[str, frozenset[str]] = {
    Pair.LEARNING: frozenset({Audience.STUDENT, Audience.STAFF}),
    Pair.GROUP: frozenset({Audience.STUDENT, Audience.STAFF}),
    Pair.PARENTS: frozenset({Audience.PARENT, Audience.STAFF}),
    Pair.EVERYONE: frozenset(Audience),
}


class Purpose(models.TextChoices):
    """Columns of the matrix of purposes: what a service may be used for."""

    MESSAGE = "message", "сообщения и файлы"
    REVIEW = "review", "проверка работ"
    LESSON = "lesson", "онлайн-занятие"
    MATERIALS = "materials", "учебные материалы"
    GROUP = "group", "общение учебной группы"
    QUICK = "quick", "оперативная связь с родителями"
    APPEAL = "appeal", "официальное обращение"
    RECORDS = "records", "учёт результатов"
    NEWS = "news", "сведения и новости"


# The same columns as a person would ask: the catalogue shows these.
QUESTIONS: dict[str, str] = {
    Purpose.MESSAGE: "Связаться с преподавателем",
    Purpose.REVIEW: "Сдать работу на проверку",
    Purpose.LESSON: "Попасть на онлайн-занятие",
    Purpose.MATERIALS: "Найти учебные материалы",
    Purpose.GROUP: "Общаться в учебной группе",
    Purpose.QUICK: "Быстро спросить сотрудника о ребёнке",
    Purpose.APPEAL: "Написать официальное обращение",
    Purpose.RECORDS: "Узнать свои результаты",
    Purpose.NEWS: "Узнать новости и правила",
}
