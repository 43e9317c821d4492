"""How letters end without an answer on the merits, go to another body, or get more time (59-ФЗ, ст. 8, 10–12)."""

from __future__ import annotations

from django.conf import settings

from portal.demo.appeals.letters import Letter
from portal.demo.appeals.office import Office
from portal.demo.appeals.stories import A_WEEK, SOON, in_review, in_review_at_once, registered, signed_and_sent
from portal.demo.appeals.timeline import Told
from workflows.appeals import templates
from workflows.appeals.actions import deciding, extending, forwarding, requesting, sending
from workflows.appeals.actions.deciding import NOTICES, Ruling
from workflows.appeals.actions.extending import Longer
from workflows.appeals.models import (
    Appeal,
    Decision,
    DeliveryState,
    Extension,
    ExtensionGround,
    InfoRequest,
    Paper,
    PaperKind,
    Question,
    Sending,
)
from workflows.appeals.rules.deciding import needs_notice
from workflows.appeals.stages import Ground

CATALOGUE = "/servisy/"
RETURNED_MAIL = "Вернулось с пометкой «адресат по указанному адресу не проживает»."


def ruled(office: Office, letter: Letter, ground: Ground) -> Told[Appeal]:
    """The head decides on reading the letter; it ends when the notice has left."""
    appeal = yield from registered(office, letter)
    return (yield from _decided(office, letter, appeal, ground))


def ruled_after_review(office: Office, letter: Letter, ground: Ground) -> Told[Appeal]:
    """The head decides when the executor has looked into it."""
    appeal = yield from in_review(office, letter)
    return (yield from _decided(office, letter, appeal, ground))


def forwarded(office: Office, letter: Letter, ground: Ground) -> Told[Appeal]:
    """The whole letter goes to another body."""
    appeal = yield from registered(office, letter)
    yield office.days.later(SOON)
    return (yield from _sent_on(office, letter, appeal, ground, list(appeal.questions.all())))


def partly_forwarded(office: Office, letter: Letter) -> Told[Appeal]:
    """The last question goes to another body, the first is considered on here."""
    appeal = yield from in_review(office, letter)
    yield office.days.later(SOON)
    return (yield from _sent_on(office, letter, appeal, Ground.FORWARD_8_4, [*appeal.questions.all()][1:]))


def waiting_for_material(office: Office, letter: Letter) -> Told[InfoRequest]:
    """Another body has been asked for material."""
    appeal = yield from in_review(office, letter)
    executor, days, body = office.people[letter.executor], office.days, office.books.bodies[letter.body]
    told = templates.Told(body=body, materials=letter.materials)
    words = office.words(appeal, PaperKind.INFO_REQUEST, None, told, by=executor)
    request = requesting.ask(appeal, requesting.Wanted(body=body, what=letter.materials, words=words), by=executor, on=days.on, at=days.at)
    yield from _left(office, letter, request.paper)
    return request


def extended(office: Office, letter: Letter, days: int) -> Told[Sending]:
    """More time, and the citizen knows of it before the old term is over."""
    appeal = yield from in_review_at_once(office, letter)
    yield office.days.later(A_WEEK)
    extension = _longer(office, letter, appeal, days)
    yield office.days.later(SOON)
    return (yield from _left(office, letter, extension.notice, postal_number="80110099000013"))


def answered_in_longer_time(office: Office, letter: Letter) -> Told[Appeal]:
    """Extended by thirty days and answered within them."""
    yield from extended(office, letter, Extension.MOST_DAYS)
    yield office.days.later(A_WEEK * 4)
    paper = office.begin_answer(office.appeals[letter.key], letter)
    yield office.days.later(SOON)
    return (yield from signed_and_sent(office, paper, letter))


def came_back(office: Office, letter: Letter, days: int) -> Told[Sending]:
    """The notice of the extension has come back by post: it is to leave again within a working day."""
    sent = yield from extended(office, letter, days)
    yield office.days.today
    sending.note_delivery(sent, DeliveryState.BOUNCED, detail=RETURNED_MAIL, by=office.clerk, on=office.days.on, at=office.days.at)
    return sent


