"""A large archive, straight into its tables: only its size matters, each row is as signing would have left it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from pages.models import RegulationIndexPage, RegulationPage
from tests import make
from tests.workflows.regulations.story import Cast
from workflows.orders.models import Order
from workflows.orders.stages import Stage
from workflows.regulations import actions
from workflows.regulations.actions.references import keep_references
from workflows.regulations.amending.derive import derive
from workflows.regulations.amending.operations import Choices, instruction_to_dict
from workflows.regulations.amending.wording.sentences import sentence
from workflows.regulations.amendments import names_of, text_of_redaction
from workflows.regulations.models import AmendmentInstruction, LabelUse, Provision, Publication, Redaction, Regulation
from workflows.regulations.models.regulation import ActKind
from workflows.regulations.rendering.html import RENDERER, render_html
from workflows.regulations.tree import ActText, Kind, Node, Place, canonical_json, places, sha256_of, to_dict
from workflows.signing.models import Signature

PERIOD = "архив"
POINTS = 4
STEP = timedelta(days=20)


@dataclass(frozen=True, slots=True)
class Edition:
    """One redaction to be written, with the order that makes it and the one before it."""

    act: Regulation
    number: int
    order: Order
    text: ActText
    before: Redaction | None = None


def fill(who: Cast, *, acts: int, redactions: int, prefix: str) -> list[Regulation]:
    """So many acts with so many redactions of five provisions; the last redaction is in force from today on."""
    made = Regulation.objects.bulk_create(
        Regulation(slug=f"{prefix}-{n}", kind=ActKind.ORDER, title=f"Порядок {prefix} {n}", short_title=f"Порядок {prefix} {n}")
        for n in range(1, acts + 1)
    )
    before: list[Redaction | None] = [None] * acts
    history: dict[int, list[Order]] = {act.pk: [] for act in made}
    for number in range(1, redactions + 1):
        orders = _orders(who, timezone.localdate() - STEP * (redactions - number), acts)
        told = [Edition(act, number, order, _text(act, number), old) for act, order, old in zip(made, orders, before, strict=True)]
        for one in told:
            history[one.act.pk].append(one.order)
        before = _write(told, history)
    _put_on_site(made)
    return made


def drafts(who: Cast, acts: list[Regulation]) -> None:
    """A draft of changes for each act."""
    for act in acts:
        actions.begin_amendment(act.redactions.order_by("number").last(), by=who.lawyer)


def refer(act: Regulation) -> None:
    """Write down the references of all redactions of an act, as signing does."""
    for redaction in act.redactions.all():
        keep_references(redaction, text_of_redaction(redaction))


def changed_in(point: int, number: int) -> int:
    """In which redaction, up to the number, a point was last changed: each redaction changes one of the four."""
    return max((one for one in range(2, number + 1) if one % POINTS == point % POINTS), default=1)


def _text(act: Regulation, number: int) -> ActText:
    points = tuple(
        Node(uid=make.uid(f"{act.slug} 1.{n}"), kind=Kind.POINT, label=f"1.{n}", text=f"Школа работает с {8 + changed_in(n, number)} часов, как сказано в пункте 1.{n % POINTS + 1} настоящего Порядка и Федеральном законе от 29.12.2012 № 273-ФЗ.")
        for n in range(1, POINTS + 1)
    )
    section = Node(uid=make.uid(f"{act.slug} 1"), kind=Kind.SECTION, label="1", heading="Общие положения", children=points)
    return ActText(kind=ActKind.ORDER, title=act.title, organisation="АНО «Школа»", approval_word="УТВЕРЖДЁН", imprint="Москва", provisions=(section,))


def _write(told: list[Edition], history: dict[int, list[Order]]) -> list[Redaction | None]:
    rows = Redaction.objects.bulk_create(_redaction(one) for one in told)
    pairs = list(zip(rows, told, strict=True))
    sections = Provision.objects.bulk_create(_section(row, one) for row, one in pairs)
    Provision.objects.bulk_create(
        point for (row, one), parent in zip(pairs, sections, strict=True) for point in _points(row, one, parent, history[one.act.pk])
    )
    AmendmentInstruction.objects.bulk_create(given for row, one in pairs for given in _changes(row, one))
    Publication.objects.bulk_create(
        Publication(redaction=row, at=datetime.combine(row.effective_from, time(12), tzinfo=UTC), address=f"/red/{row.number}/") for row in rows
    )
    LabelUse.objects.bulk_create(
        LabelUse(regulation=one.act, key=place.key, uid=place.node.uid, first=row) for row, one in pairs if one.number == 1 for place in places(one.text)
    )
    return rows


def _orders(who: Cast, day: date, count: int) -> list[Order]:
    authority = who.head.authorities.get()
    start = Order.objects.filter(series=who.series, period=PERIOD).count() + 1
    at = datetime.combine(day, time(9), tzinfo=UTC)
    signatures = Signature.objects.bulk_create(
        Signature(
            user=who.head,
            authority=authority,
            name="А.В. Соколова",
            full_name=who.head.full_name,
            post=authority.post,
            capacity=authority.capacity,
            subject=f"archive:{seq}",
            sha256=_sha256(f"order {seq}"),
            at=at,
            key=f"{seq:016}",
        )
        for seq in range(start, start + count)
    )
    return Order.objects.bulk_create(
        Order(
            series=who.series,
            title="О внесении изменений",
            preamble="В соответствии с уставом",
            place="Москва",
            stage=Stage.SIGNED,
            author=who.clerk,
            seq=seq,
            period=PERIOD,
            number=f"{seq:02}/{day:%m%y}-А",
            signed_on=day,
            signature=signature,
            content="{}",
            content_sha256=signature.sha256,
        )
        for seq, signature in enumerate(signatures, start=start)
    )


def _redaction(one: Edition) -> Redaction:
    html = render_html(one.text)
    return Redaction(
        regulation=one.act,
        number=one.number,
        order=one.order,
        base=one.before,
        source_draft=0,
        title=one.text.title,
        approval_word=one.text.approval_word,
        effective_from=one.order.signed_on,
        content=canonical_json(to_dict(one.text)),
        content_sha256=sha256_of(one.text),
        html=html,
        html_sha256=_sha256(html),
        renderer=RENDERER,
    )


def _section(row: Redaction, one: Edition) -> Provision:
    (section,) = one.text.provisions
    return _provision(row, next(place for place in places(one.text) if place.node is section), None)


def _points(row: Redaction, one: Edition, parent: Provision, history: list[Order]) -> Iterator[Provision]:
    points = [place for place in places(one.text) if place.parent is not None]
    for n, place in enumerate(points, start=1):
        provision = _provision(row, place, parent)
        provision.introduced_by, provision.last_changed_by = history[0], history[changed_in(n, row.number) - 1]
        yield provision


def _provision(row: Redaction, place: Place, parent: Provision | None) -> Provision:
    node = place.node
    return Provision(
        redaction=row,
        uid=node.uid,
        kind=node.kind,
        label=node.label,
        key=place.key,
        heading=node.heading,
        text=node.text,
        text_sha256=_sha256(f"{node.heading}\n{node.text}"),
        parent=parent,
        position=place.position,
        depth=place.depth,
        introduced_by=row.order,
        last_changed_by=row.order,
    )


def _changes(row: Redaction, one: Edition) -> Iterator[AmendmentInstruction]:
    if one.before is None:
        return
    base, names = _text(one.act, one.number - 1), names_of(one.act)
    keys = {place.node.uid: place.key for place in places(base)}
    for ordinal, given in enumerate(derive(base, one.text, Choices()), start=1):
        yield AmendmentInstruction(
            redaction=row,
            order=one.order,
            ordinal=ordinal,
            op=given.op,
            part=given.part,
            target=given.target,
            target_key=keys[given.target],
            wording=sentence(given, base, names),
            payload=canonical_json(instruction_to_dict(given)),
            base_sha256=given.base_sha256,
            effective_from=row.effective_from,
        )


def _put_on_site(acts: list[Regulation]) -> None:
    register = RegulationIndexPage.objects.get()
    for act in acts:
        register.add_child(instance=RegulationPage(title=act.short_title, slug=act.slug, regulation=act))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

