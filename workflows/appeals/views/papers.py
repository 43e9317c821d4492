"""The page of a paper: exactly what is agreed and signed, its hash, visas, sendings, and what may be done with it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from workflows.appeals import rules as appeal_rules
from workflows.appeals.actions import drafting as actions
from workflows.appeals.actions.keeping import log_reading
from workflows.appeals.actions.signing import PRINT
from workflows.appeals.addressing import words_to
from workflows.appeals.documents.papers import project_pdf
from workflows.appeals.forms.papers import (
    AskVisasForm,
    AttachForm,
    LetterForm,
    VisaForm,
    as_initial,
)
from workflows.appeals.models import AnswerPublication, Appeal, Paper, PaperKind, Reading, TemplateVariant, Verdict
from workflows.appeals.queries.lists import with_last_state
from workflows.appeals.queries.paper_text import text_of
from workflows.appeals.rules import drafting as rules
from workflows.appeals.rules.outgoing import with_standings
from workflows.appeals.stages import Actor, PaperStage
from workflows.appeals.templates import Ready, Sought, Told, first_words, values_of, variants_of
from workflows.appeals.views.acts import ActView
from workflows.appeals.views.paper_offers import offers_of
from workflows.appeals.views.screen import appeal_or_404, refused, show
from workflows.errors import NotAllowed, RuleBroken, why_not
from workflows.files.http import download
from workflows.people.http import StaffRequest
from workflows.printing.downloads import attached
from workflows.printing.queue import found as stored_print


def paper_or_404(appeal: Appeal, pk: int) -> Paper:
    """A paper of this very appeal."""
    found = Paper.objects.select_related("to_body", "signatory", "author", "replaces", "template", "signature")
    paper = get_object_or_404(found, pk=pk, appeal=appeal)
    paper.appeal = appeal
    return paper


def paper_page(request: StaffRequest, pk: int, paper: int) -> HttpResponse:
    """Reading changes nothing; readings of closed appeals are written down."""
    at = timezone.now()
    on, appeal = timezone.localdate(at), appeal_or_404(pk)
    try:
        appeal_rules.may_read(request.user, appeal, on=on)
    except NotAllowed as broken:
        return refused(request, str(broken))
    found = paper_or_404(appeal, paper)
    log_reading(appeal, Reading.What.PRINT, by=request.user, at=at)
    offers = offers_of(found, request.user, on=on)
    is_unsure = found.stage != PaperStage.SIGNED and not words_to(found).is_sure
    return show(
        request,
        "paper.html",
        str(found),
        appeal=appeal,
        paper=found,
        text=text_of(found),
        main=next((offer for offer in offers if offer.is_next), None),
        open_offers=[offer for offer in offers if offer.is_open and not offer.is_next],
        closed_offers=[offer for offer in offers if not offer.is_open],
        is_unsure=is_unsure,
        may_confirm=is_unsure and not why_not(rules.may_confirm_addressee, request.user, found, on=on),
        publication=AnswerPublication.objects.filter(paper=found).first(),
        visas=found.visas.select_related("by").order_by("at", "pk"),
        missing=rules.visas_missing(found) if found.stage != PaperStage.SIGNED else (),
        sendings=with_last_state(found.sendings.all()).prefetch_related("events"),
        may_settle=Actor.REGISTRAR in appeal_rules.actors_of(request.user, appeal, on=on),
        files=with_standings(found),
    )


@require_GET
def paper_print(request: StaffRequest, pk: int, paper: int) -> HttpResponse:
    """The stored print of a signed paper; of a project, the sheet as it stands with «ПРОЕКТ» on it."""
    at = timezone.now()
    on, appeal = timezone.localdate(at), appeal_or_404(pk)
    try:
        appeal_rules.may_read(request.user, appeal, on=on)
        found = paper_or_404(appeal, paper)
        if found.stage != PaperStage.SIGNED:
            return attached(project_pdf(found, by=request.user, on=on, at=at))
        stored = stored_print(PRINT, found.pk)
        if stored is not None:
            log_reading(appeal, Reading.What.PRINT, by=request.user, at=at)
            return download(stored)
        messages.warning(request, "Печатная форма ещё готовится. Обновите страницу через минуту.")
    except NotAllowed as broken:
        return refused(request, str(broken))
    except RuleBroken as broken:
        messages.error(request, str(broken))
    return redirect("appeals:paper", pk, paper)


class OfPaper(ActView):
    """An act on one paper; back to its page."""

    def find(self) -> None:
        self.paper = paper_or_404(self.appeal, self.kwargs["paper"])

    def address(self) -> str:
        return reverse("appeals:paper", args=[self.appeal.pk, self.paper.pk])

    def context(self, _form: Any) -> dict[str, Any]:
        return {"paper": self.paper, "back": self.address()}


class WriteLetterView(ActView):
    """«Написать письмо»: one that follows from no decision."""

    title = "Написать письмо"
    verb = "Составить проект"
    form_class = LetterForm

    @property
    def kind(self) -> PaperKind | None:
        asked = self.request.GET.get("kind", "")
        return next((kind for kind in rules.FREE if kind.value == asked), None)

    @property
    def variant(self) -> TemplateVariant:
        """The case for which the letter has words of its own."""
        asked = self.request.GET.get("variant", "")
        return TemplateVariant(asked) if asked in TemplateVariant.values else TemplateVariant.USUAL

    @property
    def explanation(self) -> str:  # type: ignore[override]  # named by the kind
        return f"{self.kind.label[0].upper()}{self.kind.label[1:]}." if self.kind else ""

    def may(self) -> None:
        rules.may_draft(self.request.user, self.appeal, self.kind or rules.FREE[0], on=self.on)

    def asked(self) -> HttpResponse:
        if self.kind is None:
            return show(self.request, "letter_kind.html", self.title, appeal=self.appeal, letters=letters_of(self.appeal))
        if self.kind == PaperKind.REGISTRATION_NOTICE:
            return redirect("appeals:notify", self.appeal.pk)
        return super().asked()

    def initial(self) -> dict[str, Any]:
        return as_initial(first_words(Sought(self.kind or rules.FREE[0], variant=self.variant), values_of(self.appeal, Told(), by=self.request.user, on=self.on)))

    def perform(self, form: Any) -> str:
        self.paper = actions.draft(self.appeal, self.kind or rules.FREE[0], form.words, by=self.request.user, on=self.on, at=self.at)
        return "Проект составлен."

    def address(self) -> str:
        return reverse("appeals:paper", args=[self.appeal.pk, self.paper.pk])


def letters_of(appeal: Appeal) -> list[tuple[str, str]]:
    """Words and address of each letter that follows from no decision, with its cases."""
    own = [(_capital(PaperKind.REGISTRATION_NOTICE.label), reverse("appeals:notify", args=[appeal.pk]))]
    begin = reverse("appeals:letter", args=[appeal.pk])
    for kind in (PaperKind.INFO_LETTER, PaperKind.WITHDRAWAL_NOTICE):
        for variant in variants_of(kind) or [TemplateVariant.USUAL]:
            case = f": {variant.label}" if variant else ""
            own.append((f"{_capital(kind.label)}{case}", f"{begin}?{urlencode({'kind': kind.value, 'variant': variant.value})}"))
    return own


def _capital(words: Any) -> str:
    return f"{words[0].upper()}{words[1:]}"


class EditView(OfPaper):
    """«Изменить текст»."""

    title = "Изменить текст"
    verb = "Сохранить"
    explanation = "Визы, поставленные под прежним текстом, под новым не считаются."
    form_class = LetterForm

    def may(self) -> None:
        rules.may_edit(self.request.user, self.paper, on=self.on)

    def initial(self) -> dict[str, Any]:
        return as_initial(Ready(self.paper.heading, self.paper.body, self.paper.template))

    def perform(self, form: Any) -> str:
        actions.edit(self.paper, form.words, by=self.request.user, on=self.on)
        return "Текст сохранён."


class AttachView(OfPaper):
    """«Приложить файл»."""

    title = "Приложить файл"
    verb = "Приложить"
    explanation = "Файл уйдёт вместе с документом. Его сначала проверят: программы, макросы и файлы с паролем не принимаются, заражённый не отправят."
    form_class = AttachForm

    def may(self) -> None:
        rules.may_edit(self.request.user, self.paper, on=self.on)

    def perform(self, form: Any) -> str:
        for given in form.attached():
            actions.attach(self.paper, given, by=self.request.user, on=self.on)
        return "Приложено."


class AskVisasView(OfPaper):
    """«На согласование»."""

    title = "Передать на согласование"
    verb = "Передать"
    explanation = "Визу ставят под этим самым текстом. Составитель свою работу не визирует."
    form_class = AskVisasForm

    def may(self) -> None:
        rules.may_edit(self.request.user, self.paper, on=self.on)

    def initial(self) -> dict[str, Any]:
        return {"people": list(self.paper.asked_visas.values_list("user", flat=True))}

    def perform(self, form: Any) -> str:
        actions.ask_visas(self.paper, list(form.cleaned_data["people"]), by=self.request.user, on=self.on)
        return "Документ на согласовании."


class TakeBackView(OfPaper):
    """«Отозвать с согласования»."""

    title = "Отозвать с согласования"
    verb = "Отозвать"

    def may(self) -> None:
        rules.may_withdraw_to_draft(self.request.user, self.paper, on=self.on)

    def perform(self, form: Any) -> str:
        actions.take_back(self.paper, by=self.request.user, on=self.on)
        return "Документ снова в проекте."


class VisaView(OfPaper):
    """«Завизировать»: bound to the hash of what is shown."""

    title = "Завизировать"
    verb = "Поставить визу"
    template = "paper_act.html"
    form_class = VisaForm

    def may(self) -> None:
        now = text_of(self.paper).sha256
        rules.may_visa(self.request.user, self.paper, shown_sha256=now, verdict=Verdict.AGREED, remark="", on=self.on)

    def initial(self) -> dict[str, Any]:
        return {"shown_sha256": text_of(self.paper).sha256}

    def context(self, form: Any) -> dict[str, Any]:
        return {**super().context(form), "text": text_of(self.paper)}

    def perform(self, form: Any) -> str:
        given = {**form.cleaned_data, "verdict": Verdict(form.cleaned_data["verdict"])}
        actions.give_visa(self.paper, **given, by=self.request.user, on=self.on, at=self.at)
        return f"Виза записана: {given['verdict'].label}."
