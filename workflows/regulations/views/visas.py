"""The decision of the holder of a visa."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from workflows.errors import NotAllowed, RuleBroken
from workflows.people.http import StaffRequest
from workflows.regulations import actions
from workflows.regulations.forms.visas import VisaForm
from workflows.regulations.models import RedactionDraft
from workflows.regulations.queries import current_steps
from workflows.regulations.stages import Decision, Stage
from workflows.regulations.substitutes import substitutions_of
from workflows.regulations.views.drafts import for_draft
from workflows.regulations.views.progress import progress_page

SAID = {
    Stage.AGREED: "Ваша виза записана, все визы получены. Дальше: мнения, приказ и подпись.",
    Stage.ON_VISA: "Ваша виза записана. Дальше: следующие визы маршрута.",
    Stage.RETURNED: "Проект возвращён составителю с вашими замечаниями. После исправления он придёт к вам снова.",
}


@for_draft
def decide(request: StaffRequest, draft: RedactionDraft, step: int) -> HttpResponse:
    """Record the decision; what is wrong is said beside it, and nothing typed is lost."""
    if request.method != "POST":
        return redirect("regulations_draft", draft.pk)
    _is_mine(request, draft, step)
    form = VisaForm(request.POST)
    if form.is_valid():
        try:
            decided = _decide(request, draft, step, form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, SAID[Stage(decided.stage)])
            return redirect("regulations_draft", draft.pk)
    messages.error(request, "Решение не записано: исправьте отмеченное ниже.")
    return progress_page(request, draft, visa=form)


def _is_mine(request: StaffRequest, draft: RedactionDraft, step: int) -> None:
    """A step of another person answers 403, whatever its state; that of a person whom this one substitutes today does not."""
    mine = {request.user.pk, *substitutions_of(request.user, on=timezone.localdate())}
    if not any(state.step.is_visa and state.step.index == step and state.step.holder_id in mine for state in current_steps(draft)):
        raise NotAllowed("Эту визу ставит другой человек.")


def _decide(request: StaffRequest, draft: RedactionDraft, step: int, form: VisaForm) -> RedactionDraft:
    given = form.cleaned_data
    return actions.decide(
        draft,
        step=step,
        decision=Decision(given["decision"]),
        comment=given["comment"],
        shown_sha256=given["shown_sha256"],
        by=request.user,
    )
