"""«Проверка документа»: by the key that is printed on it, or by the file itself. For anyone, without an account."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from pages import patience, proofs
from pages.hashing import ENVELOPE, MOST_BYTES, HashedFile, HashingHandler
from pages.navigation import section_address
from workflows.archive.keys import understood

LONGEST = 200
NOT_A_KEY = "Это не похоже на ключ. В ключе 16 знаков – цифры и латинские буквы, четыре группы по четыре: «7F3K-92QD-XA41-0VWB»."
UNKNOWN = (
    "Документа с таким ключом мы не выпускали. Сверьте ключ с документом знак за знаком. "
    "Если он переписан верно, документ не наш: не полагайтесь на него и сообщите нам."
)
WORN_OUT = "С вашего адреса введено много неизвестных ключей. Подождите десять минут и попробуйте снова."
TOO_BIG = "Файл больше 20 МБ, а наши документы меньше. Проверьте документ по ключу, который напечатан на первой странице."
NO_FILE = "Выберите файл, который нужно проверить."


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed into the form of the key, and what is wrong with it or with the file."""

    typed: str = ""
    trouble: str = ""
    file_trouble: str = ""


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The forms; a key that is typed leads to its document."""
    typed = request.GET.get("klyuch", "").strip()[:LONGEST]
    if not typed:
        return _forms(request, Asked())
    if key := understood(typed):
        return HttpResponseRedirect(reverse("proof", args=[key]))
    return _forms(request, Asked(typed, NOT_A_KEY))


@require_safe
def document(request: HttpRequest, typed: str) -> HttpResponse:
    """The document with the key, as it stands today."""
    key = understood(typed[:LONGEST])
    if not key:
        return _forms(request, Asked(typed[:LONGEST], NOT_A_KEY), status=404)
    if key != typed:
        return HttpResponseRedirect(reverse("proof", args=[key]))
    if patience.is_worn_out(request):
        return _forms(request, Asked(key, WORN_OUT), status=429)
    found = proofs.by_key(key, on=timezone.localdate(), orders=_orders(request))
    if found is None:
        patience.remember_miss(request)
        return _forms(request, Asked(key, UNKNOWN), status=404)
    return render(request, "pages/proof.html", {"found": found})


@require_safe
def file(request: HttpRequest, sha256: str) -> HttpResponse:
    """What is known about a file with this hash: the browser has computed it, or `upload` has."""
    if patience.is_worn_out(request):
        return _forms(request, Asked(file_trouble=WORN_OUT), status=429)
    match = proofs.by_hash(sha256.lower(), on=timezone.localdate(), orders=_orders(request))
    if match is None:
        patience.remember_miss(request)
    return render(request, "pages/proof_file.html", {"match": match, "sha256": sha256.lower(), "asked": Asked()})


@csrf_exempt  # the handler must be chosen before anybody reads the form; `_upload` checks the token
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """A file sent by a browser without scripts: hashed as it comes in, kept nowhere."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES + ENVELOPE:
        return _forms(request, Asked(file_trouble=TOO_BIG), status=413)
    request.upload_handlers = [HashingHandler(request)]
    return _upload(request)


@csrf_protect
def _upload(request: HttpRequest) -> HttpResponse:
    given = request.FILES.get("fayl")
    if not isinstance(given, HashedFile):
        return _forms(request, Asked(file_trouble=NO_FILE), status=400)
    return HttpResponseRedirect(reverse("proof_file", args=[given.sha256]))


def _forms(request: HttpRequest, asked: Asked, *, status: int = 200) -> HttpResponse:
    return render(request, "pages/proof_start.html", {"asked": asked}, status=status)


def _orders(request: HttpRequest) -> str:
    return section_address(request, "orderindexpage")
