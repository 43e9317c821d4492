"""What a person does with prints."""

from django.db import transaction

from workflows.journal import entries
from workflows.people.models import User
from workflows.printing import queue, rules
from workflows.printing.models import PrintRequest


@transaction.atomic
def try_again(request: PrintRequest, *, by: User) -> PrintRequest:
    """Give a print that failed its attempts back and put it into the queue."""
    request = PrintRequest.objects.select_for_update().get(pk=request.pk)
    rules.may_try_again(by, request)
    attempts, request.attempts, request.trouble = request.attempts, 0, ""
    request.save(update_fields=["attempts", "trouble"])
    summary = f"Печатная форма «{request}» поставлена в очередь заново после {attempts} попыток"
    entries.write(
        "printing.retried",
        subject=f"printing.printrequest:{request.pk}",
        summary=summary,
        by=by,
        facts={"attempts": attempts},
    )
    queue.enqueue(request)
    return request
