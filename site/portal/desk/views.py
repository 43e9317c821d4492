"""Views of the desk that belong to no subject."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from portal.desk.watch import FORMS
from workflows.errors import RuleBroken
from workflows.people.http import StaffRequest
from workflows.printing.actions import try_again
from workflows.printing.models import PrintRequest


def failed_print(request: StaffRequest, pk: int) -> HttpResponse:
    """A print that was given up: what hindered it, and the button that puts it into the queue again."""
    if not request.user.has_perm("printing.view_printrequest"):
        raise PermissionDenied
    failed = get_object_or_404(PrintRequest, pk=pk)
    if request.method == "POST":
        try:
            try_again(failed, by=request.user)
        except RuleBroken as broken:
            messages.error(request, str(broken))
        else:
            messages.success(request, "Форма снова в очереди. Если причина устранена, она построится через минуту.")
        return redirect("wagtailadmin_home")
    title = FORMS.get(failed.form, failed.form)
    return render(
        request, "staff/desk/failed_print.html", {"failed": failed, "header_title": title, "page_title": title}
    )
