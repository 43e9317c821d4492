"""Every service that п. 2.2 of the demonstration's Порядок names, entered through the actions that people use.

The contracts and checks are invented and say so. «…и др.» of the paper is no service and has no row.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from workflows.files.storage import store
from workflows.people.models import User
from workflows.services import actions
from workflows.services.actions import Cell, Finding, Ground
from workflows.services.models import BasisKind, Kind, Mode, Pair, Purpose, Service

ACT, POINT, LABEL = "servisy-vzaimodeystviya", "2-2", "2.2"
MADE, CHECKED, ADMITTED, ENDS = date(2026, 2, 2), date(2026, 2, 25), date(2026, 2, 27), date(2028, 12, 31)
CHECKED_AT = datetime(2026, 2, 25, 9, 0, tzinfo=UTC)
INVENTED = "демонстрационные данные, проверка вымышлена"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One service as the demonstration knows it."""

    title: str
    kind: Kind
    mode: Mode
    description: str
    uses: tuple[Cell, ...]
    url: str = ""
    sign_in: str = "По логину и паролю."
    responsible: str = "administrator"
    agreement: str = ""
    single_sign_on: bool = False
    needs_account: bool = True
    is_in_class: bool = False
    has_basis: bool = True


def _cell(pair: Pair, purpose: Purpose, point: str) -> Cell:
    return Cell(pair, purpose, point)


MATERIALS = _cell(Pair.LEARNING, Purpose.MATERIALS, "2.4")
GROUP = _cell(Pair.GROUP, Purpose.GROUP, "3.5")
QUICK = _cell(Pair.PARENTS, Purpose.QUICK, "3.7")

ROWS: tuple[Row, ...] = (
    Row(
        title="Официальный сайт",
        kind=Kind.SITE,
        mode=Mode.NONE,
        description="Сведения об организации, локальные акты, приказы и новости. Здесь же – этот перечень сервисов.",
        uses=(_cell(Pair.EVERYONE, Purpose.NEWS, "2.2"),),
        sign_in="Вход не нужен.",
        responsible="editor",
        needs_account=False,
    ),
    Row(
        title="Образовательная платформа",
        kind=Kind.PLATFORM,
        mode=Mode.ASYNC,
        description="Личный кабинет: материалы курса, работы на проверку, оценки, переписка с преподавателем.",
        uses=(
            _cell(Pair.LEARNING, Purpose.MESSAGE, "3.6"),
            _cell(Pair.LEARNING, Purpose.REVIEW, "3.6"),
            _cell(Pair.LEARNING, Purpose.RECORDS, "3.6"),
            MATERIALS,
            QUICK,
        ),
        url="https://platform.mirk.example/",
        single_sign_on=True,
    ),
    Row(
        title="Электронная почта организации",
        kind=Kind.MAIL,
        mode=Mode.ASYNC,
        description="Письма преподавателю и сотрудникам. По этому адресу принимают и официальные обращения родителей.",
        uses=(_cell(Pair.LEARNING, Purpose.MESSAGE, "3.6"), GROUP, _cell(Pair.PARENTS, Purpose.APPEAL, "3.7")),
        sign_in="Написать можно с любого адреса. Для своего ящика нужны логин и пароль.",
        responsible="clerk",
        single_sign_on=True,
    ),
    Row(
        title="VK",
        kind=Kind.MESSENGER,
        mode=Mode.SYNC,
        description="Звонки и общение в группах по дисциплинам, быстрые вопросы родителей.",
        uses=(GROUP, QUICK),
        url="https://vk.com/",
        sign_in="По своей учётной записи VK. Приглашение в группу присылает преподаватель.",
        agreement="https://vk.com/terms",
        responsible="editor",
    ),
    Row(
        title="Яндекс.Мессенджер",
        kind=Kind.MESSENGER,
        mode=Mode.SYNC,
        description="Звонки и общение в группах по дисциплинам, быстрые вопросы родителей.",
        uses=(GROUP, QUICK),
        url="https://yandex.ru/chat",
        sign_in="По своей учётной записи Яндекса. Приглашение в группу присылает преподаватель.",
        agreement="https://yandex.ru/legal/messenger_termsofuse/",
    ),
    Row(
        title="Яндекс Телемост",
        kind=Kind.CONFERENCE,
        mode=Mode.SYNC,
        description="Онлайн-занятия и встречи по видеосвязи. Открывается в браузере, устанавливать ничего не нужно.",
        uses=(_cell(Pair.GROUP, Purpose.LESSON, "2.5"), GROUP),
        url="https://telemost.yandex.ru/",
        sign_in="По ссылке из расписания, без учётной записи.",
        agreement="https://yandex.ru/legal/telemost_mobile_agreement/",
        needs_account=False,
    ),
    Row(
        title="Цифровой образовательный контент",
        kind=Kind.CONTENT,
        mode=Mode.ASYNC,
        description="Видеоуроки, презентации и задания, которые подготовили преподаватели. Лежат на платформе.",
        uses=(MATERIALS,),
        url="https://platform.mirk.example/kontent/",
        responsible="executor",
        single_sign_on=True,
    ),
    Row(
        title="Электронные информационные ресурсы",
        kind=Kind.INFORMATION,
        mode=Mode.NONE,
        description="Расписание, учебные планы, справочники и нормативные документы.",
        uses=(_cell(Pair.EVERYONE, Purpose.NEWS, "2.2"),),
        url="https://platform.mirk.example/spravochniki/",
        responsible="executor",
        single_sign_on=True,
    ),
    Row(
        title="Электронные образовательные ресурсы",
        kind=Kind.RESOURCE,
        mode=Mode.ASYNC,
        description="Электронные учебники и библиотека по программам организации.",
        uses=(MATERIALS,),
        url="https://platform.mirk.example/biblioteka/",
        responsible="executor",
        single_sign_on=True,
    ),
    Row(
        title="Цифровые образовательные сервисы",
        kind=Kind.DIGITAL,
        mode=Mode.ASYNC,
        description="Тренажёры и тесты, которые проверяют себя сами.",
        uses=(MATERIALS,),
        url="https://platform.mirk.example/trenazhyory/",
        responsible="executor",
        single_sign_on=True,
    ),
    Row(
        title="ГИС «Моя школа»",
        kind=Kind.STATE,
        mode=Mode.NONE,
        description="Государственные учебные материалы для профессиональных образовательных организаций.",
        uses=(_cell(Pair.LEARNING, Purpose.MATERIALS, "2.2"),),
        url="https://myschool.edu.ru/",
        sign_in="Через «Госуслуги».",
        agreement="https://myschool.edu.ru/",
    ),
    Row(
        title="ГИС «Образование Чувашской республики»",
        kind=Kind.STATE,
        mode=Mode.NONE,
        description="Названа в п. 2.2, но основания для применения нет: похоже на остаток чужого образца.",
        uses=(_cell(Pair.LEARNING, Purpose.MATERIALS, "2.2"),),
        sign_in="",
        has_basis=False,
    ),
    Row(
        title="Технологические средства",
        kind=Kind.EQUIPMENT,
        mode=Mode.NONE,
        description="Компьютерные классы, камеры и гарнитуры для тех, кто занимается дистанционно.",
        uses=(_cell(Pair.LEARNING, Purpose.LESSON, "2.2"),),
        sign_in="На любом компьютере класса.",
        single_sign_on=True,
        is_in_class=True,
    ),
)


