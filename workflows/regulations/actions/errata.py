"""Recording a mistake of reproduction. The redaction, its text and its hash stay as they were signed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from workflows.errors import Incomplete
from workflows.files.models import StoredFile
from workflows.journal import entries
from workflows.people.models import User
from workflows.regulations import errata
from workflows.regulations.models import Erratum, Redaction


@dataclass(frozen=True, slots=True)
class Mistake:
    """What the paper says, what was shown instead, and what was put right; `place` as people name it."""

    place: str
    paper_says: str
    site_showed: str
    explanation: str
    provision_uid: UUID | None = None
    scan: StoredFile | None = None


@transaction.atomic
def record_erratum(redaction: Redaction, *, mistake: Mistake, by: User, at: datetime | None = None) -> Erratum:
    """Write a mistake of reproduction down for everybody to see; whatever would change the text is refused."""
    errata.may_record(by)
    errata.is_of_reproduction(
        redaction, paper_says=mistake.paper_says, site_showed=mistake.site_showed, provision_uid=mistake.provision_uid
    )
    if not (mistake.place.strip() and mistake.explanation.strip()):
        raise Incomplete("Напишите, в каком месте ошибка и что исправлено: это увидят все на странице истории акта.")
    written: Erratum = Erratum.objects.create(
        redaction=redaction,
        provision_uid=mistake.provision_uid,
        place=mistake.place.strip(),
        paper_says=mistake.paper_says.strip(),
        site_showed=mistake.site_showed.strip(),
        explanation=mistake.explanation.strip(),
        scan=mistake.scan,
        by=by,
        at=at or timezone.now(),
    )
    entries.write(
        "redaction.erratum",
        subject=f"regulations.redaction:{redaction.pk}",
        summary=f"{redaction}: исправлена ошибка воспроизведения, {written.place}",
        by=by,
        facts={"erratum": written.pk, "paper_says": written.paper_says, "site_showed": written.site_showed},
    )
    return written
