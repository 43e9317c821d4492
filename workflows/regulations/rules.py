"""Who may do what with a draft, and when. Each rule returns quietly or raises a sentence for the person."""

from datetime import date

from workflows.errors import Incomplete, NotAllowed, Stale, WrongStage
from workflows.orders.models import spoken_date
from workflows.people.models import Substitution, User
from workflows.regulations.amendments import CHANGING
from workflows.regulations.models import (
    ApprovalRecord,
    ApprovalRoute,
    DraftEdit,
    LabelUse,
    Redaction,
    RedactionDraft,
    Regulation,
)
from workflows.regulations.queries import Packet, StepState, current_packet, current_steps, redaction_on, standing
from workflows.regulations.stages import EDITABLE, FINAL, Decision, DraftWay, RedactionStatus, Stage, StepKind
from workflows.regulations.substitutes import stands_apart, substitutions_of
from workflows.regulations.timeline import repealed_from
from workflows.regulations.tree import ActText, numbered_places, sha256_of
from workflows.signing.signatures import authority_of

OWN_TEXT = "Составитель и те, кто правил текст, не согласуют и не подписывают его."


def _at(draft: RedactionDraft, *stages: Stage) -> None:
    if draft.stage not in stages:
        wanted = " или ".join(f"«{stage.label}»" for stage in stages)
        raise WrongStage(f"{draft}: сейчас стадия «{draft.get_stage_display()}», а нужна {wanted}.")


def wrote(user: User, draft: RedactionDraft) -> bool:
    """Whether the person is the author or has edited the text."""
    return user.pk == draft.author_id or DraftEdit.objects.filter(draft=draft, user=user).exists()


def may_begin(user: User, regulation: Regulation) -> None:
    """Lawyers begin drafts; one open draft at a time; an act already in force changes by an amending order."""
    if not user.has_perm("regulations.add_redactiondraft"):
        raise NotAllowed("Проекты готовит юрист. Обратитесь к нему или попросите администратора дать вам эту роль.")
    if Redaction.objects.filter(regulation=regulation).exists():
        raise WrongStage(f"«{regulation}» уже утверждён. Изменения в него вносятся другим приказом.")
    if RedactionDraft.objects.open().filter(regulation=regulation).exists():
        raise WrongStage(f"У акта «{regulation}» уже есть открытый проект. Продолжите его или отклоните.")


def may_amend(user: User, base: Redaction, *, on: date) -> None:
    """Lawyers prepare changes of an act that is in force or will be; a replaced text is no ground for changes."""
    if not user.has_perm("regulations.add_redactiondraft"):
        raise NotAllowed("Изменения готовит юрист. Обратитесь к нему или попросите администратора дать вам эту роль.")
    found = standing(base, on=on)
    if (ended := repealed_from(base.regulation_id)) is not None:
        raise WrongStage(f"«{base.regulation}» утрачивает силу с {spoken_date(ended)} Изменить его нельзя.")
    if found.status not in {RedactionStatus.IN_FORCE, RedactionStatus.FUTURE}:
        raise WrongStage(f"Редакция № {base.number} акта «{base.regulation}» уже заменена. Готовьте изменения к действующей редакции.")
    closing = RedactionDraft.objects.open().filter(regulation=base.regulation_id, way=DraftWay.REPEAL).first()
    if closing:
        raise WrongStage(f"«{base.regulation}» готовится к отмене: есть проект о признании утратившим силу. Сначала отклоните его.")


def may_repeal(user: User, base: Redaction, *, on: date) -> None:
    """An act is repealed alone: drafts of its changes are closed first."""
    may_amend(user, base, on=on)
    if RedactionDraft.objects.open().filter(regulation=base.regulation_id).exists():
        raise WrongStage(f"У акта «{base.regulation}» есть открытый проект изменений. Завершите или отклоните его, потом готовьте отмену.")


def may_choose(user: User, draft: RedactionDraft) -> None:
    """Granularity and days are chosen while the text is open."""
    may_edit(user, draft)
    if draft.way not in CHANGING:
        raise WrongStage("У этого проекта нет изменений: выбирать подробность и дни не для чего.")


def changes_something(text: ActText, base: ActText) -> None:
    """An order of changes without changes is no order."""
    if sha256_of(text) == sha256_of(base):  # by what is stored: «й» written in two signs is no other word
        raise Incomplete("В проекте ещё нет ни одного изменения. Нажмите «Изменить» у того пункта, который нужно изменить.")


def is_untouched(text: ActText, base: ActText) -> None:
    """A repeal changes no words."""
    if sha256_of(text) != sha256_of(base):
        raise Stale("Текст отменяемого акта отличается от действующего. Отклоните проект и начните отмену заново.")


