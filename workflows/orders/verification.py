"""Whether every signed order is the one that was signed, and their numbers have no gaps."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from workflows.journal.models import Entry
from workflows.numbering.models import Counter
from workflows.orders.actions import subject_of
from workflows.orders.content import canonical, content_of
from workflows.orders.models import DetachedSignature, Order


def problems() -> Iterator[str]:
    """Russian sentences, one for each order that does not hold and each gap between numbers."""
    signed = Order.objects.signed().select_related("signature", "series").prefetch_related("clauses")
    journalled = _journalled()
    for order in signed.order_by("pk").iterator(chunk_size=200):
        for sentence in (*_content(order), *_signature(order)):
            yield f"Приказы: {order}: {sentence}"
        if journalled.pop(subject_of(order), "") != order.content_sha256:
            yield f"Приказы: {order}: в журнале нет записи о подписании этого текста."
    for subject in journalled:
        yield f"Приказы: в журнале записано подписание «{subject}», а приказа нет."
    yield from _gaps()
    yield from _attached()


def _attached() -> Iterator[str]:
    """Each signature made outside is under a print of its order, and the journal knows it."""
    rows = Entry.objects.filter(verb="order.signature_attached").values_list("subject", "facts")
    told = {(subject, json.loads(facts).get("sha256", "")) for subject, facts in rows}
    for kept in DetachedSignature.objects.select_related("order", "signed__request", "file__blob").order_by("pk"):
        where = f"Приказы: {kept.order}: приложенная подпись «{kept.signer}»"
        if kept.signed.request.subject_id != kept.order_id or kept.signed.sha256 != kept.signed_sha256:
            yield f"{where} стоит не под файлом этого приказа."
        if kept.sha256 != kept.file.blob.sha256:
            yield f"{where}: записан хеш другого файла."
        if (subject_of(kept.order), kept.sha256) not in told:
            yield f"{where}: в журнале нет записи о ней."
        told.discard((subject_of(kept.order), kept.sha256))
    for subject, sha256 in sorted(told):
        yield f"Приказы: в журнале записана подпись {sha256[:12]}… к «{subject}», а самой подписи нет."


def _journalled() -> dict[str, str]:
    """What the journal says was signed: subject → hash."""
    rows = Entry.objects.filter(verb="order.signed").values_list("subject", "facts")
    return {subject: json.loads(facts).get("sha256", "") for subject, facts in rows}


def _content(order: Order) -> Iterator[str]:
    """The signed text, its hash, and the columns that lists and prints read."""
    if hashlib.sha256(order.content.encode()).hexdigest() != order.content_sha256:
        yield "хеш не соответствует подписанному тексту."
        return
    said: dict[str, Any] = json.loads(order.content)
    if canonical(said) != order.content:
        yield "подписанный текст записан не в каноническом виде."
    now = {**content_of(order), "number": order.number, "date": f"{order.signed_on:%Y-%m-%d}"}
    differing = [
        name
        for name in ("number", "date", "title", "preamble", "clauses", "place", "series")
        if said.get(name) != now[name]
    ]
    if differing:
        yield f"записанные поля отличаются от подписанного текста: {', '.join(differing)}."
    if order.signature and (order.signature.post, order.signature.name) != (said.get("post"), said.get("name")):
        yield "должность или имя в подписи отличаются от подписанного текста."


def _signature(order: Order) -> Iterator[str]:
    signature = order.signature
    if signature is None or signature.subject != subject_of(order) or signature.sha256 != order.content_sha256:
        yield "подпись стоит не под этим текстом."


def _gaps() -> Iterator[str]:
    """Numbers of each series and period go 1, 2, 3… in the order of dates, and the counter stands at the last."""
    rows = (
        Order.objects.signed()
        .order_by("series", "period", "seq")
        .values_list("series_id", "series__title", "period", "seq", "signed_on")
    )
    counters = {
        (series, period): last for series, period, last in Counter.objects.values_list("series_id", "period", "last")
    }
    for (series, title, period), group in groupby(rows, key=lambda row: row[:3]):
        given = [(seq or 0, day or date.min) for *_, seq, day in group]
        where = f"Приказы: серия «{title}»" + (f", период {period}" if period else "")
        last = given[-1][0]
        if missing := sorted(set(range(1, last + 1)) - {seq for seq, _ in given}):
            yield f"{where}: пропущены номера {', '.join(map(str, missing))}."
        for (seq, day), (next_seq, next_day) in pairwise(given):
            if next_day < day:
                yield f"{where}: приказ № {next_seq} датирован раньше приказа № {seq}."
        if counters.get((series, period)) != last:
            yield f"{where}: счётчик стоит на {counters.get((series, period))}, а последний номер – {last}."
