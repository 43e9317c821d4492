"""How the Порядок of the demonstration lived on: its mistakes put right, points added and repealed, orders out of turn.

The orders are invented; the text they change is the real one.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from pages.publishing import publish_redaction
from portal.demo.acts import PARENTS, STUDENTS, Protocol, agree, hear
from workflows.numbering.models import Series
from workflows.people.models import User
from workflows.regulations import actions
from workflows.regulations.amending import edits
from workflows.regulations.amending.adding import Addition, added
from workflows.regulations.amending.operations import Part
from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.models import Redaction, RedactionDraft
from workflows.regulations.queries import current_packet
from workflows.regulations.tree import ActText, Kind, places

SPELLING, AUTUMN, EARLIER = datetime(2026, 3, 17, 9, 0, tzinfo=UTC), datetime(2026, 5, 18, 10, 20, tzinfo=UTC), datetime(2026, 6, 15, 8, 40, tzinfo=UTC)
SUBMITTED_BEFORE, AGREED_BEFORE = timedelta(days=6), timedelta(days=4)
SEPTEMBER_1, JULY_1 = date(2026, 9, 1), date(2026, 7, 1)

SPRING = (Protocol(STUDENTS, "4", date(2026, 3, 12)), Protocol(PARENTS, "5", date(2026, 3, 13)))
MAY = (Protocol(STUDENTS, "7", date(2026, 5, 13)), Protocol(PARENTS, "8", date(2026, 5, 14)))
JUNE = (Protocol(STUDENTS, "9", date(2026, 6, 10)), Protocol(PARENTS, "9", date(2026, 6, 11)))

LATIN, CYRILLIC = "виде\u006f\u0069\u006eформацией", "видеоинформацией"  # three letters of the paper are Latin ones

Change = Callable[[ActText], ActText]


@dataclass(frozen=True, slots=True)
class Story:
    """One order of changes: what it does, why, when, and by which protocols the councils agreed."""

    change: Change
    reason: str
    signed_at: datetime
    protocols: tuple[Protocol, ...]
    effective_from: date | None = None


def live_on(first: Redaction, people: dict[str, User], series: Series) -> Redaction:
    """Three orders one after another, the last of which comes into force before the one signed earlier."""
    spelling = Story(put_right, "Исправить ошибки, найденные при загрузке документа: латинскую букву, «в настоящем Положении», слово грифа.", SPELLING, SPRING)
    autumn = Story(add_and_repeal, "Закрепить объявление об изменении расписания и убрать пункт, который повторяет пункт 2.3.", AUTUMN, MAY, SEPTEMBER_1)
    earlier = Story(longer_term, "Дать педагогам больше времени на создание групп уже с 1 июля.", EARLIER, JUNE, JULY_1)
    second = _order(first, spelling, people, series)
    _order(second, autumn, people, series)
    return _order(second, earlier, people, series)


def put_right(text: ActText) -> ActText:
    """The mistakes that the import found: a Latin letter, a word of another act, the gender of the stamp."""
    text = replace(text, title=text.title.replace(LATIN, CYRILLIC), approval_word="УТВЕРЖДЁН")
    text = _words(text, "1-1", LATIN, CYRILLIC)
    text = _words(text, "1-3", "В настоящем Положении", "В настоящем Порядке")
    return _words(text, "3-1", "пункте 2.2. настоящего", "пункте 2.2 настоящего")


def add_and_repeal(text: ActText) -> ActText:
    """A point is added at the end of section 2, another one repealed."""
    said = "Об изменении расписания видеоконференций обучающимся сообщают на образовательной платформе не позднее чем за один рабочий день."
    text = added(text, Addition(Kind.POINT, _uid(text, "2"), _uid(text, "2-7"), text=said), taken=frozenset())
    return edits.repealed(text, _uid(text, "2-6"))


def longer_term(text: ActText) -> ActText:
    """Three days become five working days."""
    return _words(text, "3-5", "в течение 3 дней", "в течение 5 рабочих дней")


def leave_changes(base: Redaction, people: dict[str, User], series: Series) -> RedactionDraft:
    """Changes that wait for the director, so that a redline can be read and signed at once."""
    draft = actions.begin_amendment(base, by=people["lawyer"], reason="Порядок сверен с каталогом сервисов.")
    text = _words(text_of_redaction(base), "3-3", "логин и пароль / учетная запись", "логин и пароль единой учётной записи")
    draft = actions.rewrite(draft, text=_words(text, "3-7", "используется, электронный", "используется электронный"), by=people["lawyer"])
    draft = agree(draft, people)
    today = timezone.localdate()
    hear(draft, people["clerk"], protocols=(Protocol(STUDENTS, "11", today - timedelta(days=2)), Protocol(PARENTS, "12", today - timedelta(days=1))))
    actions.prepare_order(draft, series=series, by=people["lawyer"])
    return actions.send_to_signature(draft, by=people["clerk"])


def _order(base: Redaction, story: Story, people: dict[str, User], series: Series) -> Redaction:
    """The whole way of one order of changes."""
    on = story.signed_at.date()
    draft = actions.begin_amendment(base, by=people["lawyer"], reason=story.reason, effective_from=story.effective_from, on=on)
    draft = actions.rewrite(draft, text=story.change(text_of_redaction(base)), by=people["lawyer"])
    draft = agree(draft, people, at=story.signed_at - AGREED_BEFORE, submitted_at=story.signed_at - SUBMITTED_BEFORE)
    hear(draft, people["clerk"], protocols=story.protocols, at=story.signed_at)
    actions.prepare_order(draft, series=series, effective_from=story.effective_from, by=people["lawyer"])
    draft = actions.send_to_signature(draft, by=people["clerk"])
    signed = actions.sign_order(draft, shown_sha256=current_packet(draft).sha256, by=people["director"], at=story.signed_at)
    for redaction in Redaction.objects.filter(regulation=base.regulation, publication=None):
        publish_redaction(redaction.pk, at=story.signed_at)
    return signed


def _words(text: ActText, key: str, old: str, new: str) -> ActText:
    uid = _uid(text, key)
    said = next(node.text for node in text.walk() if node.uid == uid)
    return edits.with_words(text, uid, Part.TEXT, said.replace(old, new))


def _uid(text: ActText, key: str) -> str:
    return next(place.node.uid for place in places(text) if place.key == key)
