"""What the office looks into: topics, bodies to which letters are sent on, the rules of the house."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import models

from workflows.appeals.models import CompetentBody, HouseRules, Topic
from workflows.people.history import save_as
from workflows.people.models import Unit, User
from workflows.terms.counting import Preset

REASON = "Демонстрационные данные"
OFFICE, STUDY, DIGITAL, MONEY = "Администрация", "Учебный отдел", "Отдел цифровых сервисов", "Бухгалтерия"
TO_CHECK = "Код и название внесены по памяти: сверьте с Типовым общероссийским тематическим классификатором"
LOOK_UP = "Адрес внесён для показа: сверьте его на сайте органа перед отправкой."


@dataclass(frozen=True, slots=True)
class Books:
    """The reference rows by the short names that letters use."""

    topics: Mapping[str, Topic]
    bodies: Mapping[str, CompetentBody]


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A rubric of the house, and the unit whose question it is."""

    code: str
    title: str
    section: str
    unit: str


TOPICS = (
    TopicRow("Ш-01", "Расписание и организация занятий", "Обучение", STUDY),
    TopicRow("Ш-02", "Кружки и дополнительные занятия", "Обучение", STUDY),
    TopicRow("Ш-03", "Договор, плата и возврат денег", "Оплата", MONEY),
    TopicRow("Ш-04", "Сервисы, учётные записи, сайт", "Цифровая среда", DIGITAL),
    TopicRow("Ш-05", "Поведение сотрудников и отношения в группе", "Люди", OFFICE),
    TopicRow("Ш-06", "Питание", "Быт", OFFICE),
    TopicRow("Ш-07", "Приём, перевод, зачёт изученного", "Обучение", STUDY),
    TopicRow("Ш-08", "Справки, сертификаты, документы об обучении", "Документы", OFFICE),
    TopicRow("Ш-09", "Здание, двор, безопасность", "Быт", OFFICE),
    TopicRow("Ш-10", "Иное", "Иное", OFFICE),
)
OF_THE_STATE = ("0002.0013.0139.0325", "0002.0013.0139.0326", "0002.0013.0139.0330")  # not in use until somebody has checked them


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """A body that letters may go to: what it deals with; an address only where it is widely known."""

    key: str
    name: str
    competence: str
    address: str = ""
    addressee: str = ""
    sort: CompetentBody.Sort = CompetentBody.Sort.ORDINARY


BODIES = (
    BodyRow(key="founder", name="Учредитель организации", competence="Жалобы на решения руководителя."),
    BodyRow(
        key="department",
        name="Департамент образования и науки города Москвы",
        competence=f"Городские школы и колледжи, контроль в образовании. {LOOK_UP}",
        address="129090, Москва, ул. Большая Спасская, д. 15, стр. 1",
        addressee="В Департамент образования и науки города Москвы",
    ),
    BodyRow(
        key="rosobrnadzor",
        name="Рособрнадзор",
        competence=f"Лицензирование, аккредитация, надзор в образовании. {LOOK_UP}",
        address="127994, Москва, ул. Садовая-Сухаревская, д. 16",
        addressee="В Федеральную службу по надзору в сфере образования и науки",
    ),
    BodyRow(
        key="rospotrebnadzor",
        name="Роспотребнадзор",
        competence=f"Защита прав потребителей, питание, санитарные правила. {LOOK_UP}",
        address="127994, Москва, Вадковский пер., д. 18, стр. 5 и 7",
        addressee="В Федеральную службу по надзору в сфере защиты прав потребителей и благополучия человека",
    ),
    BodyRow(key="roskomnadzor", name="Роскомнадзор", competence="Персональные данные."),
    BodyRow(
        key="prosecutor",
        name="Прокуратура города Москвы",
        competence=f"Надзор за исполнением законов. {LOOK_UP}",
        address="109992, Москва, пл. Крестьянская Застава, д. 1",
        addressee="В прокуратуру города Москвы",
    ),
    BodyRow(key="labour", name="Государственная инспекция труда в городе Москве", competence="Трудовые права работников."),
    BodyRow(
        key="police",
        name="ГУ МВД России по г. Москве",
        competence=f"Противоправные деяния; нарушения миграционного законодательства. {LOOK_UP}",
        address="127994, Москва, ул. Петровка, д. 38",
        addressee="В Главное управление МВД России по г. Москве",
        sort=CompetentBody.Sort.POLICE,
    ),
    BodyRow(
        key="mayor",
        name="Мэр Москвы",
        competence=f"Высшее должностное лицо субъекта (59-ФЗ, ст. 8, ч. 3.1). {LOOK_UP}",
        address="125032, Москва, ул. Тверская, д. 13",
        addressee="Мэру Москвы",
        sort=CompetentBody.Sort.GOVERNOR,
    ),
)


def make_books(people: Mapping[str, User]) -> Books:
    """All reference rows, entered by the clerk; the rules of the house by the administrator."""
    clerk = people["clerk"]
    _keep_rules(people)
    return Books(topics=_topics(clerk), bodies=_bodies(clerk))


def _keep_rules(people: Mapping[str, User]) -> None:
    rules = HouseRules(
        preset=Preset.STANDARD,
        preset_basis="Положение о рассмотрении обращений, п. 2.4 (демонстрационные данные)",
        accept_email_as_appeal=True,
        email_basis="п. 3.7 Порядка применения сервисов взаимодействия",
        deputy=people["deputy"],
        higher_body="учредитель организации",
    )
    save_as(rules, by=people["administrator"], reason=REASON)


def _topics(clerk: User) -> dict[str, Topic]:
    units = {row.unit: Unit.objects.get_or_create(name=row.unit)[0] for row in TOPICS}
    own = [Topic(code=row.code, title=row.title, section=row.section, unit=units[row.unit]) for row in TOPICS]
    foreign = [Topic(code=code, title=TO_CHECK, section="ТОТК", is_active=False) for code in OF_THE_STATE]
    _save([*own, *foreign], by=clerk)
    return {topic.code: topic for topic in own}


def _bodies(clerk: User) -> dict[str, CompetentBody]:
    made = {
        row.key: CompetentBody(name=row.name, addressee=row.addressee, sort=row.sort, competence=row.competence, postal_address=row.address) for row in BODIES
    }
    _save(made.values(), by=clerk)
    return made


def _save(rows: Iterable[models.Model], *, by: User) -> None:
    for row in rows:
        save_as(row, by=by, reason=REASON)
