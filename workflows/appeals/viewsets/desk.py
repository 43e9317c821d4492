"""`/admin/appeals/`: the lists, the card, the acts."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, path
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from workflows.appeals.views import assigning, bulk, card, files, keeping, registering, taking
from workflows.appeals.views.lists import DeskList, IncomingView, JournalView, MineView
from workflows.appeals.views.other_lists import ALL

LISTS: tuple[type[DeskList], ...] = (IncomingView, MineView, *ALL)


class AppealsDesk(ViewSet):
    """Lists stand in the menu by their own items (`wagtail_hooks`); acts are reached from the card."""

    name = "appeals"
    icon = "mail"

    def on_register(self) -> None:
        """The menu is made by hand."""

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *self._list(JournalView, ""),
            *(one for view in LISTS for one in self._list(view, f"{view.slug}/")),
            path("take-in/", taking.take_in, name="take_in"),
            path("bulk/<slug:name>/", bulk.bulk, name="bulk"),
            path("<int:pk>/", card.card, name="card"),
            path("<int:pk>/history/", card.history, name="history"),
            path("<int:pk>/received/<int:item>/<int:file>/", files.received, name="received"),
            path("<int:pk>/attached/<int:file>/", files.attached, name="attached"),
            path("<int:pk>/message/", taking.MessageView.as_view(), name="message"),
            path("<int:pk>/register/", registering.RegisterView.as_view(), name="register"),
            path("<int:pk>/not-an-appeal/", registering.ProposeRefusalView.as_view(), name="propose_refusal"),
            path("<int:pk>/not-an-appeal/confirm/", registering.ConfirmRefusalView.as_view(), name="confirm_refusal"),
            path("<int:pk>/assign/", assigning.AssignView.as_view(), name="assign"),
            path("<int:pk>/accept/", assigning.AcceptView.as_view(), name="accept"),
            path("<int:pk>/give-back/", assigning.GiveBackView.as_view(), name="give_back"),
            path("<int:pk>/share/", assigning.ShareView.as_view(), name="share"),
            path("<int:pk>/report/<int:assignment>/", assigning.ReportView.as_view(), name="report"),
            path("<int:pk>/return-report/<int:assignment>/", assigning.ReturnReportView.as_view(), name="return_report"),
            path("<int:pk>/marks/", keeping.MarkView.as_view(), name="mark"),
            path("<int:pk>/applicant/", keeping.CorrectView.as_view(), name="correct"),
            path("<int:pk>/note/", keeping.NoteView.as_view(), name="note"),
            path("<int:pk>/withdraw/", keeping.WithdrawView.as_view(), name="withdraw"),
            path("<int:pk>/file/", keeping.FileAwayView.as_view(), name="file_away"),
        ]

    def _list(self, view: type[DeskList], prefix: str) -> Iterator[URLPattern]:
        facts = {"permission_policy": policy_registry.get_by_type(view.model)}
        yield path(prefix, view.as_view(**facts), name=view.slug)
        yield path(f"{prefix}results/", view.as_view(**facts, results_only=True), name=f"{view.slug}_results")
