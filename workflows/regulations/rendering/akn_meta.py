"""What an Akoma Ntoso document says about itself: work, expression, manifestation, and the order it came from."""

from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker

from workflows.printing.words import short_date
from workflows.regulations.rendering.facts import Facts
from workflows.regulations.rendering.naming import slugged
from workflows.regulations.tree import ActText

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


@dataclass(frozen=True, slots=True)
class Uris:
    """FRBR addresses of the act and of its order."""

    kind: str
    work: str
    expression: str
    manifestation: str
    order: str
    organisation: str


def uris(text: ActText, facts: Facts) -> Uris:
    """`/akn/ru-mirk/act/poryadok/2026/servisy-vzaimodeystviya/rus@2026-02-26` and its kin.

    The name and not the number identifies the work: the act outlives the order that approved it.
    """
    place = f"/akn/ru-{facts.code}"
    kind = slugged(text.kind)
    work = f"{place}/act/{kind}/{facts.work_year}/{facts.slug}"
    expression = f"{work}/rus@{facts.effective_from.isoformat()}"
    order = f"{place}/doc/prikaz/{facts.order_date.isoformat()}/{slugged(facts.order_number)}"
    return Uris(kind, work, expression, f"{expression}.akn", order, f"/akn/ontology/organization/ru/{facts.code}")


def meta(names: Uris, facts: Facts) -> etree._Element:
    """The block `meta`: identification, life cycle, references."""
    source = {"source": "#office"}
    return E.meta(
        E.identification(_work(names, facts), _expression(names, facts), _manifestation(names, facts), **source),
        E.lifecycle(
            E.eventRef(date=facts.order_date.isoformat(), eId="event_1", source="#order", type="generation"), **source
        ),
        E.references(
            E.TLCOrganization(eId="office", href=names.organisation, showAs=facts.organisation),
            E.TLCReference(
                eId="order",
                name="order",
                href=names.order,
                showAs=f"Приказ от {short_date(facts.order_date)} № {facts.order_number}",
            ),
            **source,
        ),
    )


def _work(names: Uris, facts: Facts) -> etree._Element:
    return E.FRBRWork(
        E.FRBRthis(value=f"{names.work}/!main"),
        E.FRBRuri(value=names.work),
        E.FRBRdate(date=(facts.approved_on or facts.order_date).isoformat(), name="approval"),
        E.FRBRauthor(href="#office"),
        E.FRBRcountry(value="ru"),
        E.FRBRsubtype(value=names.kind),
        E.FRBRnumber(value=facts.slug),
        E.FRBRname(value=facts.title),
    )


def _expression(names: Uris, facts: Facts) -> etree._Element:
    return E.FRBRExpression(
        E.FRBRthis(value=f"{names.expression}/!main"),
        E.FRBRuri(value=names.expression),
        E.FRBRdate(date=facts.effective_from.isoformat(), name="force"),
        E.FRBRauthor(href="#office"),
        E.FRBRversionNumber(value=str(facts.redaction_number)),
        E.FRBRlanguage(language="rus"),
    )


def _manifestation(names: Uris, facts: Facts) -> etree._Element:
    return E.FRBRManifestation(
        E.FRBRthis(value=f"{names.expression}/!main.akn"),
        E.FRBRuri(value=names.manifestation),
        E.FRBRdate(date=facts.order_date.isoformat(), name="publication"),
        E.FRBRauthor(href="#office"),
        E.FRBRformat(value="application/akn+xml"),
    )
