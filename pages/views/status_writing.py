"""What the citizen sends after the letter: material, a question, a statement to stop, another address for the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from pages.citizen_doors import cabinet_of, page, too_often, with_appeal
from pages.views.status import masked
from pages.visitors import place_of
from workflows.appeals import uploads
from workflows.appeals.models import Appeal, Assurance, Message
from workflows.errors import RuleBroken
from workflows.screening.accepting import MEGABYTE, Offered
from workflows.tracking import rules
from workflows.tracking.actions.keys import ask_address
from workflows.tracking.actions.sessions import identified_by
from workflows.tracking.actions.writing import write
from workflows.tracking.rules import TooOften

LONGEST_KEY = 64


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form of one text: its words, and what is said when it has been sent."""

    sort: Message.Sort
    title: str
    lead: str
    label: str
    verb: str
    takes_files: bool = False
    is_serious: bool = False


SHEETS = {
    "dopolnit": Sheet(
        Message.Sort.MATERIAL,
        "Добавить материалы",
        "Новые сведения, фотографии, документы. Их увидит тот, кто рассматривает обращение; срок ответа от этого не меняется.",
        "Что вы хотите сообщить",
        "Отправить",
        takes_files=True,
    ),
    "vopros": Sheet(
        Message.Sort.QUESTION,
        "Спросить о ходе рассмотрения",
        "Вопрос получит канцелярия. Срок ответа на само обращение от этого не меняется.",
        "Ваш вопрос",
        "Отправить вопрос",
    ),
    "otozvat": Sheet(
        Message.Sort.STOP,
        "Прекратить рассмотрение",
        "Закон даёт вам это право (59-ФЗ, ст. 5, п. 5). Заявление прочитает сотрудник, рассмотрение прекратят, ответа по существу не будет. О решении придёт уведомление. Вернуть обращение нельзя, но можно подать новое.",
        "Почему вы просите прекратить рассмотрение (можно коротко)",
        "Да, прошу прекратить рассмотрение",
        is_serious=True,
    ),
}
BY_POST = "Новый почтовый адрес для ответа: {address}"


@with_appeal
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, appeal: Appeal, name: str, *, at: datetime) -> HttpResponse:
    """One form; what was typed stays when something is wrong, files have to be chosen again."""
    if name not in SHEETS:
        raise Http404
    form = SHEETS[name]
    text = request.POST.get("text", "")
    facts: dict[str, object] = {"appeal": appeal, "sheet": form, "text": text, "key": request.POST.get("key", "")[:LONGEST_KEY] or token_urlsafe(24), **_taken()}
    if request.method != "POST":
        return page(request, "sheet", {**facts, "closed": _closed(appeal, form, at=at)})
    try:
        _send(request, appeal, form, str(facts["key"]), at=at)
    except RuleBroken as broken:
        return page(request, "sheet", {**facts, "trouble": str(broken), "lost_files": bool(request.FILES)}, status=400)
    return _done(name)


def _taken() -> dict[str, object]:
    limits = uploads.limits()
    return {
        "taken": uploads.KINDS,
        "accept": ",".join(uploads.ENDINGS),
        "limits": limits,
        "most_mega": limits.one_bytes // MEGABYTE,
        "all_mega": limits.total_bytes // MEGABYTE,
    }


def _closed(appeal: Appeal, form: Sheet, *, at: datetime) -> str:
    try:
        (rules.may_stop if form.sort == Message.Sort.STOP else rules.may_write)(appeal, at=at)
    except RuleBroken as broken:
        return str(broken)
    return ""


def _send(request: HttpRequest, appeal: Appeal, form: Sheet, key: str, *, at: datetime) -> None:
    given: Sequence[UploadedFile] = request.FILES.getlist("files") if form.takes_files else []
    offered = [Offered(one.name or "файл", cast("BinaryIO", one), one.size or 0) for one in given]
    session = cabinet_of(request, at=at)
    assurance = Assurance(session.assurance) if session else Assurance.NONE
    write(appeal, form.sort, request.POST.get("text", ""), key=f"site-{key}", files=offered, assurance=assurance, identified=identified_by(session), at=at)


@with_appeal
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest, appeal: Appeal, *, at: datetime) -> HttpResponse:
    """Another mail box, confirmed from it; or another postal address, entered by the clerk."""
    typed = {name: request.POST.get(name, "")[:500] for name in ("email", "postal")}
    key = request.POST.get("key", "")[:LONGEST_KEY] or token_urlsafe(24)
    facts = {"appeal": appeal, **typed, "key": key, "known": masked(appeal.applicant.email), "is_open": appeal.is_open}
    if request.method != "POST":
        return page(request, "address", facts)
    try:
        rules.may_change_address(appeal)
        if "by_post" in request.POST:
            rules.says_something(typed["postal"])
            write(appeal, Message.Sort.CONTACT, BY_POST.format(address=typed["postal"].strip()), key=f"site-{key}", at=at)
            return _done("adres")
        ask_address(appeal, typed["email"], place=place_of(request), at=at)
    except TooOften as broken:
        return too_often(request, "address", facts, broken)
    except RuleBroken as broken:
        return page(request, "address", {**facts, "trouble": str(broken)}, status=400)
    return _done("pismo")


def _done(what: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('appeal_status')}?gotovo={what}")
