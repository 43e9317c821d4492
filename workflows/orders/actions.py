"""What is done with orders. Signing belongs to the subject that needs the order and calls `sign` in its transaction."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from workflows.errors import Incomplete
from workflows.files.storage import store
from workflows.journal import entries
from workflows.numbering.models import Series
from workflows.numbering.numbers import next_number
from workflows.orders import rules
from workflows.orders.cms import opened
from workflows.orders.content import canonical, sha256_of, signed_content
from workflows.orders.filenames import signature_name
from workflows.orders.models import DetachedSignature, Order, OrderClause
from workflows.orders.stages import ClauseKind, HashMatch, SignerSource, Stage
from workflows.people.models import User
from workflows.printing import queue
from workflows.printing.models import Print
from workflows.signing.signatures import authority_of, put_signature

PRINT = "orders.order.pdf"
SIGNATURE_TYPE = "application/pkcs7-signature"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause to be written into a project."""

    kind: ClauseKind
    text: str
    effective_from: date | None = None


@transaction.atomic
def project(
    *, series: Series, title: str, preamble: str, clauses: Sequence[Clause], place: str, by: User, for_site: bool = True
) -> Order:
    """Begin a project of an order; it has no number until it is signed."""
    order = Order.objects.create(series=series, title=title, preamble=preamble, place=place, for_site=for_site, author=by)
    _write_clauses(order, clauses)
    entries.write("order.project", subject=subject_of(order), summary=f"Подготовлен проект приказа «{title}»", by=by)
    return order


@transaction.atomic
def revise(order: Order, *, title: str, preamble: str, clauses: Sequence[Clause], by: User) -> Order:
    """Rewrite a project."""
    order = _fresh(order)
    rules.may_revise(by, order)
    order.title, order.preamble = title, preamble
    order.save()
    order.clauses.all().delete()
    _write_clauses(order, clauses)
    entries.write("order.revised", subject=subject_of(order), summary=f"Изменён проект приказа «{title}»", by=by)
    return order


@transaction.atomic
def sign(order: Order, *, by: User, on: date, at: datetime) -> Order:
    """Give the number, put the signature and freeze the order, all or nothing.

    `on` is the day of the order in the organisation's zone, `at` the moment. The print is asked for in the same
    transaction, so that no crash loses it.
    """
    order = _fresh(order)
    rules.may_sign(by, order, on=on, today=timezone.localdate(at))
    authority = authority_of(by, on=on)
    number = next_number(order.series, on=on)
    rules.follows_last(order.series, on=on)
    content = signed_content(order, number=number.text, on=on, post=authority.post, name=by.short_name)
    order.move_to(Stage.SIGNED)
    order.seq, order.period, order.number, order.signed_on = number.seq, number.period, number.text, on
    order.content, order.content_sha256 = canonical(content), sha256_of(content)
    order.signature = put_signature(subject=subject_of(order), sha256=order.content_sha256, by=by, at=at, on=on)
    order.save()
    entries.write(
        "order.signed",
        subject=subject_of(order),
        summary=f"Подписан {order}: {order.title}",
        by=by,
        facts={"number": order.number, "date": on.isoformat(), "sha256": order.content_sha256, "key": order.signature.key},
    )
    queue.ask(PRINT, order.pk)
    return order


@dataclass(frozen=True, slots=True)
class OutsideSignature:
    """The file of a detached signature as it was given, and who has made it in the words of the one who gives it."""

    data: bytes
    name: str
    told: str = ""


@transaction.atomic
def attach_signature(order: Order, given: OutsideSignature, *, by: User, on: date, at: datetime) -> DetachedSignature:
    """Keep a signature made outside beside the print that it signs. It is read and compared, never verified."""
    order = _fresh(order)
    rules.may_attach(by, order, on=on)
    signed = print_to_sign(order)
    envelope = opened(given.data)
    rules.is_under(envelope, signed, order=order)
    sha256 = hashlib.sha256(given.data).hexdigest()
    rules.is_new(order, sha256)
    told = given.told.strip()
    if not (envelope.certificate.holder or told):
        raise Incomplete("В файле подписи нет сертификата с именем. Впишите, кто подписал.")
    file = store(given.data, name=signature_name(signed.file.name, given.name), media_type=SIGNATURE_TYPE, by=by)
    kept = DetachedSignature.objects.create(
        order=order,
        signed=signed,
        signed_sha256=signed.sha256,
        file=file,
        sha256=sha256,
        format=envelope.format,
        algorithm=envelope.algorithm,
        match=HashMatch.SAME if envelope.is_comparable else HashMatch.UNCHECKED,
        signer=envelope.certificate.holder or told,
        signer_source=SignerSource.CERTIFICATE if envelope.certificate.holder else SignerSource.TOLD,
        certificate=envelope.certificate.number,
        valid_from=envelope.certificate.valid_from,
        valid_to=envelope.certificate.valid_to,
        by=by,
        at=at,
    )
    entries.write(
        "order.signature_attached",
        subject=subject_of(order),
        summary=f"Приложена электронная подпись: {order}",
        by=by,
        facts={"sha256": sha256, "signed_sha256": signed.sha256},
    )
    return kept


def print_to_sign(order: Order) -> Print:
    """The stored print under which a signature is put."""
    stored: Print | None = Print.objects.filter(request__form=PRINT, request__subject_id=order.pk).select_related("file__blob").first()
    if stored is None:
        raise Incomplete(f"{order}: печатная форма ещё готовится, а подпись ставят под ней. Подождите минуту, скачайте PDF и подпишите его.")
    return stored


def subject_of(order: Order) -> str:
    """How the order is named in the journal and in signatures."""
    return f"orders.order:{order.pk}"


def _fresh(order: Order) -> Order:
    return Order.objects.select_for_update().get(pk=order.pk)


def _write_clauses(order: Order, clauses: Sequence[Clause]) -> None:
    OrderClause.objects.bulk_create(
        OrderClause(order=order, position=position, kind=clause.kind, text=clause.text, effective_from=clause.effective_from)
        for position, clause in enumerate(clauses, start=1)
    )
