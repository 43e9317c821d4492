"""What a person does with letters that the program does not send by itself any more."""

from datetime import datetime

from django.db import transaction
from django_q.tasks import async_task

from workflows.errors import WrongStage
from workflows.journal import entries
from workflows.mail import rules
from workflows.mail.letters import SEND
from workflows.mail.models import Held, Letter, LetterQuerySet
from workflows.people.models import User

NOTHING = "Неотправленных писем нет: отправлять заново нечего."


@transaction.atomic
def try_again(*, by: User) -> int:
    """Give all letters that were given up their attempts back; how many they are. Documents are sent anew by their subjects."""
    return _again(Letter.objects.given_up(), by=by)


@transaction.atomic
def send_unknown(*, by: User, at: datetime) -> int:
    """Send once more what perhaps has left: the same Message-ID lets a good server show it once."""
    return _again(Letter.objects.unknown(at), by=by)


def release(letter: Letter, *, at: datetime) -> None:
    """Let a letter of which nothing is known leave once more. Called by the action of its subject, in its transaction."""
    if not Letter.objects.unknown(at).filter(pk=letter.pk).update(held=Held.NO, attempts=0):
        raise WrongStage("Это письмо сейчас отправляется или его судьба уже известна. Обновите страницу.")
    async_task(SEND, letter.pk)


def _again(letters: LetterQuerySet, *, by: User) -> int:
    rules.may_try_again(by)
    found = list(letters.exclude(pk__in=Letter.objects.traced().values("pk")).select_for_update().values_list("pk", flat=True))
    if not found:
        raise WrongStage(NOTHING)
    Letter.objects.filter(pk__in=found).update(attempts=0, held=Held.NO)
    entries.write("mail.retried", subject="mail.letter", summary=f"Письма поставлены в очередь заново: {len(found)}", by=by, facts={"letters": ", ".join(map(str, found))})
    for pk in found:
        async_task(SEND, pk)
    return len(found)
