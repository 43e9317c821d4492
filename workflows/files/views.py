"""Staff views of stored files."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from workflows.errors import RuleBroken
from workflows.files.http import download
from workflows.files.reading import open_files
from workflows.people.http import StaffRequest


@require_GET
def give(request: StaffRequest, pk: int) -> HttpResponse:
    """The file itself, to those who may see the register of files."""
    if not request.user.has_perm("files.view_storedfile"):
        raise PermissionDenied
    stored = get_object_or_404(open_files(), pk=pk)
    try:
        return download(stored)
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("files:inspect", pk)
