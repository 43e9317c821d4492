"""`/admin/appeals/`: the lists, the card, the acts."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, path
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from workflows.appeals.views import (
    alarms,
    answering,
    assigning,
    bulk,
    card,
    deciding,
    duplicates,
    files,
    forwarding,
    handing,
    keeping,
    leaving,
    notifying,
    papers,
    prints,
    publishing,
    registered,
    registering,
    requesting,
    taking,
)
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
            path("print/control/", prints.control_print, name="control_print"),
            path("print/<slug:name>/", prints.register_print, name="register_print"),
            path("<int:pk>/", card.card, name="card"),
            path("<int:pk>/history/", card.history, name="history"),
            path("<int:pk>/received/<int:item>/<int:file>/", files.received, name="received"),
            path("<int:pk>/received/<int:item>/<int:file>/<slug:sort>/", files.picture, name="picture"),
            path("<int:pk>/attached/<int:file>/", files.attached, name="attached"),
            path("<int:pk>/print/", prints.card_print, name="card_print"),
            path("<int:pk>/label/", prints.label_print, name="label"),
            path("<int:pk>/receipt/", prints.ReceiptView.as_view(), name="receipt"),
            path("<int:pk>/receipt/print/", prints.receipt_print, name="receipt_print"),
            path("<int:pk>/code/", prints.CodeSlipView.as_view(), name="code"),
            path("<int:pk>/notify/", notifying.NotifyView.as_view(), name="notify"),
            path("<int:pk>/message/", taking.MessageView.as_view(), name="message"),
            path("<int:pk>/register/", registering.RegisterView.as_view(), name="register"),
            path("<int:pk>/registered/", registered.registered, name="registered"),
            path("<int:pk>/not-an-appeal/", registering.ProposeRefusalView.as_view(), name="propose_refusal"),
            path("<int:pk>/not-an-appeal/confirm/", registering.ConfirmRefusalView.as_view(), name="confirm_refusal"),
            path("<int:pk>/duplicate/", duplicates.DuplicateView.as_view(), name="duplicate"),
            path("<int:pk>/assign/", assigning.AssignView.as_view(), name="assign"),
            path("<int:pk>/accept/", assigning.AcceptView.as_view(), name="accept"),
            path("<int:pk>/give-back/", assigning.GiveBackView.as_view(), name="give_back"),
            path("<int:pk>/share/", assigning.ShareView.as_view(), name="share"),
            path("<int:pk>/report/<int:assignment>/", assigning.ReportView.as_view(), name="report"),
            path("<int:pk>/return-report/<int:assignment>/", assigning.ReturnReportView.as_view(), name="return_report"),
            path("<int:pk>/danger/", alarms.EndDangerView.as_view(), name="danger"),
            path("<int:pk>/marks/", keeping.MarkView.as_view(), name="mark"),
            path("<int:pk>/applicant/", keeping.CorrectView.as_view(), name="correct"),
            path("<int:pk>/note/", keeping.NoteView.as_view(), name="note"),
            path("<int:pk>/withdraw/", keeping.WithdrawView.as_view(), name="withdraw"),
            path("<int:pk>/file/", keeping.FileAwayView.as_view(), name="file_away"),
            *self._outcomes(),
            *self._papers(),
        ]

    def _outcomes(self) -> Iterator[URLPattern]:
        yield path("<int:pk>/question/<int:question>/", answering.SayView.as_view(), name="say")
        yield path("<int:pk>/answer/", answering.StartAnswerView.as_view(), name="start_answer")
        yield path("<int:pk>/answer/put-off/", answering.PutOffView.as_view(), name="put_off")
        yield path("<int:pk>/answer/to-signature/", answering.AnswerToSignatureView.as_view(), name="answer_to_signature")
        yield path("<int:pk>/extend/", deciding.ExtendView.as_view(), name="extend")
        yield path("<int:pk>/decide/", deciding.grounds, name="grounds")
        yield path("<int:pk>/decide/<slug:ground>/", deciding.DecideView.as_view(), name="decide")
        yield path("<int:pk>/forward/", forwarding.ForwardView.as_view(), name="forward")
        yield path("<int:pk>/decision/<int:decision>/withdraw/", deciding.WithdrawDecisionView.as_view(), name="withdraw_decision")
        yield path("<int:pk>/ask/", requesting.AskView.as_view(), name="ask")
        yield path("<int:pk>/asked/<int:asked>/reply/", requesting.ReplyView.as_view(), name="reply")
        yield path("<int:pk>/go-on/", requesting.GoOnView.as_view(), name="go_on")

    def _papers(self) -> Iterator[URLPattern]:
        yield path("<int:pk>/letter/", papers.WriteLetterView.as_view(), name="letter")
        yield path("<int:pk>/paper/<int:paper>/", papers.paper_page, name="paper")
        yield path("<int:pk>/paper/<int:paper>/print/", papers.paper_print, name="paper_print")
        yield path("<int:pk>/paper/<int:paper>/scan/", files.paper_scan, name="paper_scan")
        acts = {
            "edit": papers.EditView,
            "attach": papers.AttachView,
            "visas": papers.AskVisasView,
            "take_back": papers.TakeBackView,
            "visa": papers.VisaView,
            "hand_over": handing.HandOverView,
            "signatory": handing.ChangeSignatoryView,
            "return": handing.ReturnView,
            "cancel": handing.CancelView,
            "replace": handing.ReplaceView,
            "sign": leaving.SignView,
            "send": leaving.SendView,
            "addressee": notifying.AddresseeView,
            "publish": publishing.PublishView,
        }
        for name, view in acts.items():
            yield path(f"<int:pk>/paper/<int:paper>/{name.replace('_', '-')}/", view.as_view(), name=f"paper_{name}")
        yield path("<int:pk>/paper/<int:paper>/sent/<int:sending>/", leaving.DeliveryView.as_view(), name="delivery")
        yield path("<int:pk>/paper/<int:paper>/sent/<int:sending>/unknown/", leaving.UnknownView.as_view(), name="unknown")

    def _list(self, view: type[DeskList], prefix: str) -> Iterator[URLPattern]:
        facts = {"permission_policy": policy_registry.get_by_type(view.model)}
        yield path(prefix, view.as_view(**facts), name=view.slug)
        yield path(f"{prefix}results/", view.as_view(**facts, results_only=True), name=f"{view.slug}_results")
