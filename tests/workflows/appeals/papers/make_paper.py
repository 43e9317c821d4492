"""Facts for the papers of appeals, about invented people."""

from dataclasses import replace
from datetime import UTC, date, datetime

from workflows.appeals.papers.addressees import Body, Person
from workflows.appeals.papers.cards import InkLine
from workflows.appeals.papers.case_file import CaseCover, Paper
from workflows.appeals.papers.control_card import Applicant, ControlCard, Note, Place, Resolution
from workflows.appeals.papers.decision import DecisionFacts, EarlierAnswer
from workflows.appeals.papers.destruction import DestroyedFile, DestructionAct
from workflows.appeals.papers.dispatches import DispatchLine
from workflows.appeals.papers.head import Attachment, Executor, Letterhead, Signature
from workflows.appeals.papers.journal import JournalLine
from workflows.appeals.papers.letter import Answer, Envelope, LetterFacts, Reference
from workflows.appeals.papers.letters import letter_of
from workflows.appeals.papers.merge import Values, filled
from workflows.appeals.papers.overdue import ControlLine
from workflows.appeals.papers.receipt import Receipt
from workflows.appeals.papers.reception import ReceptionCard, ScheduleLine, VisitLine, Visitor
from workflows.appeals.papers.report import Breakdown, Count, Durations, ReportFacts
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


def control_card(**other) -> ControlCard:
    """A card in which everything is known."""
    values = {
        "organisation": ORGANISATION,
        "number": "12-О",
        "registered_on": date(2026, 11, 2),
        "received_on": date(2026, 10, 30),
        "applicant": Applicant(
            "Иванова Мария Петровна",
            "119000, г. Москва, Садовая ул., д. 5, кв. 17",
            "+7 (900) 000-00-00",
            "ivanova@example.ru",
            "родитель обучающегося",
            3,
        ),
        "kind": "заявление",
        "form": "электронное",
        "channel": "официальный сайт",
        "subject": "О графике занятий в группе 2-11 и о переводе на индивидуальный учебный план",
        "extra_number": "12/1",
        "repeat": "повторное",
        "previous": "№ 4-О от 12.03.2026",
        "cover_letter": "№ 305 от 28.10.2026, Департамент образования и науки города Москвы",
        "topic": "Организация учебного процесса (0003.0013)",
        "attachments": "2 документа на 5 л.",
        "resolutions": (
            Resolution("Рассмотреть и подготовить ответ до 25.11.2026.", "П.П. Петров", date(2026, 11, 2)),
        ),
        "executors": ("Орлова О.О., методист – ответственный", "Сидоров С.С., юрисконсульт – соисполнитель"),
        "on_control": True,
        "due_on": date(2026, 12, 2),
        "extended_to": date(2027, 1, 1),
        "notes": (
            Note(date(2026, 11, 16), "Направлен запрос в Департамент", "Орлова О.О."),
            Note(date(2026, 11, 26), "Ответ подписан и отправлен", "Орлова О.О."),
        ),
        "answer": "№ 21-исх от 26.11.2026",
        "result": "поддержано, меры приняты",
        "signed_by": "П.П. Петров",
        "closed_on": date(2026, 11, 26),
        "place": Place("01-15", "1", "12–24"),
        "proof": PROOF,
    }
    return ControlCard(**values | other)


def bare_card() -> ControlCard:
    """A card on the day of registration: nothing else is known yet."""
    return ControlCard(
        ORGANISATION,
        "13-О",
        date(2026, 11, 3),
        Applicant("не указан"),
        "жалоба",
        "письменное",
        "почта",
        "О шуме в общежитии",
    )


def journal_line(number: int = 1, **other) -> JournalLine:
    """A line of the journal."""
    values = {
        "number": f"{number}-О",
        "received_on": date(2026, 10, 30),
        "registered_on": date(2026, 11, 2),
        "applicant": "Иванова Мария Петровна",
        "address": "г. Москва, Садовая ул., д. 5, кв. 17; сайт",
        "kind": "заявление",
        "summary": "О переводе на индивидуальный учебный план",
        "executor": "Орлова О.О.",
        "due_on": date(2026, 12, 2),
        "extended_to": date(2027, 1, 1),
        "answer": "26.11.2026 № 21-исх",
        "result": "поддержано",
        "case_index": "01-15",
    }
    return JournalLine(**values | other)


def control_line(number: int, due_on: date) -> ControlLine:
    """An appeal that waits for its answer."""
    return ControlLine(f"{number}-О", date(2026, 11, 2), "Орлова О.О.", "О расписании занятий", due_on)


def dispatch_line(**other) -> DispatchLine:
    """A letter by registered post."""
    values = {
        "number": "21-исх",
        "day": date(2026, 11, 26),
        "document": "Ответ на обращение № 12-О",
        "addressee": "Иванова Мария Петровна",
        "address": "119000, г. Москва, Садовая ул., д. 5, кв. 17",
        "way": "заказное письмо",
        "track": "80080000000001",
        "mark": "вручено 30.11.2026",
    }
    return DispatchLine(**values | other)


