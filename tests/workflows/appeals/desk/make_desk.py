"""What the tests of the desk share: screens live today, so the letters of these tests came yesterday."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from lxml import html

from tests import make, make_appeal
from tests.workflows.appeals import story
from workflows.appeals.actions import drafting, forwarding, sending
from workflows.appeals.actions.drafting import Wording
from workflows.appeals.actions.forwarding import Route
from workflows.appeals.models import Appeal, DeliveryState, Paper, PaperKind
from workflows.appeals.stages import Ground
from workflows.workdays.models import CalendarYear

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)


def calendar() -> None:
    """The years around today, confirmed, without a single special day."""
    clerk = make.clerk()
    for year in (TODAY.year - 1, TODAY.year, TODAY.year + 1):
        CalendarYear.objects.create(year=year, source="Постановление", confirmed_by=clerk, confirmed_at=timezone.now())


def at(name: str, *keys) -> str:
    return reverse(f"appeals:{name}", args=keys)


def words(response) -> str:
    """What stands on the screen, in one line."""
    page = html.fromstring(response.content.decode())
    for hidden in page.xpath("//script | //style | //template"):
        hidden.drop_tree()
    return " ".join(page.text_content().split())


def errors(response) -> list[str]:
    """Every sentence about a mistake: beside fields and above the form."""
    page = html.fromstring(response.content.decode())
    found = page.xpath("//*[contains(@class, 'error-message')]") + page.xpath("//*[contains(@class, 'form-errors')]")
    return [" ".join(one.text_content().split()) for one in found]


def numbers(response) -> list[str]:
    """Numbers of the rows of a list, from the top."""
    page = html.fromstring(response.content.decode())
    return [" ".join(one.text_content().split()) for one in page.xpath("//td[contains(@class, 'appeals__number')]//a")]


def key_of(response) -> str:
    """The hidden key of the rendered form."""
    return html.fromstring(response.content.decode()).xpath("//input[@name='key']/@value")[0]


def steps(response) -> tuple[str, list[str]]:
    """The next step, and the other open ones."""
    page = html.fromstring(response.content.decode())
    main = page.xpath("//a[contains(@class, 'plate__main')]")
    others = page.xpath("//ul[@class='steps']//a")
    return (" ".join(main[0].text_content().split()) if main else "", [" ".join(one.text_content().split()) for one in others])


def notice(appeal: Appeal, *, by) -> Paper:
    """A project of the notice of registration."""
    wording = Wording(heading="О регистрации обращения", body="Ваше обращение зарегистрировано.")
    return drafting.draft(appeal, PaperKind.REGISTRATION_NOTICE, wording, by=by, on=TODAY, at=timezone.now())


def has_left(who) -> None:
    """A case of each sort: forwarded whole and sent, a notice signed and not sent, a notice that came back."""
    forwarded = registered()
    body = story.body(f"Орган {forwarded.pk}")
    route = Route(ground=Ground.FORWARD_8_3, reason="Не наш вопрос.", addressees=(story.to(body, *forwarded.questions.all()),), notice=story.NOTICE)
    for paper in story.papers_of(forwarding.forward(forwarded, route, by=who.head, on=TODAY, at=timezone.now())):
        story.sent(paper, who, on=TODAY)
    story.signed(notice(registered(), by=who.clerk), who, on=TODAY)
    came_back = story.sent(notice(registered(), by=who.clerk), who, on=TODAY)
    sending.note_delivery(came_back, DeliveryState.BOUNCED, detail="", by=who.clerk, on=TODAY, at=story.at(TODAY, 19))


LETTER = {
    "channel": "post",
    "received_on": f"{TODAY:%d.%m.%Y}",
    "text": "В столовой холодный обед.",
    "sheets": "2",
    "envelope": "штемпель 28.11",
    "last_name": "Кузнецов",
    "first_name": "Артём",
    "category": "parent",
    "reply_by": "post",
    "postal_address": "Москва, Садовая, 1",
}
CARD = {"kind": "complaint", "summary": "О питании", "on": f"{TODAY:%d.%m.%Y}", "regime": "appeal", "sensitivity": "ordinary", "people_count": "1"}


def registration(*, questions=("Когда починят плиту?",), **typed) -> dict[str, str]:
    """What a clerk sends from the registration card."""
    sent = {**CARD}
    for part, rows in (("questions", len(questions)), ("blamed", 1), ("about", 1), ("co_applicants", 1)):
        sent |= {f"{part}-TOTAL_FORMS": str(rows), f"{part}-INITIAL_FORMS": "0"}
    sent |= {f"questions-{place}-text": text for place, text in enumerate(questions)}
    return {**sent, **typed}


def received(**fields) -> Appeal:
    return make_appeal.received(on=fields.pop("on", YESTERDAY), **fields)


def registered(**fields) -> Appeal:
    return make_appeal.registered(on=fields.pop("on", YESTERDAY), **fields)


def assigned(**fields) -> Appeal:
    return make_appeal.assigned(on=fields.pop("on", YESTERDAY), **fields)


def in_review(**fields) -> Appeal:
    return make_appeal.in_review(on=fields.pop("on", YESTERDAY), **fields)


def value(response, name: str) -> str:
    """What stands in a field of the form."""
    page = html.fromstring(response.content.decode())
    return page.xpath(f"string(//textarea[@name='{name}'])").strip() or page.xpath(f"string(//input[@name='{name}']/@value)")
