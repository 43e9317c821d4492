"""What a register in the staff desk gives away as a file: the rows that are shown, as the filters stand."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from wagtail.admin.widgets.button import HeaderButton

from workflows.printing.queue import Built
from workflows.printing.tables import Heading, Table, download

FORMS = {"xlsx": "Скачать XLSX", "csv": "Скачать CSV"}


def attached(built: Built) -> HttpResponse:
    """A print made for one reader, as a file that no browser keeps."""
    response = HttpResponse(built.data, content_type=built.media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=built.name)
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


class GivesTables:
    """A mixin for Wagtail's lists, which ask `as_spreadsheet` for the answer to `?export=`."""

    table_name: ClassVar[str] = "reestr"
    table_headings: ClassVar[tuple[Heading, ...]] = ()
    request: Any

    def table_rows(self, shown: Any) -> Iterable[Iterable[object]]:
        """The cells of what is shown; a long list is read piece by piece."""
        raise NotImplementedError

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponseBase:
        return download(Table(self.table_name, self.table_headings, self.table_rows(queryset)), spreadsheet_format)

    @cached_property
    def table_buttons(self) -> list[HeaderButton]:
        """One button for each form, with the filters of the page in its address."""
        return [HeaderButton(label, url=self.table_url(form), icon_name="download") for form, label in FORMS.items()]

    def table_url(self, form: str) -> str:
        """This page as a file."""
        params = self.request.GET.copy()
        params.pop("p", None)
        params["export"] = form
        return f"{self.request.path}?{params.urlencode()}"
