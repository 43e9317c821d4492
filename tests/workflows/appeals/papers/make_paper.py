"""Facts for the papers of appeals, about invented people."""

from dataclasses import replace
from datetime import UTC, date, datetime

from workflows.appeals.papers.addressees import Body, Person
from workflows.appeals.papers.decision import DecisionFacts, EarlierAnswer
from workflows.appeals.papers.head import Attachment, Executor, Letterhead, Signature
from workflows.appeals.papers.letter import Answer, Envelope, LetterFacts, Reference
from workflows.appeals.papers.letters import letter_of
from workflows.appeals.papers.merge import Values, filled
from workflows.appeals.papers.wording import WORDINGS, Ground
from workflows.printing.declension.fullname import parsed
from workflows.printing.marks import Mark
from workflows.printing.proof import Proof

SIGNED_AT = datetime(2026, 11, 26, 11, 5, 9, tzinfo=UTC)
MARK = Mark("Петров Пётр Петрович", "Генеральный директор", SIGNED_AT, "0123456789abcdef" * 4, "7F3K-92QD-XA41")
PROOF = Proof("7F3K-92QD-XA41-0VWB", "https://example.ru")
ORGANISATION = Letterhead(
    full_name="Профессиональная образовательная автономная некоммерческая организация «Пример»",
    short_name="ПО АНО «Пример»",
    address="101000, г. Москва, Примерная ул., д. 1, стр. 2",
    phone="+7 (495) 000-00-00",
    email="info@example.ru",
    site="example.ru",
    ogrn="1027700000000",
    inn="7700000000",
    kpp="770001001",
)
HEAD = Signature("Генеральный директор", "П.П. Петров", MARK)
BY_HAND = Signature("Генеральный директор", "П.П. Петров")
EXECUTOR = Executor("Орлова Ольга Олеговна", "+7 (495) 000-00-01")
CITIZEN = Person(parsed("Иванова Мария Петровна"), "119000, г. Москва, Садовая ул., д. 5, кв. 17", "ivanova@example.ru")
BODY = Body("Департамент образования и науки города Москвы", "129090, г. Москва, Большая Спасская ул., д. 15, стр. 1")

VALUES = Values(
    number="12-О",
    received_on=date(2026, 10, 30),
    registered_on=date(2026, 11, 2),
    due_on=date(2026, 12, 2),
    new_due_on=date(2027, 1, 1),
    reply_by=date(2026, 12, 1),
    subject="перевод обучающегося на индивидуальный учебный план",
    question="о графике занятий в группе 2-11",
    applicant="Иванова Мария Петровна",
    reason="необходимо получить заключение психолого-педагогического консилиума",
    body="Департамент образования и науки города Москвы",
    body_address="129090, г. Москва, Большая Спасская ул., д. 15, стр. 1",
    bodies="вопрос 1 – Департамент образования и науки города Москвы; вопрос 2 – Управление Роспотребнадзора по г. Москве",
    materials="1) копию договора об оказании образовательных услуг;\n2) журнал посещаемости за сентябрь – октябрь 2026 г.",
    request="Департамент образования и науки города Москвы, от 16.11.2026 № 20-исх",
    earlier_answers="от 12.03.2026 № 4-исх, от 20.05.2026 № 9-исх",
    decision="решение от 26.11.2026 № 1",
    court_act="решение Пресненского районного суда г. Москвы от 01.10.2026",
    page="https://example.ru/otvety/grafik/",
    form_page="https://example.ru/obrashcheniya/",
    status_page="example.ru/obrashcheniya/status/",
    higher_body="учредитель ПО АНО «Пример»",
    withdrawal_on=date(2026, 11, 20),
    executor="Орлова Ольга Олеговна",
    phone="+7 (495) 000-00-01",
)

REASONS = {
    Ground.RETURNED_SAME_BODY: "обжалуется решение учредителя, вышестоящего органа у него нет",
    Ground.ABUSE: "оскорбительные выражения в адрес должностного лица",
    Ground.SECRET: "персональные данные других обучающихся",
    Ground.NOT_AN_APPEAL: "в нём нет предложения, заявления или жалобы",
}


def values(ground: Ground) -> Values:
    """Everything a letter of the ground may ask for."""
    return replace(VALUES, reason=REASONS.get(ground, VALUES.reason))


ANSWERS = (
    Answer(
        "О графике занятий в группе 2-11",
        "Занятия группы 2-11 проводятся по расписанию, утверждённому 28 августа 2026 г. № 14-Р.\n"
        "Перенос занятий на вечернее время не предусмотрен учебным планом.",
    ),
    Answer(
        "О переводе на индивидуальный учебный план",
        "Заявление о переводе рассмотрено педагогическим советом 20 ноября 2026 г. (протокол № 3), перевод согласован с 1 декабря 2026 г.",
        "Методисту поручено составить индивидуальный учебный план до 30 ноября 2026 г.",
    ),
)
ATTACHMENTS = (
    Attachment("Выписка из протокола педагогического совета", 2),
    Attachment("Индивидуальный учебный план (проект)", 4),
)


def envelope(**other) -> Envelope:
    """A registered letter to a citizen, signed electronically."""
    values = {
        "organisation": ORGANISATION,
        "addressee": CITIZEN,
        "signature": HEAD,
        "number": "21-исх",
        "day": date(2026, 11, 26),
        "reference": Reference("12-О", date(2026, 11, 2)),
        "executor": EXECUTOR,
        "proof": PROOF,
    }
    return Envelope(**values | other)


def letter(ground: Ground = Ground.EXTENDED, *, answers: tuple[Answer, ...] = (), **other) -> LetterFacts:
    """The letter of a ground with the default text."""
    wording = WORDINGS[ground]
    return letter_of(wording.kind, wording.template, values(ground), envelope(**other), answers=answers)


def answer(**other) -> LetterFacts:
    """An answer to two questions with attachments."""
    return letter(Ground.ANSWER, **{"answers": ANSWERS, "attachments": ATTACHMENTS} | other)


def decision(**other) -> DecisionFacts:
    """A decision to stop writing about one question."""
    values = {
        "organisation": ORGANISATION,
        "place": "Москва",
        "words": filled(WORDINGS[Ground.DECISION_TERMINATE].template, VALUES),
        "question": "о графике занятий в группе 2-11",
        "earlier": (
            EarlierAnswer("4-исх", date(2026, 3, 12), "График утверждён приказом, перенос не предусмотрен"),
            EarlierAnswer("9-исх", date(2026, 5, 20), "Повторно разъяснён порядок утверждения графика"),
        ),
        "signature": HEAD,
        "number": "1",
        "day": date(2026, 11, 26),
        "proof": PROOF,
    }
    return DecisionFacts(**values | other)
