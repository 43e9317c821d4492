"""New versions of the words of letters, and letters that are ready from a template: a notice of registration.

For screens: `revise_template` behind «Сохранить новую версию», `notify_registration` behind «Уведомить о регистрации»,
`confirm_addressee` behind «Подтвердить адресата» (the exact lines come from `addressing.words_to`).
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from workflows.appeals.actions.drafting import Wording, fresh_paper, write
from workflows.appeals.actions.intake import Sender
from workflows.appeals.actions.keeping import replace_applicant
from workflows.appeals.actions.records import fresh
from workflows.appeals.models import Appeal, Applicant, LetterTemplate, Paper, PaperKind, TemplateVariant
from workflows.appeals.rules import drafting as drafting_rules
from workflows.appeals.rules import templating as rules
from workflows.appeals.templates import Ready, Sought, Told, words_for
from workflows.journal import entries
from workflows.people.history import save_as
from workflows.people.models import User

CONFIRMED = "подтверждено, как писать имя в письме"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """The new words."""

    title: str
    heading: str
    body: str
    source: str = ""


@transaction.atomic
def revise_template(template: LetterTemplate, words: Revised, *, by: User) -> LetterTemplate:
    """Put a new version in use; papers keep the version that they were made from."""
    old = LetterTemplate.objects.select_for_update().get(pk=template.pk)
    rules.may_revise(by, old)
    rules.is_template(PaperKind(old.kind), title=words.title, heading=words.heading, body=words.body)
    old.is_active = False
    save_as(old, by=by, reason="Заменён новой версией")
    last = LetterTemplate.objects.filter(kind=old.kind, ground=old.ground, variant=old.variant).aggregate(last=Max("version"))["last"]
    new = LetterTemplate(kind=old.kind, ground=old.ground, variant=old.variant, version=last + 1, source=words.source.strip() or old.source)
    new.title, new.heading, new.body = words.title.strip(), words.heading.strip(), words.body.strip()
    save_as(new, by=by, reason=f"Версия {new.version}")
    summary = f"Шаблон письма «{new.title}»: введена версия {new.version}"
    entries.write("appeals.template_revised", subject=f"appeals.lettertemplate:{new.pk}", summary=summary, by=by, facts={"version": new.version, "instead": old.pk})
    return new


@transaction.atomic
def notify_registration(appeal: Appeal, *, by: User, on: date, at: datetime) -> Paper:
    """The project of the notice with number, day and term; with the address of the status page where the site has one.

    The code never stands in the letter, which is kept for years: it is on a slip beside it or comes to the mail box of the applicant.
    """
    appeal = fresh(appeal)
    drafting_rules.may_notify(by, appeal, on=on)
    variant = TemplateVariant.STATUS_PAGE if settings.APPEAL_STATUS_PAGE else TemplateVariant.USUAL
    ready = words_for(appeal, Sought(PaperKind.REGISTRATION_NOTICE, variant=variant), Told(), by=by, on=on)
    return write(appeal, PaperKind.REGISTRATION_NOTICE, worded(ready), by=by, at=at)


@transaction.atomic
def confirm_addressee(paper: Paper, *, dative: str, salutation: str, by: User, on: date, at: datetime) -> Applicant:
    """Say how the name stands in the letter: a new row of the applicant, so that the words never change by themselves again."""
    paper = fresh_paper(paper)
    drafting_rules.may_confirm_addressee(by, paper, on=on)
    appeal = paper.appeal
    known = Sender(**{field.name: getattr(appeal.applicant, field.name) for field in fields(Sender)})
    return replace_applicant(appeal, replace(known, dative=dative.strip(), salutation=salutation.strip()), reason=CONFIRMED, by=by, at=at)


def worded(ready: Ready) -> Wording:
    """Words of a template as the actions on papers take them."""
    return Wording(heading=ready.heading, body=ready.body, template=ready.template)
