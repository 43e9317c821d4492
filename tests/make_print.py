"""Facts for prints and exports in tests, and short ways to look into a PDF."""

from datetime import UTC, date, datetime
from io import BytesIO

from pypdf import PdfReader

from workflows.orders.rendering import ClauseText, OrderFacts
from workflows.printing.marks import Mark
from workflows.regulations.rendering.facts import Facts
from workflows.regulations.rendering.sheet import ApprovalSheet, Opinion, OpinionSheet, Visa
from workflows.regulations.tree import ActText, sha256_of

SIGNED_AT = datetime(2026, 2, 26, 11, 5, 9, tzinfo=UTC)
HASH = "0123456789abcdef" * 4
MARK = Mark("Петров Пётр Петрович", "Директор", SIGNED_AT, HASH, "7F3K-92QD-XA41")


def facts(text: ActText, **other) -> Facts:
    """The first redaction of the text, by order № 01/0226-У."""
    values = {
        "title": text.title,
        "slug": "servisy",
        "redaction_number": 1,
        "effective_from": date(2026, 2, 26),
        "order_number": "01/0226-У",
        "order_date": date(2026, 2, 26),
        "organisation": "АНО «Пример»",
        "code": "primer",
        "sha256": sha256_of(text),
        "address": "https://example.ru/akty/servisy/",
        "mark": MARK,
    }
    return Facts(**values | other)


def order(**other) -> OrderFacts:
    """A signed order that approves the act."""
    values = {
        "organisation": "Автономная некоммерческая организация «Пример»",
        "organisation_short": "АНО «Пример»",
        "place": "Москва",
        "title": "Об утверждении Порядка применения сервисов",
        "preamble": "В соответствии с Федеральным законом от 29 декабря 2012 г. № 273-ФЗ",
        "clauses": (ClauseText("Утвердить Порядок."), ClauseText("Ответственному:\n1) разместить;\n2) проверить.")),
        "signer_post": "Директор",
        "signer_name": "П.П. Петров",
        "number": "01/0226-У",
        "day": date(2026, 2, 26),
        "mark": MARK,
        "attachments": ("Порядок применения сервисов",),
    }
    return OrderFacts(**values | other)


def project(**other) -> OrderFacts:
    """The same order before it is signed."""
    return order(**{"number": "", "day": None, "mark": None} | other)


HEAD = {
    "organisation": "АНО «Пример»",
    "title": "Порядок применения сервисов",
    "redaction_number": 1,
    "sha256": HASH,
}


def sheet(**other) -> ApprovalSheet:
    """A sheet with one visa."""
    values = {
        **HEAD,
        "visas": (
            Visa(
                "Юрисконсульт",
                "Орлов Олег Олегович",
                "Согласовано с замечаниями",
                SIGNED_AT,
                HASH,
                "Исправить пункт 1.3.",
            ),
        ),
    }
    return ApprovalSheet(**values | other)


def opinion_sheet(**other) -> OpinionSheet:
    """A sheet with one opinion."""
    opinions = (Opinion("Совет обучающихся", "2", date(2026, 2, 12), "Мнение учтено"),)
    return OpinionSheet(**{**HEAD, "opinions": opinions} | other)


def read(pdf: bytes) -> PdfReader:
    """The PDF open for reading."""
    return PdfReader(BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    """The words of each page; line ends and no-break spaces become spaces."""
    return [" ".join(page.extract_text().split()) for page in read(pdf).pages]


def words(pdf: bytes) -> str:
    """The words of the whole PDF."""
    return " ".join(pages(pdf))
