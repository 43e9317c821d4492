"""When a paper of an appeal may be signed."""

from __future__ import annotations

from datetime import date

from workflows.appeals.models import DecisionEnd, Paper, PaperKind, SubjectPerson
from workflows.appeals.naming import mentions
from workflows.appeals.rules.actors import must_not_be_complained_of
from workflows.appeals.rules.drafting import is_current, is_first_answer
from workflows.appeals.rules.outgoing import may_go_out
from workflows.appeals.stages import PaperStage, Stage
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage
from workflows.people.models import User
from workflows.signing.models import SigningAuthority
from workflows.signing.signatures import letters_authority_of


def may_sign(user: User, paper: Paper, *, on: date, today: date) -> SigningAuthority:
    """The chosen signatory with a dated right, whom nobody complains of (59-ФЗ, ст. 10, ч. 3; ст. 8, ч. 6); gives that right."""
    if paper.stage != PaperStage.ON_SIGNATURE:
        raise WrongStage(f"{paper}: сейчас «{paper.get_stage_display()}». Подписывают то, что передано на подпись.")
    must_not_be_complained_of(user, paper.appeal, as_what="подписывающим")
    if user.pk != paper.signatory_id:
        raise NotAllowed("Документ передан на подпись другому человеку. Подписать может он, или выберите другого подписывающего.")
    if on > today:
        raise BadInput(f"Дата {on:%d.%m.%Y} ещё не наступила. Подпишите сегодняшним числом.")
    if paper.appeal.registered_on and on < paper.appeal.registered_on:
        raise BadInput(f"Дата {on:%d.%m.%Y} раньше регистрации обращения. Исправьте дату.")
    may_go_out(paper)
    return letters_authority_of(user, on=on)


def is_as_shown(paper: Paper, shown_sha256: str) -> None:
    """Signed is what was read, nothing else."""
    is_current(paper, shown_sha256)


def stands(paper: Paper) -> None:
    """The decision that demands the paper has not been withdrawn, nor the appeal of an answer ended otherwise."""
    if DecisionEnd.objects.filter(decision__papers__paper=paper, took_effect=False).exists():
        raise WrongStage("Решение, из которого следует этот документ, отменено. Документ не подписывают и не отправляют.")
    if is_first_answer(paper) and paper.stage == PaperStage.ON_SIGNATURE and paper.appeal.stage != Stage.ON_SIGNATURE:
        raise WrongStage(f"{paper.appeal}: сейчас «{paper.appeal.get_stage_display()}», ответ по нему не подписывают.")


def names_child_knowingly(paper: Paper, *, confirmed: bool) -> None:
    """A letter to the citizen names a child or a third person only where the signatory has said that it must (59-ФЗ, ст. 6, ч. 2)."""
    if confirmed or not paper.is_to_citizen:
        return
    names = list(SubjectPerson.objects.filter(appeal=paper.appeal).values_list("name", flat=True))
    answers = paper.appeal.questions.values_list("answer", flat=True) if paper.kind == PaperKind.ANSWER else ()
    if mentions(" ".join([paper.heading, paper.body, *answers]), names):
        raise Incomplete("Письмо называет ребёнка или третье лицо. Уберите имя или подтвердите отметкой, что оно в письме нужно.")


def follows_last(paper: Paper, *, on: date) -> None:
    """A later number never bears an earlier day. Asked after the number is given, while the counter is locked."""
    last = Paper.objects.filter(series=paper.series).order_by("-signed_on", "-seq").first()
    if last and last.signed_on and on < last.signed_on:
        raise BadInput(f"{last} уже подписан {last.signed_on:%d.%m.%Y}: номер с более ранней датой дать нельзя. Поставьте ту же дату или более позднюю.")