def reception_card(**other) -> ReceptionCard:
    """A visit that ended with an oral answer."""
    values = {
        "organisation": ORGANISATION,
        "number": "5-ЛП",
        "day": date(2026, 11, 18),
        "time": "15:00–15:20",
        "place": "кабинет 12",
        "received_by": "Петров Пётр Петрович",
        "post": "генеральный директор",
        "visitor": Visitor(
            "Иванова Мария Петровна", "паспорт", "г. Москва, Садовая ул., д. 5, кв. 17", "+7 (900) 000-00-00"
        ),
        "subject": "О часах работы библиотеки",
        "earlier": "нет",
        "consent": True,
        "answer": "Библиотека работает по будням с 9:00 до 18:00.",
        "result": "Устный ответ дан с согласия посетителя",
    }
    return ReceptionCard(**values | other)


def visit_line(**other) -> VisitLine:
    """A line of the journal of receptions."""
    values = {
        "day": date(2026, 11, 18),
        "time": "15:00",
        "received_by": "Петров П.П.",
        "visitor": "Иванова М.П.",
        "subject": "О часах работы библиотеки",
        "booked": "по телефону",
        "came": True,
        "card": "5-ЛП",
        "result": "устный ответ",
    }
    return VisitLine(**values | other)


SCHEDULE = (
    ScheduleLine("Генеральный директор Петров Пётр Петрович", "среда", "15:00–17:00", "кабинет 12", "по телефону"),
    ScheduleLine(
        "Заместитель директора Орлов Олег Олегович", "1-й и 3-й понедельник месяца", "10:00–12:00", "кабинет 14"
    ),
)


def receipt(**other) -> Receipt:
    """A receipt for three sheets."""
    values = {
        "organisation": ORGANISATION,
        "number": "вх-31",
        "taken_at": datetime(2026, 10, 30, 14, 5),  # noqa: DTZ001  the wall clock of the organisation, as printed
        "applicant": "Иванова Мария Петровна",
        "subject": "О переводе на индивидуальный учебный план",
        "sheets": 3,
        "taken_by": "Орлова О.О.",
        "post": "делопроизводитель",
        "phone": "+7 (495) 000-00-01",
        "proof": PROOF,
    }
    return Receipt(**values | other)


def report(**other) -> ReportFacts:
    """The report of a month beside that of the month before."""
    values = {
        "organisation": ORGANISATION,
        "period": "за ноябрь 2026 г.",
        "before": "за октябрь 2026 г.",
        "total": Count("Всего", 24, 20),
        "breakdowns": BREAKDOWNS,
        "durations": Durations(17.3, 16, 19, 18.5),
        "signature": BY_HAND,
        "causes": "Большинство обращений вызвано изменением расписания в начале четверти.",
        "measures": "Расписание опубликовано на сайте за две недели до начала четверти.",
        "executor": EXECUTOR,
    }
    return ReportFacts(**values | other)


BREAKDOWNS = (
    Breakdown(
        "По видам", (Count("Предложение", 4, 2), Count("Заявление", 14, 13), Count("Жалоба", 6, 5)), charted=True
    ),
    Breakdown(
        "По каналам",
        (
            Count("Официальный сайт", 12, 8),
            Count("Электронная почта", 5, 6),
            Count("Почта", 4, 4),
            Count("Личный приём", 2, 2),
            Count("Из органа власти, с сопроводительным письмом о направлении по компетенции", 1, 0),
        ),
        charted=True,
    ),
    Breakdown(
        "По неделям",
        (Count("02–08.11", 8, 5), Count("09–15.11", 5, 4), Count("16–22.11", 7, 6), Count("23–29.11", 4, 5)),
        charted=True,
        in_time=True,
    ),
    Breakdown("Сроки", (Count("В срок", 20, 17), Count("Продлено", 3, 2), Count("Просрочено", 1, 1)), charted=True),
    Breakdown("Особенности", (Count("Коллективные", 2, 1), Count("Повторные", 3, 3)), shares=False),
    Breakdown("Без ответа по существу, по частям статьи 11", ()),
)


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


def cover(**other) -> CaseCover:
    """A closed case file."""
    values = {
        "organisation": ORGANISATION,
        "index": "01-15",
        "title": "Обращения граждан (предложения, заявления, жалобы) и документы по их рассмотрению",
        "unit": "Отдел документационного обеспечения",
        "volume": "1",
        "begun": date(2026, 1, 12),
        "ended": date(2026, 12, 30),
        "sheets": 142,
        "term": "5 лет ЭПК, ст. 154",
    }
    return CaseCover(**values | other)


PAPERS = (
    Paper("Обращение Ивановой М.П.", "12-О", date(2026, 11, 2), "1–3"),
    Paper("Ответ на обращение", "21-исх", date(2026, 11, 26), "4–9"),
)


def act(**other) -> DestructionAct:
    """An act about two case files."""
    values = {
        "organisation": ORGANISATION,
        "approved": BY_HAND,
        "basis": "Перечня, утверждённого приказом Росархива от 20.12.2019 № 236,",
        "files": (
            DestroyedFile("Обращения граждан и документы по их рассмотрению", "2020", "01-15", "5 лет ЭПК, ст. 154", 2),
            DestroyedFile("Журнал регистрации обращений граждан", "2020", "01-16", "5 лет, ст. 182"),
        ),
        "commission": (
            InkLine("Председатель комиссии, заместитель директора", "О.О. Орлов"),
            InkLine("Член комиссии, делопроизводитель", "О.О. Орлова"),
        ),
        "kept": "номер, дата, вид, тема и результат каждого обращения",
        "method": "измельчение бумажных документов, удаление файлов без возможности восстановления",
        "protocol": "протокол от 20.11.2026 № 2",
        "number": "1",
        "day": date(2026, 11, 26),
    }
    return DestructionAct(**values | other)
