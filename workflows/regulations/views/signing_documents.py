"""«Посмотреть как документ»: the packet before the director as PDF with «ПРОЕКТ», built for one reader and kept nowhere."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from workflows.errors import why_not
from workflows.orders.documents import facts_of, pdf_of
from workflows.people.http import StaffRequest
from workflows.regulations.documents import project_pdf
from workflows.regulations.models import RedactionDraft
from workflows.regulations.queries import Packet, packet
from workflows.regulations.signing_screen import may_open
from workflows.signing.models import SigningAuthority


def text(request: StaffRequest, draft_pk: int) -> HttpResponse:
    """The text of the current round."""
    return shown_pdf(project_pdf(_packet(request, draft_pk)), "proekt.pdf")


def order(request: StaffRequest, draft_pk: int) -> HttpResponse:
    """The order, with the post and name of whoever looks, when that person may sign today."""
    found = _packet(request, draft_pk)
    if found.order is None:
        raise Http404
    authority = (
        SigningAuthority.objects.valid(timezone.localdate()).filter(user=request.user).order_by("-valid_from").first()
    )
    post, name = (authority.post, request.user.short_name) if authority else ("", "")
    return shown_pdf(pdf_of(facts_of(found.order, post=post, name=name)), "proekt-prikaza.pdf")


def _packet(request: StaffRequest, pk: int) -> Packet:
    draft = get_object_or_404(RedactionDraft.objects.select_related("regulation", "order__signature"), pk=pk)
    if why_not(may_open, request.user, draft, on=timezone.localdate()):
        raise PermissionDenied
    found = packet(draft)
    if found is None:
        raise Http404
    return found


def shown_pdf(data: bytes, name: str) -> HttpResponse:
    """A PDF for one reader: opened beside the page, kept by nobody on the way."""
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
