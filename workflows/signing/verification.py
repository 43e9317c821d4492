"""Whether every signature was put by a person who might, and is still as it was put."""

from collections.abc import Iterator

from django.utils import timezone

from workflows.signing.models import Signature
from workflows.signing.signatures import verification_key


def problems() -> Iterator[str]:
    """Russian sentences, one for each signature that does not hold."""
    for signature in Signature.objects.select_related("authority", "user").order_by("pk").iterator(chunk_size=500):
        if signature.key != verification_key(signature.subject, signature.sha256, signature.user_id, signature.at):
            yield f"Подписи: «{signature}» ({signature.subject}): ключ {signature.key} не соответствует записи – она изменена."
        yield from _without_right(signature)


def _without_right(signature: Signature) -> Iterator[str]:
    authority, day = signature.authority, timezone.localdate(signature.at)
    if authority.user_id != signature.user_id:
        yield f"Подписи: «{signature}» ({signature.subject}): право подписи принадлежит другому человеку."
    elif day < authority.valid_from or (authority.valid_to and day > authority.valid_to):
        yield f"Подписи: «{signature}» ({signature.subject}): на {day:%d.%m.%Y} право подписи не действовало."
