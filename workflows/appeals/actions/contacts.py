"""The mail box of the applicant: confirmed by its reader, or changed for another one that is confirmed.

Called by whoever has had a key back from the mail box: that is the right these actions stand on.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime

from django.db import transaction

from workflows.appeals.actions.intake import Sender
from workflows.appeals.actions.keeping import replace_applicant
from workflows.appeals.actions.records import fresh, tell
from workflows.appeals.models import AddressConfirmation, Appeal, Applicant, Form, ReplyBy
from workflows.errors import WrongStage

BY_CITIZEN = "заявитель сменил адрес для ответа на сайте"


@transaction.atomic
def confirm_address(appeal: Appeal, *, at: datetime) -> AddressConfirmation:
    """Whoever reads the mail box on file has answered from it; a repetition changes nothing."""
    appeal = fresh(appeal)
    found, is_new = AddressConfirmation.objects.get_or_create(applicant=appeal.applicant, defaults={"at": at})
    if is_new:
        tell("address_confirmed", appeal, "электронная почта заявителя подтверждена", by=None)
    return found


@transaction.atomic
def change_email(appeal: Appeal, email: str, *, at: datetime) -> Applicant:
    """The new mail box, confirmed already. A written appeal is still answered on paper (59-ФЗ, ст. 10, ч. 4)."""
    appeal = fresh(appeal)
    if not appeal.is_open:
        raise WrongStage("Рассмотрение завершено, адрес для ответа менять поздно. Нужна копия ответа на другой адрес – напишите нам.")
    known = Sender(**{field.name: getattr(appeal.applicant, field.name) for field in fields(Sender)})
    is_by_email = appeal.form == Form.ELECTRONIC or known.reply_by == ReplyBy.NOWHERE
    changed = replace(known, email=email, reply_by=ReplyBy.EMAIL if is_by_email else known.reply_by)
    applicant = replace_applicant(appeal, changed, reason=BY_CITIZEN, by=None, at=at)
    AddressConfirmation.objects.create(applicant=applicant, at=at)
    return applicant
