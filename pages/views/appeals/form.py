"""Writing an appeal: one page, kept at every press and, with scripts, at every pause."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from pages.appeal_fields import FILES, Form
from pages.templatetags.site_tags import file_size
from pages.views.appeals.browser import (
    COOKIE,
    KEY,
    PLACE,
    TRAP,
    draft_of,
    for_citizens,
    identity,
    is_own,
    keep,
    key_for,
    page,
    posted_draft,
)
from pages.visitors import place_of
from workflows.appeals import uploads
from workflows.errors import BadInput
from workflows.filing import counting
from workflows.filing.actions import drafting
from workflows.filing.actions.forgetting import DRAFT_DAYS
from workflows.filing.models import Draft
from workflows.filing.rules import Trouble, clean_names, troubles_of
from workflows.filing.words import Words, typed_in
from workflows.screening.accepting import MEGABYTE, Offered
from workflows.visitors.networks import network_of

MOST_UPLOADS = 120  # from one network in an hour
TOO_MANY = "Из вашей сети за час загружено очень много файлов. Текст сохранён: приложите файлы через час или отправьте обращение без них, а файлы передайте потом."
LOST = "Черновик на этом устройстве не найден: прошла неделя или браузер не хранит cookie. Если вы только что писали, вернитесь на шаг назад – браузер обычно помнит текст."


@require_http_methods(["GET", "HEAD", "POST"])
@for_citizens
def form(request: HttpRequest) -> HttpResponse:
    """The form. Whatever is pressed, what was typed and uploaded is stored first."""
    at = timezone.now()
    if request.method == "POST":
        return _posted(request, at=at)
    draft = draft_of(request)
    if draft is not None and draft.sent_id is not None:
        return page(request, "already", {"is_own": True})
    troubles = (Trouble("", LOST),) if "net" in request.GET else ()
    return _shown(request, draft, troubles, at=at)


def _posted(request: HttpRequest, *, at: datetime) -> HttpResponse:
    if request.POST.get("do") == "novoe":
        response = HttpResponseRedirect(reverse("appeal_form"))
        response.delete_cookie(COOKIE, path=PLACE)
        return response
    draft = posted_draft(request, at=at)
    if draft is None or draft.sent_id is not None:
        return already_sent(request, draft)
    if request.POST.get("do") == "steret":
        drafting.discard(draft)
        response = HttpResponseRedirect(reverse("appeal_before"))
        response.delete_cookie(COOKIE, path=PLACE)
        return response
    return keep(_written(request, draft, at=at), draft)


def _written(request: HttpRequest, draft: Draft, *, at: datetime) -> HttpResponse:
    words, cleaned = clean_names(typed_in(request.POST.dict()))
    draft = drafting.write(draft, words, is_trapped=bool(request.POST.get(TRAP)), at=at)
    removed = request.POST.get("ubrat", "")
    if removed.isdecimal():
        drafting.remove_file(draft, int(removed))
    refused = _take_files(request, draft, at=at)
    if request.POST.get("do") == "voyti" and not refused:
        return HttpResponseRedirect(f"{reverse('sign_in')}?kuda=forma")
    if removed or request.POST.get("do") == "prilozhit":
        return _shown(request, draft, refused, at=at, status=400) if refused else HttpResponseRedirect(f"{reverse('appeal_form')}#files")
    troubles = (*cleaned, *troubles_of(words), *refused)
    return _shown(request, draft, troubles, at=at, status=400) if troubles else HttpResponseRedirect(reverse("appeal_preview"))


def _take_files(request: HttpRequest, draft: Draft, *, at: datetime) -> tuple[Trouble, ...]:
    """Each file by itself: one that is refused takes no other with it."""
    refused = (_take(request, draft, upload, at=at) for upload in request.FILES.getlist(FILES))
    sentences = dict.fromkeys(sentence for sentence in refused if sentence)
    return tuple(Trouble(FILES, sentence) for sentence in sentences)


def _take(request: HttpRequest, draft: Draft, upload: UploadedFile, *, at: datetime) -> str:
    if counting.count_one("upload.place", network_of(place_of(request)), at=at) >= MOST_UPLOADS:
        return TOO_MANY
    try:
        drafting.add_file(draft, Offered(upload.name or "файл", cast("BinaryIO", upload), upload.size or 0), at=at)
    except BadInput as broken:
        return str(broken)
    return ""


def _shown(request: HttpRequest, draft: Draft | None, troubles: tuple[Trouble, ...], *, at: datetime, status: int = 200) -> HttpResponse:
    limits = uploads.limits()
    facts = {
        "form": Form(draft.words if draft else Words(), troubles),
        "files": list(draft.files.all()) if draft else [],
        "key": key_for(draft, at=at).signed,
        "names": {"key": KEY, "trap": TRAP},
        "limits": limits,
        "most_mega": limits.one_bytes // MEGABYTE,
        "all_mega": limits.total_bytes // MEGABYTE,
        "kinds": uploads.KINDS,
        "accept": ",".join(uploads.ENDINGS),
        "days": DRAFT_DAYS,
        **identity(request, at=at),
    }
    return page(request, "form", facts, status=status)


def already_sent(request: HttpRequest, draft: Draft | None) -> HttpResponse:
    """The page that was sent belongs to a letter that has been taken: its author sees the receipt, nobody sends it twice."""
    if draft is not None and is_own(request, draft):
        return HttpResponseRedirect(reverse("appeal_receipt"))
    return page(request, "already", {"is_own": False})


@require_POST
@for_citizens
def autosave(request: HttpRequest) -> HttpResponse:
    """What is typed so far, sent by the script at each pause."""
    at = timezone.now()
    draft = posted_draft(request, at=at)
    if draft is None or draft.sent_id is not None:
        return JsonResponse({"sent": True}, status=409)
    drafting.write(draft, typed_in(request.POST.dict()), is_trapped=bool(request.POST.get(TRAP)), at=at)
    return keep(JsonResponse({"saved": f"{timezone.localtime(at):%H:%M}"}), draft)


@require_POST
@for_citizens
def upload(request: HttpRequest) -> HttpResponse:
    """One file, sent by the script with its progress shown; sent again after a lost connection, it is the same file."""
    at = timezone.now()
    draft = posted_draft(request, at=at)
    if draft is None or draft.sent_id is not None:
        return JsonResponse({"trouble": "Это обращение уже отправлено. Обновите страницу."}, status=409)
    refused = _take_files(request, draft, at=at)
    files = [{"id": one.pk, "name": one.name, "size": file_size(one.size)} for one in draft.files.all()]
    response = JsonResponse({"files": files, "trouble": refused[0].sentence if refused else ""}, status=400 if refused else 200)
    return keep(response, draft)
