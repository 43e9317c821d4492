"""Words of the records of appeals: doors, kinds, results, clocks, assignments, papers, sendings."""

from django.db import models


class Channel(models.TextChoices):
    """The door by which a letter came."""

    SITE = "site", "официальный сайт"
    EMAIL = "email", "электронная почта"
    POST = "post", "почта"
    HAND = "hand", "передано лично"
    RECEPTION = "reception", "личный приём"
    PHONE = "phone", "телефон"
    BODY = "body", "переслано органом"
    EPGU = "epgu", "Госуслуги"


class Kind(models.TextChoices):
    """Kinds of appeals (59-ФЗ, ст. 4)."""

    PROPOSAL = "proposal", "предложение"
    STATEMENT = "statement", "заявление"
    COMPLAINT = "complaint", "жалоба"


class Form(models.TextChoices):
    """In which form an appeal was made (59-ФЗ, ст. 4, п. 1)."""

    WRITTEN = "written", "письменное"
    ELECTRONIC = "electronic", "электронное"
    ORAL = "oral", "устное"


class Regime(models.TextChoices):
    """Which law a letter is considered by: neighbours of an appeal have terms of their own (law of consumers, personal data)."""

    APPEAL = "appeal", "59-ФЗ"
    CONSUMER = "consumer", "претензия потребителя (ЗоЗПП, ст. 31)"
    PERSONAL_DATA = "personal_data", "запрос субъекта данных (152-ФЗ, ст. 20)"
    DISPUTE = "dispute", "комиссия по спорам (273-ФЗ, ст. 45)"
    STUDY = "study", "учебные вопросы (локальные акты)"
    OTHER = "other", "не обращение"


class Assurance(models.TextChoices):
    """How surely it is known who wrote."""

    NONE = "none", "не подтверждена"
    EMAIL = "email", "подтверждена почта"
    ACCOUNT = "account", "вход на сайт"
    ESIA = "esia", "Госуслуги (ЕСИА)"
    INK = "ink", "личная подпись"
    SHOWN = "shown", "предъявлен документ"


class Category(models.TextChoices):
    """Who writes, as reports count them."""

    PARENT = "parent", "родитель (законный представитель)"
    STUDENT = "student", "обучающийся"
    APPLICANT = "applicant", "поступающий"
    STAFF = "staff", "работник"
    OTHER = "other", "иное лицо"


class ReplyBy(models.TextChoices):
    """How the citizen asked to be answered."""

    POST = "post", "на почтовый адрес"
    EMAIL = "email", "на электронную почту"
    CABINET = "cabinet", "в личный кабинет"
    NOWHERE = "nowhere", "отвечать некуда"


class Repeat(models.TextChoices):
    """Whether the same person has asked the same before."""

    FIRST = "first", "первичное"
    SECOND = "second", "повторное"
    MANY = "many", "многократное"


class Sensitivity(models.TextChoices):
    """How narrow the circle of readers is (59-ФЗ, ст. 6, ч. 2)."""

    ORDINARY = "ordinary", "обычное"
    SENSITIVE = "sensitive", "сведения о ребёнке, здоровье, семье"
    RESTRICTED = "restricted", "только руководитель, делопроизводитель и ответственный"


class Result(models.TextChoices):
    """How a question ended; reports and exports count these."""

    SUPPORTED = "supported", "поддержано"
    MEASURES = "measures", "поддержано, меры приняты"
    EXPLAINED = "explained", "разъяснено"
    REJECTED = "rejected", "не поддержано"
    FORWARDED = "forwarded", "направлено по компетенции"
    NO_ANSWER = "no_answer", "оставлено без ответа"
    WITHDRAWN = "withdrawn", "рассмотрение прекращено"


class ClockKind(models.TextChoices):
    """What must happen in time."""

    REGISTRATION = "registration", "регистрация"
    FORWARDING = "forwarding", "переадресация"
    MIGRATION = "migration", "направление в МВД"
    NOTICE = "notice", "уведомление"
    REQUEST = "request", "ответ на запрос материалов"
    ANSWER = "answer", "ответ"
    POSTING = "posting", "отправка почтой"


