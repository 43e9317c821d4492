"""The local acts of the demonstration: one approved by the real order, three others at each step of the way."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from importlib.resources import files

from django.utils import timezone

from workflows.files.storage import store
from workflows.numbering.models import Reset, Series
from workflows.people.models import Unit, User
from workflows.regulations import actions
from workflows.regulations.importing import read_regulation, read_source
from workflows.regulations.models import ApprovalRoute, OpinionBody, Redaction, RedactionDraft, Regulation, RouteStep
from workflows.regulations.models.regulation import ActKind, BodyKind
from workflows.regulations.queries import current_packet
from workflows.regulations.stages import Decision, OpinionResult, StepKind

SUBMITTED = datetime(2026, 2, 16, 9, 0, tzinfo=UTC)
AGREED = datetime(2026, 2, 18, 11, 30, tzinfo=UTC)
HEARD = datetime(2026, 2, 24, 8, 15, tzinfo=UTC)
SIGNED = datetime(2026, 2, 26, 9, 5, tzinfo=UTC)
PUBLISHED = datetime(2026, 2, 27, 7, 40, tzinfo=UTC)

STUDENTS, PARENTS = "совет обучающихся", "совет родителей"


@dataclass(frozen=True, slots=True)
class Protocol:
    """A meeting of a council at which a draft was heard."""

    body: str
    number: str
    day: date


APPROVAL = (Protocol(STUDENTS, "2", date(2026, 2, 19)), Protocol(PARENTS, "3", date(2026, 2, 20)))


def make_series() -> Series:
    """The series of order № 01/0226-У. Reading it as «number / month and year – index» is a guess, kept as data."""
    return Series.objects.create(code="uchebnaya", title="Приказы по учебной деятельности", index="У", reset=Reset.YEAR)


def make_route(people: dict[str, User]) -> ApprovalRoute:
    """Two visas at once, then the order."""
    route = ApprovalRoute.objects.create(title="Локальные акты об обучении", is_default=True)
    for holder, title in (("executor", "Заместитель директора по учебной работе"), ("administrator", "Системный администратор")):
        RouteStep.objects.create(route=route, position=1, kind=StepKind.VISA, title=title, holder=people[holder])
    RouteStep.objects.create(route=route, position=2, kind=StepKind.SIGNATURE, title="Генеральный директор", days=5)
    return route


def make_councils() -> list[OpinionBody]:
    """The councils whose opinion acts about students take into account (273-ФЗ, ст. 30, ч. 3)."""
    basis = "273-ФЗ, ст. 30, ч. 3"
    return [
        OpinionBody.objects.create(name=STUDENTS, genitive="совета обучающихся", basis=basis),
        OpinionBody.objects.create(name=PARENTS, genitive="совета родителей", basis=basis),
    ]


def make_workers_body() -> OpinionBody:
    """The body whose opinion has a term by law (ТК РФ, ст. 372): acts begun after the Порядок are given to it too."""
    return OpinionBody.objects.create(
        name="представительный орган работников",
        genitive="представительного органа работников",
        basis="ТК РФ, ст. 8 и 372",
        kind=BodyKind.WORKERS,
    )


def approve_poryadok(people: dict[str, User], series: Series) -> Redaction:
    """The real document on its whole way: imported, agreed, heard, ordered and signed as № 01/0226-У of 26.02.2026."""
    draft = _import(
        "poryadok.txt",
        "servisy-vzaimodeystviya",
        "Порядок применения сервисов взаимодействия",
        people,
        opinions=True,
    )
    draft = agree(draft, people, at=AGREED, submitted_at=SUBMITTED)
    hear(draft, people["clerk"], protocols=APPROVAL, at=HEARD)
    actions.prepare_order(draft, series=series, by=people["lawyer"])
    draft = actions.send_to_signature(draft, by=people["clerk"])
    return actions.sign_order(draft, shown_sha256=current_packet(draft).sha256, by=people["director"], at=SIGNED)


def bring_to_signature(people: dict[str, User], series: Series) -> RedactionDraft:
    """An act that waits for the director, so that the way of signing can be tried at once."""
    draft = _import("polozhenie_o_saite.txt", "polozhenie-o-saite", "Положение об официальном сайте", people)
    draft = agree(draft, people)
    actions.prepare_order(draft, series=series, by=people["lawyer"])
    return actions.send_to_signature(draft, by=people["clerk"])


def leave_on_visas(people: dict[str, User]) -> RedactionDraft:
    """An act that waits for visas."""
    draft = _import("pravila_priyoma_obrascheniy.txt", "pravila-zapisi-na-priyom", "Правила записи на личный приём", people)
    return actions.submit(draft, by=people["lawyer"])


def leave_for_opinions(people: dict[str, User]) -> RedactionDraft:
    """An act with all visas that waits for the councils and the order: the clerk's turn."""
    draft = _import("poryadok_polzovaniya_bibliotekoy.txt", "polzovanie-bibliotekoy", "Порядок пользования библиотекой", people, opinions=True)
    draft = agree(draft, people)
    workers = list(draft.regulation.opinions.filter(kind=BodyKind.WORKERS))
    actions.ask_opinions(draft, bodies=workers, sent_on=timezone.localdate(), how="лично под подпись председателю", by=people["clerk"])
    return draft


def _import(name: str, slug: str, short_title: str, people: dict[str, User], *, opinions: bool = False) -> RedactionDraft:
    data = (files("portal.demo") / "texts" / name).read_bytes()
    imported = read_regulation(read_source(name, data))
    regulation = Regulation.objects.create(
        slug=slug,
        kind=ActKind(imported.text.kind),
        title=imported.text.title,
        short_title=short_title,
        owner=Unit.objects.get(name="Учебный отдел"),
    )
    if opinions:
        regulation.opinions.set(OpinionBody.objects.all())
    source = store(data, name=name, media_type="text/plain", by=people["lawyer"])
    findings = [asdict(finding) for finding in imported.findings]
    return actions.begin_draft(regulation, text=imported.text, source=source, findings=findings, by=people["lawyer"])


def agree(draft: RedactionDraft, people: dict[str, User], *, at: datetime | None = None, submitted_at: datetime | None = None) -> RedactionDraft:
    """Hand the draft in and put every visa of its route."""
    draft = actions.submit(draft, by=people["lawyer"], at=submitted_at)
    packet = current_packet(draft)
    for state in packet.steps:
        if state.step.is_visa:
            holder = next(person for person in people.values() if person.pk == state.step.holder_id)
            shown = packet.submission.content_sha256
            draft = actions.decide(draft, step=state.step.index, decision=Decision.AGREED, shown_sha256=shown, by=holder, at=at)
    return draft


def hear(draft: RedactionDraft, clerk: User, *, protocols: Iterable[Protocol], at: datetime | None = None) -> None:
    """Each council agrees by its protocol."""
    for held in protocols:
        body = draft.regulation.opinions.get(name=held.body)
        opinion = actions.Opinion(body=body, result=OpinionResult.AGREED, protocol_number=held.number, protocol_date=held.day)
        actions.record_opinion(draft, opinion=opinion, by=clerk, at=at)
