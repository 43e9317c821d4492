"""People, acts and drafts for the tests of the staff screens."""

from datetime import date

from django.contrib.auth.models import Group, Permission
from django.test import Client

from workflows.numbering.models import Series
from workflows.people.models import Organisation, User
from workflows.regulations import actions
from workflows.regulations.models import ApprovalRoute, OpinionBody, RedactionDraft, Regulation, RouteStep
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import Decision, OpinionResult, StepKind
from workflows.regulations.tree import ActText, Kind, Node
from workflows.signing.models import SigningAuthority

PERMISSIONS = {
    "Генеральный директор": ["view_redactiondraft", "view_regulation"],
    "Юрист": [
        "view_redactiondraft", "add_redactiondraft", "change_redactiondraft", "delete_redactiondraft",
        "view_regulation", "add_regulation", "change_regulation", "view_approvalroute",
        "add_opinionbody", "change_opinionbody", "view_opinionbody", "add_opinionrecord", "add_order", "change_order",
    ],
    "Делопроизводитель": ["view_redactiondraft", "view_regulation", "add_opinionrecord", "add_order", "change_order"],
    "Исполнитель": ["view_regulation"],
    "Редактор сайта": ["view_regulation"],
    "Администратор": [
        "view_regulation", "add_approvalroute", "change_approvalroute", "view_approvalroute", "delete_approvalroute",
        "add_opinionbody", "change_opinionbody", "view_opinionbody",
    ],
}  # fmt: skip
ROLES = tuple(PERMISSIONS)


def person(login: str, *, role: str = "", last_name: str = "", **fields) -> User:
    user = User.objects.create_user(login, password="demo", last_name=last_name or login.capitalize(), first_name="Анна", **fields)
    if role:
        user.groups.add(group(role))
    return user


def group(role: str) -> Group:
    found, is_new = Group.objects.get_or_create(name=role)
    if is_new:
        codenames = ["access_admin", *PERMISSIONS[role]]
        found.permissions.set(Permission.objects.filter(codename__in=codenames))
    return found


def lawyer() -> User:
    return User.objects.filter(username="lawyer").first() or person("lawyer", role="Юрист", last_name="Юрьева")


def clerk() -> User:
    return User.objects.filter(username="clerk").first() or person("clerk", role="Делопроизводитель", last_name="Делова")


def holder() -> User:
    return User.objects.filter(username="holder").first() or person("holder", role="Исполнитель", last_name="Визова")


def director() -> User:
    found = User.objects.filter(username="director").first()
    if found:
        return found
    head = person("director", role="Генеральный директор", last_name="Главная")
    SigningAuthority.objects.create(user=head, post="Генеральный директор", valid_from=date(2020, 1, 1), basis="Решение учредителя")
    return head


def superuser() -> User:
    return User.objects.create_superuser("root", password="demo")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def route(*, with_director: bool = True) -> ApprovalRoute:
    found, is_new = ApprovalRoute.objects.get_or_create(title="Обычный", is_default=True)
    if is_new:
        RouteStep.objects.create(route=found, position=1, kind=StepKind.VISA, title="Заместитель директора", holder=holder())
        if with_director:
            RouteStep.objects.create(route=found, position=2, kind=StepKind.SIGNATURE, title="Директор")
    return found


def series() -> Series:
    return Series.objects.get_or_create(code="u", defaults={"title": "Приказы по уставной деятельности", "index": "У"})[0]


def council() -> OpinionBody:
    return OpinionBody.objects.get_or_create(name="совет родителей", defaults={"genitive": "совета родителей"})[0]


def organisation() -> Organisation:
    return Organisation.objects.get_or_create(full_name="Школа № 1", short_name="Школа", place="Москва")[0]


def regulation(slug: str = "poryadok", *, with_opinions: bool = True) -> Regulation:
    act = Regulation.objects.create(slug=slug, kind="Порядок", title="Порядок применения сервисов", short_title=f"Порядок {slug}")
    if with_opinions:
        act.opinions.add(council())
    return act


def text(*points: str) -> ActText:
    said = points or ("Настоящий Порядок определяет сервисы.", "Обращения принимает секретарь.")
    nodes = tuple(Node(uid=f"00000000-0000-4000-8000-00000000000{n}", kind=Kind.POINT, label=f"1.{n}", text=words) for n, words in enumerate(said, 1))
    section = Node(uid="00000000-0000-4000-8000-000000000000", kind=Kind.SECTION, label="1", heading="Общие положения", children=nodes)
    return ActText(kind="Порядок", title="Порядок применения сервисов", provisions=(section,))


def draft(slug: str = "poryadok", *, with_opinions: bool = True, findings: tuple[dict, ...] = ()) -> RedactionDraft:
    organisation()
    act = regulation(slug, with_opinions=with_opinions)
    return actions.begin_draft(act, text=text(), by=lawyer(), route=route(), findings=findings)


def on_visa(slug: str = "poryadok", **fields) -> RedactionDraft:
    return actions.submit(draft(slug, **fields), by=lawyer())


def agreed(slug: str = "poryadok", **fields) -> RedactionDraft:
    found = on_visa(slug, **fields)
    sha256 = current_packet(found).submission.content_sha256
    return actions.decide(found, step=0, decision=Decision.AGREED, shown_sha256=sha256, by=holder())


def opinion(found: RedactionDraft) -> None:
    said = actions.Opinion(council(), OpinionResult.AGREED, protocol_number="3", protocol_date=date(2026, 2, 20))
    actions.record_opinion(found, opinion=said, by=clerk())


def on_signature(slug: str = "poryadok") -> RedactionDraft:
    found = agreed(slug)
    opinion(found)
    actions.prepare_order(found, series=series(), by=clerk())
    return actions.send_to_signature(found, by=clerk())


def fresh(found: RedactionDraft) -> RedactionDraft:
    return RedactionDraft.objects.get(pk=found.pk)
