"""The last look: everything as it will be sent, what is missing and what follows from it, one button."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from pages.appeal_fields import LABELS, REPLIES
from pages.citizen_doors import author_of
from pages.views.appeals.browser import KEY, draft_of, for_citizens, identity, keep, key_for, page, posted_draft
from pages.views.appeals.form import already_sent
from pages.visitors import place_of
from workflows.appeals.models import Category, ReplyBy
from workflows.errors import BadInput
from workflows.filing import question, work
from workflows.filing.actions import sending
from workflows.filing.actions.sending import Attempt
from workflows.filing.models import Draft
from workflows.filing.promises import promises
from workflows.filing.rules import clean_names, reply_by, troubles_of, warnings_of
from workflows.filing.words import Words

WRONG = "Ответ не подошёл. Текст и файлы на месте: ответьте на новый вопрос и отправьте ещё раз."


@require_http_methods(["GET", "HEAD", "POST"])
@for_citizens
def preview(request: HttpRequest) -> HttpResponse:
    """«Проверьте обращение» and «Отправить обращение»."""
    at = timezone.now()
    if request.method == "POST":
        return _send(request, at=at)
    draft = draft_of(request)
    if draft is None:
        return HttpResponseRedirect(f"{reverse('appeal_form')}?net")
    if draft.sent_id is not None:
        return HttpResponseRedirect(reverse("appeal_receipt"))
    if _is_unready(draft.words):
        return HttpResponseRedirect(reverse("appeal_form"))
    return _shown(request, draft, "", at=at)


def _send(request: HttpRequest, *, at: datetime) -> HttpResponse:
    draft = posted_draft(request, at=at)
    if draft is None or draft.sent_id is not None:
        return already_sent(request, draft)
    attempt = Attempt(place=place_of(request), payload=request.POST.get("reshenie", ""), answer=request.POST.get("otvet", ""), author=author_of(request, at=at))
    try:
        draft = sending.send(draft, attempt, at=at)
    except BadInput:
        return HttpResponseRedirect(reverse("appeal_form"))
    if draft.sent_id is None:
        return keep(_shown(request, draft, WRONG, at=at, status=400), draft)
    return keep(HttpResponseRedirect(reverse("appeal_receipt")), draft)


def _is_unready(words: Words) -> bool:
    return bool(troubles_of(clean_names(words)[0]))


def _shown(request: HttpRequest, draft: Draft, trouble: str, *, at: datetime, status: int = 200) -> HttpResponse:
    words = clean_names(draft.words)[0]
    facts = {
        "letter": words.letter,
        "files": list(draft.files.all()),
        "rows": _rows(words),
        "warnings": warnings_of(words),
        "terms": promises(on=timezone.localdate(at)),
        "key": key_for(draft, at=at).signed,
        "key_name": KEY,
        "task": work.task_for(draft, at=at),
        "question": question.question_of(draft),
        "trouble": trouble,
        **identity(request, at=at),
    }
    return page(request, "preview", facts, status=status)


def _rows(words: Words) -> list[tuple[str, str]]:
    """What was typed beside the text; fields left empty are not shown."""
    reply = dict(REPLIES)[reply_by(words)] if reply_by(words) in dict(REPLIES) else ReplyBy(reply_by(words)).label
    category = Category(words.category).label.capitalize() if words.category in Category.values else ""
    named = [(LABELS[name], getattr(words, name)) for name in ("last_name", "first_name", "patronymic")]
    rest = [(LABELS[name], getattr(words, name)) for name in ("email", "postal_address", "phone", "child", "group")]
    return [(label, value) for label, value in ((LABELS["reply_by"], reply), *rest[:2], *named, (LABELS["category"], category), *rest[2:]) if value]
