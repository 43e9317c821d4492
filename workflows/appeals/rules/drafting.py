"""Who may write a paper, agree it, hand it to signature or take it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from workflows.appeals.addressing import words_to
from workflows.appeals.models import Appeal, AskedVisa, Decision, Extension, Paper, PaperKind, PaperVisa, Verdict
from workflows.appeals.papers.merge import waiting
from workflows.appeals.papers_content import RESOLUTION, body_of, shown
from workflows.appeals.rules.actors import must_not_be_complained_of, substituted_by
from workflows.appeals.rules.moves import must_be_any
from workflows.appeals.stages import Actor, PaperStage, Stage
from workflows.errors import BadInput, Incomplete, NotAllowed, Stale, WrongStage
from workflows.people.models import User
from workflows.signing.signatures import may_sign_letters

WRITERS = (Actor.EXECUTOR, Actor.REGISTRAR, Actor.HEAD)
FREE = (PaperKind.REGISTRATION_NOTICE, PaperKind.INFO_LETTER, PaperKind.WITHDRAWAL_NOTICE)  # the rest is made by the act that needs it
WRITTEN, REWRITTEN = "Составлен проект", "Изменён текст"  # lines of history that make a person a writer of the paper
CHANGED = "Документ изменился с тех пор, как вы его открыли. Откройте его снова и прочитайте: действие относится к тому, что показано."


def may_draft(user: User, appeal: Appeal, kind: PaperKind, *, on: date) -> None:
    """Letters that follow from no decision: a notice of registration, an information letter, a notice of withdrawal."""
    must_be_any(user, appeal, WRITERS, on=on, to_do="составить письмо")
    if kind not in FREE:
        raise WrongStage(f"«{kind.label}» составляют вместе с решением, из которого оно следует. Выберите это действие на карточке.")
    if appeal.stage == Stage.DESTROYED:
        raise WrongStage(f"{appeal} уничтожено по акту, писем по нему не пишут.")


def may_notify(user: User, appeal: Appeal, *, on: date) -> None:
    """A notice of registration follows registration, once; of a letter without a number there is nothing to say."""
    may_draft(user, appeal, PaperKind.REGISTRATION_NOTICE, on=on)
    if appeal.registered_on is None:
        raise WrongStage(f"{appeal} ещё не зарегистрировано: сообщать нечего. Сначала зарегистрируйте его.")
    if standing := Paper.objects.filter(appeal=appeal, kind=PaperKind.REGISTRATION_NOTICE).exclude(stage=PaperStage.CANCELLED).first():
        raise WrongStage(f"Уведомление уже составлено: {standing}. Откройте его на карточке.")


def may_confirm_addressee(user: User, paper: Paper, *, on: date) -> None:
    """Who writes the letter says how the name stands in it, until it is signed; a visa or a signature under other words does not count."""
    must_be_any(user, paper.appeal, WRITERS, on=on, to_do="подтвердить адресата")
    if not paper.is_to_citizen:
        raise WrongStage(f"{paper}: письмо не заявителю. Слова адресата меняют в справочнике «Куда переадресуют».")
    if paper.stage in (PaperStage.SIGNED, PaperStage.CANCELLED):
        raise WrongStage(f"{paper}: сейчас «{paper.get_stage_display()}», слова адресата в нём уже не меняют. Исправить подписанный документ можно только новым, «взамен».")


def says_something(*, heading: str, body: str) -> None:
    """A paper has a heading (ГОСТ Р 7.0.97-2025) and words."""
    if not heading.strip():
        raise Incomplete("Поле «Заголовок» пусто. Напишите, о чём документ.")
    if not body.strip():
        raise Incomplete("Поле «Текст» пусто. Напишите документ или возьмите шаблон.")


def may_edit(user: User, paper: Paper, *, on: date) -> None:
    """A project is changed until it is given to be agreed or signed."""
    must_be_any(user, paper.appeal, WRITERS, on=on, to_do="изменить документ")
    _is_at(paper, PaperStage.DRAFT, to_do="менять его можно только в проекте, сначала верните его на доработку")


def may_withdraw_to_draft(user: User, paper: Paper, *, on: date) -> None:
    """The writers take a paper back while others agree it, to change it: visas of the old text will not count."""
    must_be_any(user, paper.appeal, WRITERS, on=on, to_do="отозвать документ с согласования")
    _is_at(paper, PaperStage.ON_VISA, to_do="отозвать с согласования его нельзя")


def may_ask_visas(user: User, paper: Paper, people: Sequence[User], *, on: date) -> None:
    """Visas are asked of working people, none of whom wrote the paper or is complained of."""
    may_edit(user, paper, on=on)
    says_something(heading=paper.heading, body=paper.body)
    if not people:
        raise Incomplete("Выберите хотя бы одного человека, чья виза нужна, или сразу передайте документ на подпись.")
    if len({person.pk for person in people}) != len(people):
        raise BadInput("Один человек выбран дважды. Оставьте его один раз.")
    for person in people:
        if not person.is_active:
            raise BadInput(f"Учётная запись «{person.full_name}» закрыта. Выберите того, кто работает.")
        must_not_be_complained_of(person, paper.appeal, as_what="визирующим")
        _did_not_write(person, paper)


def may_visa(user: User, paper: Paper, *, shown_sha256: str, verdict: Verdict, remark: str, on: date) -> None:
    """Who was asked, or who substitutes that person today, agrees exactly what was shown."""
    _is_at(paper, PaperStage.ON_VISA, to_do="виза сейчас не нужна")
    must_not_be_complained_of(user, paper.appeal, as_what="визирующим")
    asked = set(AskedVisa.objects.filter(paper=paper).values_list("user_id", flat=True))
    if asked.isdisjoint({user.pk, *substituted_by(user, on=on)}):
        raise NotAllowed("Вашей визы у этого документа не просили. Её ставит тот, кто указан в листе согласования, или его замещающий.")
    _did_not_write(user, paper)
    is_current(paper, shown_sha256)
    if verdict == Verdict.RETURNED:
        has_remark(remark)


def may_hand_to_signature(user: User, paper: Paper, signatory: User, *, on: date) -> None:
    """All visas stand under this very text, and the signatory may sign letters today.

    «Ответ на обращение подписывается руководителем… должностным лицом либо уполномоченным на то лицом» (59-ФЗ, ст. 10,
    ч. 3): the law does not forbid the head to write the letter as well, so who wrote may sign, and may not agree.
    """
    must_be_any(user, paper.appeal, WRITERS, on=on, to_do="передать документ на подпись")
    _is_at(paper, PaperStage.DRAFT, PaperStage.ON_VISA, to_do="передать на подпись его нельзя")
    says_something(heading=paper.heading, body=paper.body)
    is_ready_to_print(paper)
    if missing := visas_missing(paper):
        raise Incomplete(f"Под этим текстом нет визы: {', '.join(person.short_name for person in missing)}. Дождитесь визы или попросите её заново.")
    is_fit_to_sign(signatory, paper.appeal, on=on)


def is_ready_to_print(paper: Paper) -> None:
    """No field of a template waits for its value, and the case form of the name is sure or confirmed by a person."""
    if waits := waiting(f"{paper.heading} {body_of(paper)}"):
        first = " Сначала подпишите решение о прекращении переписки: его номер встанет в текст сам." if RESOLUTION in paper.body else ""
        raise Incomplete(f"В тексте не заполнено «{'», «'.join(waits)}».{first or ' Впишите значение вместо поля в скобках.'}")
    words = words_to(paper)
    if not words.is_sure:
        raise Incomplete(f"Проверьте адресата: «{words.lines[0]}». Программа не знает, как склонять это имя. Подтвердите или исправьте поле «Кому (дательный падеж)».")


def may_change_signatory(user: User, paper: Paper, signatory: User, *, on: date) -> None:
    """Another head signs: the first one is away."""
    must_be_any(user, paper.appeal, WRITERS, on=on, to_do="выбрать другого подписывающего")
    _is_at(paper, PaperStage.ON_SIGNATURE, to_do="подписывающего выбирают при передаче на подпись")
    is_fit_to_sign(signatory, paper.appeal, on=on)


def is_fit_to_sign(signatory: User, appeal: Appeal, *, on: date) -> None:
    """A dated right to sign letters, and nobody complains of the person."""
    must_not_be_complained_of(signatory, appeal, as_what="подписывающим")
    if not may_sign_letters(signatory, on=on):
        raise NotAllowed(f"У {signatory.short_name} нет права подписывать ответы гражданам на {on:%d.%m.%Y}. Выберите руководителя или уполномоченного.")


def may_return(user: User, paper: Paper, *, remark: str, on: date) -> None:
    """The signatory, or another head, sends a paper back with a remark."""
    _is_at(paper, PaperStage.ON_SIGNATURE, to_do="вернуть с подписи его нельзя")
    must_be_any(user, paper.appeal, (Actor.HEAD,), on=on, to_do="вернуть документ с подписи")
    has_remark(remark)


def may_cancel(user: User, paper: Paper, *, reason: str, on: date) -> None:
    """A project that nothing rests on is given up with a reason."""
    must_be_any(user, paper.appeal, WRITERS, on=on, to_do="отменить проект")
    if paper.stage in (PaperStage.SIGNED, PaperStage.CANCELLED):
        raise WrongStage(f"{paper}: отменить можно только проект. Подписанный документ заменяют новым «взамен».")
    if Decision.objects.filter(papers__paper=paper).exists():
        raise WrongStage("Этот документ требует решение по обращению. Отмените решение: его проекты отменятся вместе с ним.")
    if Extension.objects.filter(notice=paper).exists():
        raise WrongStage("О продлении гражданина уведомляют обязательно (59-ФЗ, ст. 12, ч. 2). Исправьте проект, а не отменяйте.")
    if is_first_answer(paper):
        raise WrongStage("Проект ответа не отменяют отдельно: верните обращение на рассмотрение действием «Отложить проект».")
    if not reason.strip():
        raise Incomplete("Напишите, почему проект отменён.")


def may_replace(user: User, paper: Paper, *, on: date) -> None:
    """A signed paper is never edited: its mistake is mended by a new one «взамен»."""
    must_be_any(user, paper.appeal, WRITERS, on=on, to_do="составить документ взамен")
    if paper.stage != PaperStage.SIGNED:
        raise WrongStage(f"{paper} ещё не подписан. Исправьте сам проект.")
    if standing := Paper.objects.filter(replaces=paper).first():
        raise WrongStage(f"Взамен уже составлен другой документ: {standing}. Работайте с ним.")


def is_first_answer(paper: Paper) -> bool:
    """Whether the appeal goes with the paper: an answer, not a later one «взамен»."""
    return paper.kind == PaperKind.ANSWER and paper.replaces_id is None


def is_current(paper: Paper, shown_sha256: str) -> None:
    """What the person read is what is stored."""
    if shown(paper).sha256 != shown_sha256:
        raise Stale(CHANGED)


def has_remark(remark: str) -> None:
    """Returning is never silent."""
    if not remark.strip():
        raise Incomplete("Напишите замечание: что исправить в документе.")


def visas_missing(paper: Paper) -> list[User]:
    """Of whom a visa was asked and who has not agreed this very text; the last word of a person counts."""
    given = list(PaperVisa.objects.filter(paper=paper, shown_sha256=shown(paper).sha256).order_by("at", "pk"))
    return [asked.user for asked in AskedVisa.objects.filter(paper=paper).select_related("user") if not _agreed(asked, given)]


def _agreed(asked: AskedVisa, given: Sequence[PaperVisa]) -> bool:
    words = [visa.verdict for visa in given if visa.by_id == asked.user_id or asked.user_id in substituted_by(visa.by, on=timezone.localdate(visa.at))]
    return bool(words) and words[-1] == Verdict.AGREED


def _did_not_write(person: User, paper: Paper) -> None:
    writers = paper.history.filter(history_change_reason__in=(WRITTEN, REWRITTEN)).values_list("history_user_id", flat=True)
    if person.pk == paper.author_id or person.pk in set(writers):
        raise NotAllowed(f"{person.short_name} писал этот документ, а свою работу не визируют. Визу ставит другой человек.")


def _is_at(paper: Paper, *stages: PaperStage, to_do: str) -> None:
    if paper.stage not in stages:
        raise WrongStage(f"{paper}: сейчас «{paper.get_stage_display()}», {to_do}.")
