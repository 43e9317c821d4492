"""When the head may end an appeal by ст. 8, ч. 7 or ст. 11 without an answer on the merits (59-ФЗ). None of it is automatic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings

from workflows.appeals.models import (
    Appeal,
    Applicant,
    Clock,
    ComplainedOf,
    Decision,
    DecisionEnd,
    Paper,
    PaperKind,
    Sending,
)
from workflows.appeals.rules.answering import ON_MERITS
from workflows.appeals.rules.moves import may_lead, must_be
from workflows.appeals.stages import ENDS_AT, Actor, Ground, PaperStage, Stage
from workflows.errors import BadInput, Incomplete, WrongStage
from workflows.people.models import User

FORWARDING = (Ground.FORWARD_8_3, Ground.FORWARD_8_3_1, Ground.FORWARD_8_4, Ground.FORWARD_11_1)
REPEATED_ANSWERS = 2  # «…неоднократно давались письменные ответы по существу» (59-ФЗ, ст. 11, ч. 5)


def may_decide(user: User, appeal: Appeal, ground: Ground, *, reason: str, on: date) -> None:
    """The head decides, in words, and only once at a time."""
    may_lead(user, appeal, ENDS_AT[ground], on=on)
    if ground in FORWARDING:
        raise BadInput("Это основание переадресации. Выберите действие «Переадресовать» и укажите, куда.")
    has_reason(reason)
    nothing_waits(appeal)


def has_reason(reason: str) -> None:
    """A decision without words is none."""
    if not reason.strip():
        raise Incomplete("Поле «Обоснование» пусто. Напишите, из чего следует решение.")


def nothing_waits(appeal: Appeal) -> None:
    """One decision at a time: the earlier takes effect or is withdrawn."""
    if waiting := Decision.objects.filter(appeal=appeal, end=None).first():
        raise WrongStage(f"По обращению уже есть неисполненное решение: {waiting}. Исполните его или отмените.")


def needs_notice(appeal: Appeal, ground: Ground) -> bool:
    """Whether the citizen is told. An anonymous letter gets none; an illegible one «если фамилия и почтовый адрес поддаются прочтению»."""
    return ground != Ground.ANONYMOUS and not appeal.applicant.is_anonymous


def notice_is_right(appeal: Appeal, ground: Ground, *, is_given: bool) -> None:
    """The letter that the law wants is written, and none that it cannot want."""
    if needs_notice(appeal, ground) and not is_given:
        raise Incomplete("Напишите письмо заявителю: без него решение не исполняется.")
    if is_given and not needs_notice(appeal, ground):
        raise BadInput("Имя или адрес заявителя неизвестны, письмо отправить некуда. Уберите его: решение отмечается в карточке (59-ФЗ, ст. 11).")


def fits(appeal: Appeal, ground: Ground) -> None:
    """What the very letter must be for the ground."""
    anonymous = appeal.applicant.is_anonymous
    if ground == Ground.ANONYMOUS and not anonymous:
        raise WrongStage("В обращении есть фамилия и адрес для ответа: ст. 11, ч. 1 к нему не относится. Рассмотрите обращение.")
    if anonymous and ground not in (Ground.ANONYMOUS, Ground.ILLEGIBLE):
        raise WrongStage("Имя или адрес заявителя неизвестны, уведомить его нельзя. Выберите основание «ст. 11, ч. 1».")
    if ground == Ground.RETURN_8_7 and not ComplainedOf.objects.filter(appeal=appeal).exists():
        raise Incomplete("Укажите в карточке, на кого жалуются: по ст. 8, ч. 7 возвращают жалобу, которую нельзя направить никому другому.")


def published_on_our_site(address: str) -> None:
    """«…сообщается электронный адрес официального сайта, на котором размещён ответ» (59-ФЗ, ст. 11, ч. 5.1): our own site."""
    asked, ours = urlsplit(address), urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if asked.scheme not in ("http", "https") or not asked.hostname:
        raise Incomplete("Укажите адрес страницы, на которой опубликован ответ, целиком: https://…")
    if (asked.hostname, asked.port) != (ours.hostname, ours.port):
        raise BadInput(f"Ответ должен быть опубликован на официальном сайте {ours.netloc}. Укажите адрес страницы этого сайта.")


def is_repeated(appeal: Appeal, answers: Sequence[Paper], *, no_new_arguments: bool) -> None:
    """Every condition of ст. 11, ч. 5, each named when it is missing: two own substantive answers, the same person and question, nothing new."""
    found = {paper.pk: paper for paper in answers}
    if len(found) < REPEATED_ANSWERS:
        raise Incomplete(f"Для прекращения переписки нужны не меньше двух прежних письменных ответов нашей организации по существу, выбрано: {len(found)}.")
    for paper in found.values():
        _is_own_answer(appeal, paper)
    if not no_new_arguments:
        raise Incomplete("В обращении есть новые доводы или обстоятельства: переписку прекратить нельзя. Рассмотрите их по существу.")


def _is_own_answer(appeal: Appeal, paper: Paper) -> None:
    earlier = paper.appeal
    if paper.kind != PaperKind.ANSWER or paper.stage != PaperStage.SIGNED or not Sending.objects.filter(paper=paper).exists():
        raise BadInput(f"{paper} – не направленный ответ нашей организации. Выберите отправленные ответы по существу.")
    if earlier.pk == appeal.pk or not earlier.questions.filter(result__in=ON_MERITS).exists():
        raise BadInput(f"{paper} не отвечал по существу на прежнее обращение. Выберите другой ответ.")
    if not same_person(appeal.applicant, earlier.applicant):
        raise BadInput(f"{paper} дан другому заявителю. Выберите ответы тому же человеку.")
    if not _same_question(appeal, earlier):
        raise BadInput(f"{paper} дан по другому вопросу. Прекратить переписку можно лишь по тому вопросу, на который отвечали неоднократно.")


def same_person(one: Applicant, other: Applicant) -> bool:
    """The same full name, and one way of writing to the person in common."""
    names = {" ".join(person.full_name.casefold().replace("ё", "е").split()) for person in (one, other)}
    ways = [(one.email.casefold(), other.email.casefold()), (one.postal_address.casefold(), other.postal_address.casefold()), (one.phone, other.phone)]
    return len(names) == 1 and "" not in names and any(mine and mine == theirs for mine, theirs in ways)


def _same_question(appeal: Appeal, earlier: Appeal) -> bool:
    """The chain of repeats that the clerk has tied, or a topic of the classifier in common."""
    before = appeal.repeat_of
    while before is not None:
        if before.pk == earlier.pk:
            return True
        before = before.repeat_of
    topics = set(appeal.questions.exclude(topic=None).values_list("topic", flat=True))
    return earlier.questions.filter(topic__in=topics).exists()


def is_explained_when_late(clock: Clock | None, *, late_reason: str, on: date) -> None:
    """After the term a decision is still lawful, and says why it is late."""
    if clock is not None and on > clock.limit_on and not late_reason.strip():
        raise Incomplete(f"Срок «{clock.get_kind_display()}» ({clock.basis}) истёк {clock.limit_on:%d.%m.%Y}. Напишите, почему решение принято позже.")


def may_withdraw(user: User, decision: Decision, *, reason: str, on: date) -> None:
    """A decision is taken back while none of its papers has left."""
    must_be(user, decision.appeal, Actor.HEAD, on=on, to_do="отменить решение")
    if DecisionEnd.objects.filter(decision=decision).exists():
        raise WrongStage(f"Решение «{decision}» уже исполнено или отменено.")
    if sent := Sending.objects.filter(paper__demanded_by__decision=decision).select_related("paper").first():
        raise WrongStage(f"{sent.paper} уже отправлен {sent.sent_on:%d.%m.%Y}: решение не отменить. Отправьте остальные его документы.")
    if not reason.strip():
        raise Incomplete("Напишите, почему решение отменено.")


def forwards_on(appeal: Appeal) -> bool:
    """Whether the term of forwarding should run again: nobody has taken the case yet."""
    return appeal.stage in (Stage.REGISTERED, Stage.ASSIGNED)