def may_see(user: User, draft: RedactionDraft, *, on: date) -> None:
    """Drafts are confidential: those who prepare them, those on the route, their substitutes on the day, and the signer."""
    if user.has_perm("regulations.view_redactiondraft"):
        return
    holders = {step["holder_id"] for submission in draft.submissions.all() for step in submission.route}
    decided = ApprovalRecord.objects.filter(submission__draft=draft, by=user)
    if user.pk not in holders and not decided.exists() and not holders & substitutions_of(user, on=on).keys():
        raise NotAllowed("Этот проект вам недоступен: вы не участвуете в его согласовании.")


def may_edit(user: User, draft: RedactionDraft) -> None:
    """The text is open to lawyers until it is handed in."""
    _is_open(user, draft)
    if draft.way == DraftWay.REPEAL:
        raise WrongStage("Акт отменяется целиком, его текст не меняют. Чтобы изменить текст, отклоните этот проект и подготовьте изменения.")


def _is_open(user: User, draft: RedactionDraft) -> None:
    if draft.stage not in EDITABLE:
        raise WrongStage(f"Текст закрыт: проект {draft.get_stage_display()}. Чтобы изменить его, отзовите проект на доработку.")
    if not user.has_perm("regulations.change_redactiondraft"):
        raise NotAllowed("Править проект может только юрист.")


def may_rebase(user: User, draft: RedactionDraft) -> None:
    """Whatever stands on a redaction, a repeal too, is moved to another while it is open."""
    _is_open(user, draft)
    if not draft.changes_an_act:
        raise WrongStage("Проект первого утверждения ни на какой редакции не стоит: переносить нечего.")


def may_submit(user: User, draft: RedactionDraft) -> ApprovalRoute:
    """An author hands the draft in along a route that ends with the director; returns that route."""
    _at(draft, Stage.DRAFT, Stage.RETURNED)
    if not user.has_perm("regulations.change_redactiondraft"):
        raise NotAllowed("Передать проект на согласование может только юрист.")
    if draft.route is None:
        raise Incomplete("У проекта не выбран маршрут согласования. Выберите его на странице проекта.")
    route_is_complete(draft.route, draft)
    return draft.route


def route_is_complete(route: ApprovalRoute, draft: RedactionDraft) -> None:
    """A route needs a signature step; visas need people who are there and did not write the text."""
    steps = list(route.steps.select_related("holder"))
    if not any(step.kind == StepKind.SIGNATURE for step in steps):
        raise Incomplete(f"В маршруте «{route}» нет шага подписания приказа. Без него ничего не утверждается: добавьте шаг.")
    for step in steps:
        if step.holder and not step.holder.is_active:
            raise Incomplete(f"Шаг «{step.title}»: учётная запись «{step.holder}» закрыта. Укажите в маршруте другого человека.")
        if step.holder and wrote(step.holder, draft):
            raise NotAllowed(f"Шаг «{step.title}»: {step.holder} – составитель этого текста. {OWN_TEXT} Укажите другого человека.")


def labels_are_free(regulation: Regulation, text: ActText, *, edition: int = 1) -> None:
    """A number once used in an act never denotes another provision; a new edition begins the count anew."""
    taken = dict(LabelUse.objects.filter(regulation=regulation, edition=edition).values_list("key", "uid"))
    for place in numbered_places(text):
        if str(taken.get(place.key, place.node.uid)) != place.node.uid:
            raise NotAllowed(f"Номер {place.node.label} уже принадлежал другому пункту этого акта и не используется снова.")


def taken_labels(draft: RedactionDraft) -> frozenset[str]:
    """Keys of all numbers that the act has ever used."""
    return frozenset(LabelUse.objects.filter(regulation=draft.regulation_id).values_list("key", flat=True))


def may_visa(user: User, draft: RedactionDraft, state: StepState, *, on: date) -> Substitution | None:
    """The holder of an open visa step decides, or who substitutes them on the day; never one who wrote the text.

    Returns the substitution by which the visa is put, None for the holder's own.
    """
    _at(draft, Stage.ON_VISA)
    if state.record:
        raise WrongStage(f"Шаг «{state.step.title}» уже решён: {state.record.get_decision_display()}.")
    substitution = None if state.step.holder_id == user.pk else substitutions_of(user, on=on).get(state.step.holder_id or 0)
    if not state.step.is_visa or (state.step.holder_id != user.pk and substitution is None):
        raise NotAllowed(f"Визу на шаге «{state.step.title}» ставит {state.step.holder_name or 'руководитель'}.")
    if not state.is_open:
        raise WrongStage(f"До шага «{state.step.title}» очередь ещё не дошла: ждём предыдущие визы.")
    if wrote(user, draft):
        raise NotAllowed(OWN_TEXT)
    if substitution:
        stands_apart(user, state, current_steps(draft))
    return substitution


