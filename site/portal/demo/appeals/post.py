"""Letters that came by e-mail, each in another state of the mail room. The letters are generated; what becomes of them is decided by the program.

Nobody types a row here: bytes are given to `mailroom.pipeline`, and the clerk does what clerks do on the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from portal.demo.appeals.archive import take_bytes_off
from portal.demo.appeals.eml import HOUSE, Mail, blank, returned, written
from portal.demo.appeals.letters import Letter
from portal.demo.appeals.office import Office
from portal.demo.appeals.stories import A_WEEK, SOON
from portal.demo.appeals.timeline import Told
from workflows.appeals.models import Appeal, Medium, PaperKind, Sending
from workflows.appeals.tokens import MARK, token_for
from workflows.mail.identity import tagged
from workflows.mailroom import actions, forgetting, pipeline
from workflows.mailroom.models import Filing
from workflows.screening.checking import screen

LONG_AGO, DECIDED, LATELY, YESTERDAY = 400, 399, 3, 1  # days ago
STRANGERS_QUESTION = "gruppa"  # the appeal whose number a stranger names
STRANGER = "kruzhok"  # the appeal whose applicant is that stranger
SHOP = Mail(
    key="skidki",
    name="Канцелярский мир",
    email="rassylka@kancmir.example",
    subject="Скидки на бумагу до 40 %",
    text="Только на этой неделе: бумага, папки и маркеры дешевле на 40 %. Отказаться от рассылки можно по ссылке.",
    page="<h1>Скидки до 40 %</h1><p>Только на этой неделе: <b>бумага, папки и маркеры</b>.</p><table><tr><td>Бумага</td><td>−40 %</td></tr><tr><td>Папки</td><td>−25 %</td></tr></table><p><a href='https://kancmir.example/otkaz'>Отказаться от рассылки</a></p>",
    headers=(("List-Id", "<skidki.kancmir.example>"), ("List-Unsubscribe", "<https://kancmir.example/otkaz>")),
)
POSTMAN = Mail(key="nedostavka", name="Mail Delivery System", email="mailer-daemon@mx.pochta.example", subject="Undelivered Mail Returned to Sender", text="Письмо не доставлено: такого ящика нет.")

Story = Callable[[], Told[object]]


def mail_of(letter: Letter) -> Mail:
    """The words of a letter of the table, as their author sent them."""
    return Mail(key=letter.key, name=letter.name, email=letter.email, subject=letter.summary, text=letter.text)


def came(office: Office, data: bytes) -> Filing:
    """A letter comes now: collected, read in its own process, decided on."""
    (letter,) = pipeline.ingest([data], at=office.days.at)
    pipeline.sort(at=office.days.at)
    return Filing.objects.select_related("appeal").get(letter=letter)


def continued(office: Office, letter: Letter) -> Told[Appeal]:
    """A letter with a photograph becomes an appeal; its author writes once more, and then a machine answers for her."""
    office.appeals[letter.key] = appeal = _became_appeal(office, replace(mail_of(letter), photo="Крыльцо.jpg", page=f"<p>{letter.text}</p><p><i>{letter.name}</i></p>"))
    yield office.days.later(SOON)
    appeal = office.resolve(office.register(appeal, letter), letter)
    yield office.days.later(SOON)
    appeal = office.accept(appeal, letter)
    yield office.days.later(A_WEEK)
    secret = tagged(HOUSE, MARK + token_for(appeal))
    more = Mail(key="gorka-eshchyo", name=letter.name, email=letter.email, subject=f"Re: {letter.summary}", text="Добавлю: вчера там упал почтальон. Пожалуйста, сделайте скорее.", to=secret)
    came(office, written(more, at=office.days.at))
    yield office.days.later(SOON)
    absent = replace(more, key="gorka-avtootvet", subject="Автоответ: я в отпуске", text="Я в отпуске до понедельника. На письма отвечу позже.", headers=(("Auto-Submitted", "auto-replied"),))
    came(office, written(absent, at=office.days.at))
    return appeal


def with_a_program(office: Office, letter: Letter) -> Told[Appeal]:
    """A program that calls itself a document comes with an appeal: it is kept, and nobody opens it; the same letter comes twice.

    The file is looked at here: the queue does not work yet.
    """
    sent = replace(mail_of(letter), program="Заявление.pdf")
    office.appeals[letter.key] = appeal = _became_appeal(office, sent)
    for attached in appeal.intake.files.select_related("file__blob"):
        screen(attached.file, at=office.days.at)
    yield office.days.later(0)
    came(office, written(replace(sent, key="programma-eshchyo"), at=office.days.at))
    return appeal


def others(office: Office) -> list[tuple[date, Story]]:
    """Letters that became no appeal: each with the day on which it came."""
    days = office.days
    return [
        (days.ago(LONG_AGO), lambda: _refused_and_erased(office)),
        (days.ago(LATELY), lambda: _of_a_shop(office)),
        (days.ago(YESTERDAY), lambda: _of_a_stranger(office)),
        (days.ago(YESTERDAY), lambda: _unreadable(office)),
        (days.ago(YESTERDAY), lambda: _came_back(office)),
    ]


def _became_appeal(office: Office, mail: Mail) -> Appeal:
    filing = came(office, written(mail, at=office.days.at))
    return Appeal.objects.get(intake__raw=filing.letter.file_id)


def _refused_and_erased(office: Office) -> Told[Filing]:
    """Two people said that an advertisement is no appeal; a year later the night has erased it."""
    filing = came(office, written(replace(SHOP, key="skidki-davno"), at=office.days.at))
    actions.doubt(filing, reason="Реклама товаров.", by=office.clerk, at=office.days.at)
    yield office.days.ago(DECIDED)
    actions.confirm(filing, by=office.people["lawyer"], at=office.days.at)
    yield office.days.today
    forgetting.forget(at=office.days.at)
    take_bytes_off()
    return filing


def _of_a_shop(office: Office) -> Told[Filing]:
    """The clerk proposes, the lawyer has not looked yet."""
    yield from ()
    filing = came(office, written(SHOP, at=office.days.at))
    actions.doubt(filing, reason="Рассылка магазина, обращения в ней нет.", by=office.clerk, at=office.days.at)
    return filing


def _of_a_stranger(office: Office) -> Told[Filing]:
    """Somebody names the number of an appeal that is not theirs: guesses are offered, the term runs."""
    yield from ()
    theirs, named = office.appeals[STRANGER].applicant, office.appeals[STRANGERS_QUESTION]
    named.refresh_from_db()
    mail = Mail(
        key="chuzhoy-nomer",
        name=theirs.full_name,
        email=theirs.email,
        subject=f"По обращению № {named.number}",
        text="Здравствуйте! Скажите, пожалуйста, что решили по этому обращению. Соседка просила узнать.",
    )
    return came(office, written(mail, at=office.days.at))


def _unreadable(office: Office) -> Told[Filing]:
    """Not one sign came: somebody has to look all the same."""
    yield from ()
    return came(office, blank())


def _came_back(office: Office) -> Told[Filing]:
    """A server reports that a notice has not arrived: it is to leave again by post."""
    yield from ()
    sent = Sending.objects.filter(medium=Medium.EMAIL).exclude(message_id="").exclude(paper__kind=PaperKind.ANSWER).latest("sent_on", "pk")
    return came(office, returned(POSTMAN, message_id=sent.message_id, address=sent.address, at=office.days.at))
