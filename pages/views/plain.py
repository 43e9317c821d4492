"""Public addresses that are no pages: how to see the site, robots, mistyped permalinks."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from pages import vision
from workflows.regulations.tree import label_key


def view_settings(request: HttpRequest) -> HttpResponse:
    """Choose colours, size, spacing, pictures; the choice is kept in a cookie, and the visitor goes back."""
    if request.method == "POST":
        return _keep(request)
    back = _safe(request, request.GET.get("otkuda", ""))
    return render(request, "pages/view_settings.html", {"back": back})


def _keep(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(_safe(request, request.POST.get("otkuda", "")))
    wish = request.POST.get("vid", "")
    if wish == "usual":
        response.delete_cookie(vision.COOKIE)
        return response
    chosen = vision.special() if wish == "special" else vision.view_from(request.POST)
    response.set_cookie(vision.COOKIE, chosen.cookie, max_age=vision.AGE, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response


def _safe(request: HttpRequest, address: str) -> str:
    own = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if own else "/"


@require_safe
def dotted(request: HttpRequest, before: str, label: str) -> HttpResponse:
    """«…/p/2.2/» is what people type; the address of the point has a hyphen."""
    return HttpResponseRedirect(f"/{before}p/{label_key(label)}/")


@require_safe
def odd_day(request: HttpRequest, before: str, typed: str) -> HttpResponse:
    """«…/na/01.03.2026/» goes to the form of the act, which understands it or says what to type."""
    return HttpResponseRedirect(f"/{before}na/?{urlencode({'den': typed})}")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may visit."""
    sitemap = request.build_absolute_uri("/sitemap.xml")
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /vid/", "Disallow: /_util/", "", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask here whatever the page says."""
    return HttpResponseRedirect(static("img/favicon.ico"))
