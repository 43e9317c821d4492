"""Addresses of reports and exports, below `/admin/appeal-reports/`."""

from django.urls import URLPattern, path, register_converter

from workflows.appeals.views import exports, reports


class TableForm:
    """«xlsx» or «csv»."""

    regex = "xlsx|csv"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(TableForm, "tableform")

urlpatterns: list[URLPattern] = [
    path("", reports.reports, name="appeal_reports"),
    path("behind/<slug:cut>/", reports.numbers_behind, name="appeal_report_behind"),
    path("note/", reports.note, name="appeal_report_note"),
    path("questions.<tableform:form>", reports.questions, name="appeal_report_questions"),
    path("journal/", exports.exports, name="appeal_journal_exports"),
    path("journal/<int:pk>/", exports.progress, name="appeal_journal_export"),
    path("journal/<int:pk>/take/", exports.take, name="appeal_journal_take"),
]