class StopCause(models.TextChoices):
    """Why a clock stopped. Only a document that has left ends a duty; the rest ends the clock without it."""

    DONE = "done", "исполнено"
    ACCEPTED = "accepted", "принято к рассмотрению"
    CONCLUDED = "concluded", "обращение завершено иначе"


class AssignmentRole(models.TextChoices):
    """What an assignment asks of a person."""

    RESPONSIBLE = "responsible", "ответственный"
    CO_EXECUTOR = "co_executor", "соисполнитель"
    INFORMED = "informed", "для сведения"


class AssignmentState(models.TextChoices):
    """How an assignment stands."""

    GIVEN = "given", "поручено"
    ACCEPTED = "accepted", "в работе"
    DONE = "done", "исполнено"
    RETURNED = "returned", "возвращено с замечанием"
    CANCELLED = "cancelled", "снято"


class PaperKind(models.TextChoices):
    """Papers that go out of the house, and decisions that stay in it (`law.md` §1.12)."""

    REGISTRATION_NOTICE = "registration_notice", "уведомление о регистрации"
    FORWARDING_NOTICE = "forwarding_notice", "уведомление о переадресации"
    COVER_LETTER = "cover_letter", "сопроводительное письмо"
    EXTENSION_NOTICE = "extension_notice", "уведомление о продлении срока"
    INFO_REQUEST = "info_request", "запрос материалов"
    ANSWER = "answer", "ответ заявителю"
    RETURN_LETTER = "return_letter", "письмо о возврате"
    ARTICLE_11_NOTICE = "article_11_notice", "уведомление по ст. 11"
    TERMINATION = "termination", "решение о прекращении переписки"
    INFO_LETTER = "info_letter", "информационное письмо"
    WITHDRAWAL_NOTICE = "withdrawal_notice", "уведомление о прекращении рассмотрения"


class TemplateVariant(models.TextChoices):
    """Which of several letters on one ground: the words differ, the norm does not."""

    USUAL = "", "обычный"
    STATUS_PAGE = "status_page", "со страницей проверки статуса"
    ON_CONTROL = "on_control", "с запросом о результатах (ст. 8, ч. 5)"
    SEVERAL = "several", "нескольким адресатам"
    REQUEST = "request", "направлен запрос (ст. 10, ч. 2)"
    EMAIL = "email", "письмо вне порядка подачи (ст. 4, п. 1)"
    CONSUMER = "consumer", "претензия потребителя"
    PERSONAL_DATA = "personal_data", "запрос субъекта персональных данных"


class Verdict(models.TextChoices):
    """What a visa says."""

    AGREED = "agreed", "согласен"
    RETURNED = "returned", "вернуть с замечанием"


class Medium(models.TextChoices):
    """How a paper leaves."""

    EMAIL = "email", "электронная почта"
    CABINET = "cabinet", "личный кабинет"
    POST = "post", "почта"
    HAND = "hand", "вручено под подпись"


class DeliveryState(models.TextChoices):
    """What is known of a sending."""

    QUEUED = "queued", "в очереди"
    ACCEPTED = "accepted", "принято сервером или почтой"
    UNKNOWN = "unknown", "неизвестно"
    DELAYED = "delayed", "пока не доставлено"
    BOUNCED = "bounced", "вернулось"
    DELIVERED = "delivered", "вручено"


class ExtensionGround(models.TextChoices):
    """Why the term is extended (59-ФЗ, ст. 12, ч. 2)."""

    EXCEPTIONAL = "exceptional", "исключительный случай"
    REQUEST = "request", "направлен запрос (ст. 10, ч. 2)"


class ReceptionOutcome(models.TextChoices):
    """How a visit ended (59-ФЗ, ст. 13)."""

    ORAL = "oral", "дан устный ответ"
    WRITTEN = "written", "будет письменный ответ"
    TAKEN = "taken", "принято письменное обращение"
    EXPLAINED = "explained", "разъяснено, куда обратиться"
    REFUSED = "refused", "отказано в дальнейшем рассмотрении"