def shown_is_current(shown_sha256: str, current: str) -> None:
    """What the person saw is what is decided on."""
    if shown_sha256 != current:
        raise Stale("Пока вы читали, текст изменился. Откройте проект заново, прочитайте новый текст и решите ещё раз.")


def has_comment(decision: Decision, comment: str) -> None:
    """Remarks and refusals are explained."""
    if decision in {Decision.REMARKS, Decision.RETURNED, Decision.REFUSED} and not comment.strip():
        raise Incomplete("Напишите замечания: без них составитель не поймёт, что исправить.")


def may_withdraw(user: User, draft: RedactionDraft) -> None:
    """The author takes the text back before it is signed."""
    _at(draft, Stage.ON_VISA, Stage.AGREED, Stage.ON_SIGNATURE)
    if user.pk != draft.author_id and not user.has_perm("regulations.change_redactiondraft"):
        raise NotAllowed("Отозвать проект может составитель.")


def may_reject(user: User, draft: RedactionDraft) -> None:
    """A draft that is not needed is closed and kept."""
    if draft.stage in FINAL:
        raise WrongStage(f"{draft}: стадия «{draft.get_stage_display()}», дальше ничего не меняется.")
    _at(draft, Stage.DRAFT, Stage.RETURNED, Stage.ON_SIGNATURE)
    if not user.has_perm("regulations.change_redactiondraft"):
        raise NotAllowed("Отклонить проект может юрист.")


def may_record_opinion(user: User, draft: RedactionDraft) -> None:
    """The clerk records what councils answered on the text of this round."""
    _at(draft, Stage.ON_VISA, Stage.AGREED)
    if not user.has_perm("regulations.add_opinionrecord"):
        raise NotAllowed("Мнения вносит делопроизводитель.")


def may_prepare_order(user: User, draft: RedactionDraft) -> None:
    """The project of the order is written while the text is agreed and not yet before the director."""
    _at(draft, Stage.ON_VISA, Stage.AGREED)
    if not user.has_perm("orders.change_order"):
        raise NotAllowed("Приказ готовит юрист или делопроизводитель.")


def may_send(user: User, draft: RedactionDraft) -> None:
    """To the director goes a complete packet only."""
    _at(draft, Stage.AGREED)
    if not user.has_perm("orders.change_order"):
        raise NotAllowed("Передаёт на подпись юрист или делопроизводитель.")
    is_complete(current_packet(draft))


def is_complete(found: Packet) -> None:
    """All visas, all opinions, an order."""
    if found.missing:
        raise Incomplete(" ".join(found.missing))


def may_sign(user: User, draft: RedactionDraft, *, on: date) -> None:
    """Only a holder of the signing authority on the day, never one who wrote the text; groups and marks do not count."""
    if draft.stage == Stage.APPROVED:
        raise WrongStage(f"Этот проект уже утверждён: {draft.order}.")
    _at(draft, Stage.ON_SIGNATURE)
    authority_of(user, on=on)
    if wrote(user, draft):
        raise NotAllowed(OWN_TEXT)
    found = current_packet(draft)
    is_complete(found)
    if found.signature_step.record:
        raise WrongStage("По этому кругу решение руководителя уже записано. Откройте проект заново.")


def takes_effect_lawfully(effective_from: date, *, order_date: date, what: str = "", is_open: bool = False) -> None:
    """No act and no change of it comes into force before its order; `what` names the place in the act."""
    if effective_from < order_date:
        said = f"{what}: дата" if what else "Дата"
        step = "Выберите другой день: приказ не подписывают прошедшим числом." if is_open else "Верните проект, чтобы исправить дату."
        raise NotAllowed(f"{said} вступления в силу {spoken_date(effective_from)} раньше даты приказа {spoken_date(order_date)} {step}")


def heir_holds(heir: Regulation | None, *, on: date) -> None:
    """What is named instead of a repealed act is itself in force on the day."""
    if heir is not None and redaction_on(heir, on=on) is None:
        raise WrongStage(f"«{heir}» на {spoken_date(on)} не действует и заменить отменяемый акт не может. Выберите другой день или другой акт.")


def may_refuse(user: User, draft: RedactionDraft, *, on: date) -> None:
    """The one who may sign may also send back."""
    _at(draft, Stage.ON_SIGNATURE)
    authority_of(user, on=on)
