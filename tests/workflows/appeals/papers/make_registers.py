"""Facts for cards, registers, reports and case files of appeals, about invented people."""

from datetime import date, datetime

from tests.workflows.appeals.papers.make_paper import BY_HAND, EXECUTOR, ORGANISATION, PROOF
from workflows.appeals.papers.cards import InkLine
from workflows.appeals.papers.case_file import CaseCover, Paper
from workflows.appeals.papers.control_card import Applicant, ControlCard, Note, Place, Resolution
from workflows.appeals.papers.destruction import DestroyedFile, DestructionAct
from workflows.appeals.papers.dispatches import DispatchLine
from workflows.appeals.papers.journal import JournalLine
from workflows.appeals.papers.overdue import ControlLine
from workflows.appeals.papers.receipt import Receipt
from workflows.appeals.papers.reception import ReceptionCard, ScheduleLine, VisitLine, Visitor
from workflows.appeals.papers.report import Breakdown, Count, Durations, ReportFacts


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
