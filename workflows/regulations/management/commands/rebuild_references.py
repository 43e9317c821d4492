"""Write all references of all redactions anew: they follow from the signed texts and from nothing else."""

from typing import Any

from django.core.management.base import BaseCommand

from workflows.regulations.actions.references import keep_references
from workflows.regulations.documents import text_of_redaction
from workflows.regulations.models import Redaction


class Command(BaseCommand):
    """`rebuild_references`: safe to repeat; says how many references each redaction has."""

    help = "Построить заново ссылки всех редакций и внести найденные внешние акты в реестр. Тексты не меняются."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Oldest first, so that the register names the redaction in which an act was first found."""
        for redaction in Redaction.objects.select_related("regulation").order_by("pk").iterator(chunk_size=50):
            kept = keep_references(redaction, text_of_redaction(redaction))
            self.stdout.write(f"{redaction}: ссылок {kept}")
