"""What the director sees after signing: every redaction that the order brought, or the end of the act."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from tests.pages.make_reader import BINDING, opens_at, uid, without_binding
from tests.workflows.regulations import story
from workflows.printing.words import NBSP, long_date
from workflows.regulations import actions
from workflows.regulations.amending.operations import Choice
from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.models import RedactionDraft

pytestmark = pytest.mark.django_db


def facts(client, draft: RedactionDraft) -> list[str]:
    """The values told on the screen, as one person reads them."""
    page = html.fromstring(client.get(reverse("regulations_signed", args=[draft.pk])).content.decode())
    return [" ".join(told.text_content().split()) for told in page.xpath("//dl[contains(@class,'facts')]//dd")]


def test_an_order_of_two_days_shows_both_redactions(at_desk):
    who = story.cast()
    first = story.signed(who)
    later = timezone.localdate() + timedelta(days=30)
    draft = story.changes(who, first, lambda text: without_binding(opens_at(10)(text)))
    draft = actions.choose(draft, key=uid(text_of_redaction(first), BINDING), choice=Choice(effective_from=later), by=who.lawyer)
    story.carried(who, draft)

    told = facts(at_desk(who.head), draft)

    act = first.regulation.short_title
    assert [line for line in told if "редакция" in line] == [
        f"{act}, редакция № 2, действует с 10 марта 2026 г.",
        f"{act}, редакция № 3, вступит в силу с {long_date(later).replace(NBSP, ' ')}",
    ]


def test_a_redaction_built_anew_later_is_not_of_this_signing(at_desk):
    who = story.cast()
    first = story.signed(who)
    draft = story.changes(who, first, opens_at(10), since=date(2026, 9, 1))
    story.carried(who, draft)
    story.changed(who, first, without_binding, since=date(2026, 7, 1), at=story.MARCH)

    told = [line for line in facts(at_desk(who.head), draft) if "редакция" in line]
    assert [line.split(", ")[1] for line in told] == ["редакция № 2"]
