"""Answers of the scanner in the staff desk: read, never changed. Files are called by their numbers: a name may be that of a citizen."""

from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.ui.tables import Column, TitleColumn

from workflows.archive.viewsets import FactIndexView, FactViewSet
from workflows.screening.models import ScanAttempt


class ScansView(FactIndexView):
    """All answers, the last one first."""

    default_ordering = ["-pk"]
    empty_message = "Здесь появятся ответы сканера вирусов. Пока он не подключён (настройка CLAMD), файлы не проверяются."


class ScanAttemptViewSet(FactViewSet):
    """`/admin/scans/`."""

    model = ScanAttempt
    name = "scans"
    icon = "warning"
    menu_label = "Проверка на вирусы"
    menu_order = 35
    index_view_class = ScansView
    list_display = [
        TitleColumn("file", label="Файл", url_name="scans:inspect", accessor=lambda attempt: f"Файл № {attempt.file_id}"),
        Column("answer", label="Ответ", accessor=lambda attempt: attempt.get_answer_display()),
        Column("detail", label="Подробность"),
        Column("at", label="Когда", accessor=lambda attempt: date_format(timezone.localtime(attempt.at), "j E Y\xa0г., H:i"), sort_key="pk"),
    ]
    list_filter = {"answer": ["exact"], "at": ["date"]}
    inspect_view_fields = ["file_id", "answer", "detail", "at"]
