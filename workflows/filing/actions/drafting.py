"""Keeping what is typed and uploaded until it is sent: right or wrong, nothing of it is lost on the way."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import datetime
from functools import partial

from django.db import transaction

from workflows.appeals import uploads
from workflows.errors import BadInput
from workflows.filing import disk
from workflows.filing.keys import FormKey
from workflows.filing.models import Draft, DraftFile
from workflows.filing.words import Words
from workflows.screening.accepting import Offered, acceptable, must_fit
from workflows.screening.looking import Look


def open_draft(form: FormKey, *, at: datetime) -> Draft:
    """The draft of the form; two first presses at once make one."""
    draft, _ = Draft.objects.get_or_create(form_key=form.key, defaults={"started_at": form.shown_at, "touched_at": at})
    return draft


@transaction.atomic
def write(draft: Draft, words: Words, *, is_trapped: bool, at: datetime) -> Draft:
    """Keep the words as they are typed. A draft that was sent meanwhile stays as it is."""
    draft = fresh(draft)
    if draft.sent_id is None:
        for name, typed in asdict(words).items():
            setattr(draft, name, typed)
        draft.is_trapped, draft.touched_at = draft.is_trapped or is_trapped, at
        draft.save()
    return draft


@transaction.atomic
def add_file(draft: Draft, offered: Offered, *, at: datetime) -> DraftFile:
    """Keep a file; the same bytes again are the same file, so an interrupted upload is simply repeated."""
    draft = fresh(draft)
    if draft.sent_id is not None:
        raise BadInput("Это обращение уже отправлено. Новый файл пришлите дополнительно: номер и код – в расписке.")
    seen, data = _checked(draft, offered)
    sha256 = hashlib.sha256(data).hexdigest()
    known = draft.files.filter(sha256=sha256).first()
    if known is not None:
        return known
    place = disk.write(data)
    Draft.objects.filter(pk=draft.pk).update(touched_at=at)
    return DraftFile.objects.create(draft=draft, name=seen.name, media_type=seen.media_type, size=len(data), sha256=sha256, place=place, at=at)


def _checked(draft: Draft, offered: Offered) -> tuple[Look, bytes]:
    limits = uploads.limits()
    (seen,) = acceptable([offered], limits)
    data = offered.file.read()
    held = list(draft.files.exclude(sha256=hashlib.sha256(data).hexdigest()).values_list("size", flat=True))
    must_fit([*held, len(data)], limits)
    return seen, data


@transaction.atomic
def remove_file(draft: Draft, pk: int) -> None:
    """The author does not want to send it after all."""
    for file in fresh(draft).files.filter(pk=pk):
        file.delete()
        transaction.on_commit(partial(disk.erase, file.place))


@transaction.atomic
def discard(draft: Draft) -> None:
    """Erase everything that was typed and uploaded; what was sent is not touched by it."""
    draft = fresh(draft)
    if draft.sent_id is None:
        places = list(draft.files.values_list("place", flat=True))
        draft.delete()
        for place in places:
            transaction.on_commit(partial(disk.erase, place))


def fresh(draft: Draft) -> Draft:
    """The row as it is now, locked until the transaction ends."""
    return Draft.objects.select_for_update().get(pk=draft.pk)