def make_services(people: dict[str, User]) -> list[Service]:
    """Enter all rows; those with a basis are checked and admitted."""
    return [_make(number, row, people) for number, row in enumerate(ROWS, start=1)]


def _make(number: int, row: Row, people: dict[str, User]) -> Service:
    by = people["administrator"]
    service = Service(
        title=row.title,
        kind=row.kind,
        mode=row.mode,
        description=row.description,
        url=row.url,
        sign_in=row.sign_in,
        responsible=people[row.responsible],
        access_terms="Она действует сразу после создания." if row.single_sign_on else "",
        single_sign_on=row.single_sign_on,
        needs_account=row.needs_account,
        on_mobile=not row.is_in_class,
        round_the_clock=not row.is_in_class,
        act_slug=ACT,
        point_key=POINT,
        point_label=LABEL,
    )
    actions.introduce(service, uses=row.uses, by=by)
    if not row.has_basis:
        return service
    actions.add_basis(service, _ground(number, row, by), by=by)
    actions.check(service, Finding(source=INVENTED, checked_on=CHECKED), by=by, at=CHECKED_AT)
    return actions.admit(service, by=by, on=ADMITTED)


def _ground(number: int, row: Row, by: User) -> Ground:
    kept = f"Демонстрационные данные. Основание применения сервиса «{row.title}» вымышлено.\n"
    copy = store(kept.encode(), name=f"osnovanie-{number:02}.txt", media_type="text/plain", by=by)
    if row.agreement:
        return Ground(
            kind=BasisKind.AGREEMENT,
            other_side=f"Правообладатель сервиса «{row.title}»",
            url=row.agreement,
            version="демонстрационная",
            made_on=MADE,
            valid_from=MADE,
            copy=copy,
        )
    return Ground(
        kind=BasisKind.CONTRACT,
        number=f"{number:02}-демо",
        other_side="ООО «Вымышленный правообладатель» (демонстрационные данные)",
        made_on=MADE,
        valid_from=MADE,
        valid_to=ENDS,
        copy=copy,
    )
