"""`/admin/reception/`: the calendar of personal reception and its cards."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail.admin.viewsets.base import ViewSet

from workflows.appeals.views import reception, visits


class ReceptionDesk(ViewSet):
    """Its item stands in the menu of appeals (`wagtail_hooks`)."""

    name = "reception"
    icon = "calendar-alt"

    def on_register(self) -> None:
        """The menu is made by hand."""

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", reception.calendar, name="calendar"),
            path("schedule/", reception.schedule, name="schedule"),
            path("schedule/print/", reception.schedule_print, name="schedule_print"),
            path("journal/", reception.journal, name="journal"),
            path("slot/<int:pk>/", reception.slot, name="slot"),
            path("slot/<int:pk>/book/", reception.BookView.as_view(), name="book"),
            path("slot/<int:pk>/free/", reception.FreeView.as_view(), name="free"),
            path("slot/<int:pk>/cancel/", reception.CancelView.as_view(), name="cancel"),
            path("slot/<int:pk>/absent/", reception.AbsentView.as_view(), name="absent"),
            path("slot/<int:pk>/card/", visits.WriteView.as_view(), name="write"),
            path("cards/", visits.cards, name="cards"),
            path("cards/new/", visits.WriteView.as_view(), name="write_new"),
            path("cards/<int:pk>/", visits.card, name="card"),
            path("cards/<int:pk>/print/", visits.card_print, name="card_print"),
            path("cards/<int:pk>/convert/", visits.ConvertView.as_view(), name="convert"),
        ]
