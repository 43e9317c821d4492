"""People, acts and drafts for the tests of the staff screens."""

from datetime import date

from django.test import Client

from tests import make
from workflows.numbering.models import Series
from workflows.people import roles
from workflows.people.models import Organisation, User
from workflows.regulations import actions
from workflows.regulations.models import ApprovalRoute, OpinionBody, RedactionDraft, Regulation, RouteStep
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import Decision, OpinionResult, StepKind
from workflows.regulations.tree import ActText, Kind, Node
from workflows.signing.models import SigningAuthority

ROLES = tuple(roles.ROLES)


def person(login: str, *, role: str, last_name: str) -> User:
    return User.objects.filter(username=login).first() or make.user(role=role, username=login, last_name=last_name, first_name="Анна")


def lawyer() -> User:
    return person("lawyer", role=roles.LAWYER, last_name="Юрьева")


def clerk() -> User:
    return person("clerk", role=roles.CLERK, last_name="Делова")


def holder() -> User:
    return person("holder", role=roles.EXECUTOR, last_name="Визова")


def director() -> User:
    head = person("director", role=roles.DIRECTOR, last_name="Главная")
    SigningAuthority.objects.get_or_create(user=head, defaults={"post": "Генеральный директор", "valid_from": date(2020, 1, 1), "basis": "Решение"})
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