def correspondence_ended(office: Office, letter: Letter) -> Told[Appeal]:
    """The third letter about what has been answered twice: a decision that stays in the file, and a notice that names it."""
    appeal = yield from in_review(office, letter)
    yield office.days.later(SOON)
    decision = deciding.decide(appeal, _end_of_correspondence(office, letter, appeal), by=office.people[letter.head], on=office.days.on, at=office.days.at)
    papers = {item.paper.kind: item.paper for item in decision.papers.select_related("paper")}
    office.hand_over(papers[PaperKind.TERMINATION], letter)
    office.sign(papers[PaperKind.TERMINATION], letter)
    yield office.days.later(SOON)
    yield from _left(office, letter, papers[PaperKind.ARTICLE_11_NOTICE])
    return Appeal.objects.get(pk=appeal.pk)


def _decided(office: Office, letter: Letter, appeal: Appeal, ground: Ground) -> Told[Appeal]:
    yield office.days.later(SOON)
    page = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{CATALOGUE}" if ground == Ground.PUBLISHED else ""
    head = office.people[letter.head]
    notice = None
    if needs_notice(appeal, ground):
        told = templates.Told(reason=letter.reason, court_act=letter.court_act, page=page)
        notice = office.words(appeal, NOTICES[ground][0], ground, told, by=head)
    ruling = Ruling(ground=ground, reason=letter.reason, notice=notice, published_at=page)
    decision = deciding.decide(appeal, ruling, by=head, on=office.days.on, at=office.days.at)
    yield from _all_left(office, letter, decision)
    return Appeal.objects.get(pk=appeal.pk)


def _sent_on(office: Office, letter: Letter, appeal: Appeal, ground: Ground, questions: list[Question]) -> Told[Appeal]:
    head, body = office.people[letter.head], office.books.bodies[letter.body]
    told = templates.Told(reason=letter.reason, body=body, questions=tuple(questions), routes=((body, tuple(questions)),))
    cover = office.words(appeal, PaperKind.COVER_LETTER, ground, told, by=head)
    notice = None if appeal.applicant.is_anonymous else office.words(appeal, PaperKind.FORWARDING_NOTICE, ground, told, by=head)
    addressee = forwarding.Addressee(body=body, questions=tuple(questions), cover=cover)
    route = forwarding.Route(ground=ground, reason=letter.reason, addressees=(addressee,), notice=notice)
    decision = forwarding.forward(appeal, route, by=head, on=office.days.on, at=office.days.at)
    yield from _all_left(office, letter, decision)
    return Appeal.objects.get(pk=appeal.pk)


def _end_of_correspondence(office: Office, letter: Letter, appeal: Appeal) -> Ruling:
    head, earlier = office.people[letter.head], _earlier_answers(appeal)
    told = templates.Told(reason=letter.reason, earlier_answers=earlier)
    return Ruling(
        ground=Ground.REPEATED,
        reason=letter.reason,
        notice=office.words(appeal, PaperKind.ARTICLE_11_NOTICE, Ground.REPEATED, told, by=head),
        resolution=office.words(appeal, PaperKind.TERMINATION, Ground.REPEATED, told, by=head),
        earlier_answers=earlier,
        no_new_arguments=True,
    )


def _earlier_answers(appeal: Appeal) -> tuple[Paper, ...]:
    found: list[Paper] = []
    before = appeal.repeat_of
    while before is not None:
        found.extend(Paper.objects.signed().filter(appeal=before, kind=PaperKind.ANSWER))
        before = before.repeat_of
    return tuple(reversed(found))


def _longer(office: Office, letter: Letter, appeal: Appeal, days: int) -> Extension:
    head = office.people[letter.head]
    told = templates.Told(reason=letter.extension, longer_by=days)
    notice = office.words(appeal, PaperKind.EXTENSION_NOTICE, None, told, by=head)
    longer = Longer(days=days, ground=ExtensionGround.EXCEPTIONAL, notice=notice, reason=letter.extension)
    return extending.extend(appeal, longer, by=head, on=office.days.on, at=office.days.at)


def _all_left(office: Office, letter: Letter, decision: Decision) -> Told[None]:
    for item in decision.papers.select_related("paper").order_by("pk"):
        yield from _left(office, letter, item.paper)


def _left(office: Office, letter: Letter, paper: Paper, *, postal_number: str = "") -> Told[Sending]:
    """Given to the head, signed, sent."""
    office.hand_over(Paper.objects.get(pk=paper.pk), letter)
    office.sign(paper, letter)
    yield office.days.later(SOON)
    return office.send(Paper.objects.get(pk=paper.pk), postal_number)
