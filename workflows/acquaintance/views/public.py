"""The page of a personal link: the text, the button under it, nothing about anybody else.

The token is the only right that the page asks for, so the form needs no CSRF cookie: who could forge the POST would have
to know the token already. With `no-referrer`, which keeps the token out of other logs, browsers send `Origin: null`, and
Django's check would refuse them all.
"""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from workflows.acquaintance import actions
from workflows.acquaintance.models import Addressee
from workflows.acquaintance.queries import of_link
from workflows.errors import RuleBroken
from workflows.people.models import organisation

MOST_MISSES = 20
WINDOW = 10 * 60
HEADERS = {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
UNKNOWN = (
    "Ссылка неполная или вместо неё уже выдана новая. Проверьте, что адрес скопирован целиком, "
    "возьмите ссылку из последнего письма или попросите новую."
)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Read and confirm by a personal link."""
    row = of_link(token)
    if row is None:
        return _guarded(_missed(request))
    if row.confirmation is None and not row.campaign.is_open:
        said = "Ознакомление уже закрыто, подтвердить его по этой ссылке нельзя. Текст документа есть на сайте."
        return _guarded(_trouble(request, "Ссылка больше не действует", said, status=410))
    if request.method == "POST":
        return _guarded(_confirm(request, row, token))
    return _guarded(_page(request, row))


def _confirm(request: HttpRequest, row: Addressee, token: str) -> HttpResponse:
    try:
        actions.confirm_by_link(row, shown_sha256=request.POST.get("shown_sha256", ""))
    except RuleBroken as broken:
        return _page(request, row, trouble=str(broken), status=409)
    return redirect("acquaintance_link", token)


def _page(request: HttpRequest, row: Addressee, *, trouble: str = "", status: int = 200) -> HttpResponse:
    context = {"row": row, "campaign": row.campaign, "redaction": row.campaign.redaction, "trouble": trouble}
    return render(request, "pages/acquaintance.html", context, status=status)


def _missed(request: HttpRequest) -> HttpResponse:
    """An unknown link. Only misses are counted, so that a good link opens from any crowded address."""
    if _misses(request.META.get("REMOTE_ADDR", "")) > MOST_MISSES:
        said = "С вашего адреса слишком много неверных ссылок. Подождите десять минут и откройте ссылку снова."
        response = _trouble(request, "Слишком много попыток", said, status=429)
        response["Retry-After"] = str(WINDOW)
        return response
    return _trouble(request, "Такой ссылки нет", UNKNOWN, status=404)


def _misses(place: str) -> int:
    """One more; who it was is kept as a keyed hash for some minutes."""
    key = "acquaintance.misses:" + salted_hmac("acquaintance.misses", place).hexdigest()
    if cache.add(key, 1, WINDOW):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:  # it has just expired
        return 1


def _trouble(request: HttpRequest, title: str, said: str, *, status: int) -> HttpResponse:
    context = {"title": title, "said": said, "house": organisation()}
    return render(request, "pages/acquaintance_trouble.html", context, status=status)


def _guarded(response: HttpResponse) -> HttpResponse:
    for name, value in HEADERS.items():
        response[name] = value
    return response
