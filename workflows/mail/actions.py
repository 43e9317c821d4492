"""What a person does with letters that no attempt could send."""

from django.db import transaction
from django_q.tasks import async_task

from workflows.errors import WrongStage
from workflows.journal import entries
from workflows.mail import rules
from workflows.mail.letters import SEND
from workflows.mail.models import Letter
from workflows.people.models import User


@transaction.atomic
def try_again(*, by: User) -> int:
    """Give all letters that were given up their attempts back; how many they are."""
    rules.may_try_again(by)
    found = list(Letter.objects.given_up().select_for_update().values_list("pk", flat=True))
    if not found:
        raise WrongStage("Неотправленных писем нет: отправлять заново нечего.")
    Letter.objects.filter(pk__in=found).update(attempts=0)
    entries.write("mail.retried", subject="mail.letter", summary=f"Письма поставлены в очередь заново: {len(found)}", by=by, facts={"letters": ", ".join(map(str, found))})
    for pk in found:
        async_task(SEND, pk)
    return len(found)
