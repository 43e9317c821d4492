"""What the site can say about a key or a file: facts for the page of checks, in a few queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from wagtail.models import Page

from pages.addresses import order_path
from pages.downloads import FORMATS, ORDER_PDF
from pages.editions import Edition, editions
from pages.proof_checks import Check, checks_of, is_whole
from pages.proof_letters import Letter, letter_printed, letter_signed
from workflows.appeals.actions.signing import PRINT as LETTER_PDF
from workflows.orders.models import DetachedSignature, Order
from workflows.printing.models import Print, PrintRequest
from workflows.regulations import redline_prints
from workflows.regulations.models import Redaction, Repeal
from workflows.signing.models import Signature

REDACTION_FORMS = frozenset(one.form for one in FORMATS)
ABOUT_REDACTIONS = REDACTION_FORMS | {redline_prints.FORM}  # open to anyone together with the redaction


@dataclass(frozen=True, slots=True)
class Text:
    """A redaction that an order has brought: how it stands today and where it is read."""

    redaction: Redaction
    edition: Edition
    in_force: Edition | None
    page: Page | None

    @property
    def title(self) -> str:
        """«Порядок применения сервисов, редакция № 1» without the number, which the page binds itself."""
        title: str = self.redaction.regulation.short_title
        return title

    @property
    def address(self) -> str:
        """The page of the act."""
        return (self.page.url or "") if self.page else ""


@dataclass(frozen=True, slots=True)
class File:
    """A stored print: where it is downloaded, its hash, and whether its bytes are still those that were stored."""

    title: str
    address: str
    stored: Print
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A document of ours. `is_open`: the site shows its contents; of a letter its number and signatory alone, of the rest that it exists."""

    key: str
    title: str
    is_open: bool
    signature: Signature | None = None
    order: Order | None = None
    letter: Letter | None = None
    texts: tuple[Text, ...] = ()
    repeals: tuple[Repeal, ...] = ()
    files: tuple[File, ...] = ()
    checks: tuple[Check, ...] = ()
    attached: tuple[DetachedSignature, ...] = ()
    address: str = ""
    built_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether the archive's own check of this document has found nothing wrong."""
        return all(check.holds for check in self.checks) and all(file.is_whole for file in self.files)


@dataclass(frozen=True, slots=True)
class Match:
    """A stored file with a hash: the document that it belongs to, and the redaction when it is one."""

    found: Found
    name: str
    text: Text | None = None
    attached: DetachedSignature | None = None


def by_key(key: str, *, on: date, orders: str) -> Found | None:
    """The document with the key. `orders` is the address of the register of orders, empty when the site has none."""
    signature = Signature.objects.filter(key=key).select_related("order").first()
    if signature is not None:
        return _signed(signature, on=on, orders=orders)
    request = PrintRequest.objects.filter(key=key).select_related("print__file__blob").first()
    return _printed(request, on=on, orders=orders) if request else None


def by_hash(sha256: str, *, on: date, orders: str) -> Match | None:
    """The document to which the file with this hash belongs."""
    stored = Print.objects.filter(sha256=sha256).select_related("request", "file__blob").order_by("-pk").first()
    if stored is None:
        return _attached_by(sha256, on=on, orders=orders)
    found = _printed(stored.request, on=on, orders=orders)
    mine = (text for text in found.texts if _is_of(stored.request, text))
    return Match(found, stored.request.title, next(mine, None))


def _attached_by(sha256: str, *, on: date, orders: str) -> Match | None:
    kept = DetachedSignature.objects.filter(sha256=sha256).select_related("order__signature").first()
    if kept is None or kept.order.signature is None:
        return None
    kept.order.signature.order = kept.order
    return Match(_signed(kept.order.signature, on=on, orders=orders), "Файл электронной подписи", attached=kept)


def _is_of(request: PrintRequest, text: Text) -> bool:
    return request.form in REDACTION_FORMS and request.subject_id == text.redaction.pk


def _printed(request: PrintRequest, *, on: date, orders: str) -> Found:
    """The signed order behind a print, or the mere fact that a sheet of the office exists."""
    wanted = Q(pk=request.subject_id) if request.form == ORDER_PDF else Q(redactions=request.subject_id)
    if request.form == ORDER_PDF or request.form in ABOUT_REDACTIONS:
        order = Order.objects.signed().filter(wanted).select_related("signature").first()
        if order is not None and order.signature is not None:
            order.signature.order = order
            return _signed(order.signature, on=on, orders=orders)
    if request.form == LETTER_PDF and (letter := letter_printed(request.subject_id)):
        return _closed(letter)
    stored = getattr(request, "print", None)
    checks = (Check("Построенный файл", is_whole(stored)),) if stored else ()
    return Found(request.key, request.title, is_open=False, checks=checks, built_at=stored.built_at if stored else None)


def _signed(signature: Signature, *, on: date, orders: str) -> Found:
    order: Order | None = getattr(signature, "order", None)
    if order is None:
        letter = letter_signed(signature)
        return _closed(letter) if letter else Found(signature.key, "Документ", is_open=False, signature=signature)
    texts = tuple(_texts(order, on))
    repeals = tuple(order.repeals.filter(regulation__page__live=True).select_related("regulation__page"))
    is_shown = order.for_site or bool(texts or repeals)
    return Found(
        key=signature.key,
        title=str(order) if is_shown else "Приказ",
        is_open=is_shown,
        signature=signature,
        order=order,
        texts=texts,
        repeals=repeals,
        files=tuple(_files(order, texts, orders)) if is_shown else (),
        attached=tuple(order.detached.select_related("file__blob")) if order.for_site else (),
        address=f"{orders}{order_path(order)}" if order.for_site and orders else "",
        checks=tuple(checks_of(order, signature, [text.redaction for text in texts])),
    )


def _closed(letter: Letter) -> Found:
    """A letter about an appeal: its contents are nobody's but the addressee's."""
    return Found(letter.signature.key, letter.title, is_open=False, signature=letter.signature, letter=letter, checks=letter.checks)


def _texts(order: Order, on: date) -> Iterator[Text]:
    brought = Redaction.objects.filter(order=order, regulation__page__live=True).select_related("regulation__page")
    known: dict[int, tuple[Edition, ...]] = {}
    for redaction in brought.defer("html"):
        act = redaction.regulation_id
        if act not in known:
            known[act] = editions(act, on=on)
        edition = next(one for one in known[act] if one.number == redaction.number)
        in_force = next((one for one in known[act] if one.in_force), None)
        yield Text(redaction, edition, in_force, redaction.regulation.page)


def _files(order: Order, texts: tuple[Text, ...], orders: str) -> Iterator[File]:
    """Stored prints of what is shown: the order first, then each redaction in the formats that people read first."""
    wanted = Q(request__form__in=REDACTION_FORMS, request__subject_id__in=[text.redaction.pk for text in texts])
    if order.for_site:
        wanted |= Q(request__form=ORDER_PDF, request__subject_id=order.pk)
    rows = Print.objects.filter(wanted).select_related("request", "file__blob")
    stored = {(one.request.form, one.request.subject_id): one for one in rows}
    if one := stored.get((ORDER_PDF, order.pk)):
        yield File("Приказ, PDF", f"{orders}{order_path(order)}pdf/" if orders else "", one, is_whole(one))
    for text in texts:
        for format_ in FORMATS:
            if one := stored.get((format_.form, text.redaction.pk)):
                address = f"{text.address}{text.edition.address}{format_.word}/" if text.address else ""
                yield File(f"Редакция № {text.edition.number}, {format_.title}", address, one, is_whole(one))
