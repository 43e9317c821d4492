"""A word replaced through the text of an act: every place is shown before, and every form that would be left."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from workflows.people.http import StaffRequest
from workflows.regulations import actions
from workflows.regulations.amending import edits
from workflows.regulations.amending.terms import left_in
from workflows.regulations.drafts import text_of
from workflows.regulations.forms.amending import TermForm
from workflows.regulations.models import RedactionDraft
from workflows.regulations.views.amend_rows import hits
from workflows.regulations.views.amending import for_changes
from workflows.regulations.views.drafts import show


@for_changes
def terms(request: StaffRequest, draft: RedactionDraft) -> HttpResponse:
    """A word replaced through the text: first shown with every place, then done."""
    form = TermForm(request.POST or None)
    found: Any = None
    left: Any = None
    if form.is_valid():
        term, text = form.cleaned_data["pairs"], text_of(draft)
        found = edits.occurrences(text, term)
        replaced, _ = edits.term_replaced(text, term)
        left = hits(replaced, left_in(replaced, term))
        if not found:
            form.add_error("pairs", "Таких слов в тексте нет. Проверьте формы: слово ищется так, как вписано.")
        elif "confirmed" in request.POST:
            actions.replace_term(draft, term=term, by=request.user)
            messages.success(request, f"Заменено мест: {len(found)}. Проверьте каждое в тексте.")
            return redirect("regulations_amend", draft.pk)
    return show(request, "amend_terms.html", "Замена слова по тексту", draft=draft, form=form, found=found and hits(text_of(draft), found), left=left)
