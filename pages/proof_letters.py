"""What a stranger with a key or a file may learn of a paper about somebody's appeal: that it is ours, and nothing of whom or what.

The paper, its number and day, who signed it and in which capacity, and the sums; never the addressee, the ground or a word
of the text (59-ФЗ, ст. 6, ч. 2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pages.proof_checks import Check, is_own_key, is_same, is_whole
from workflows.appeals.actions.signing import PRINT
from workflows.appeals.models import Paper
from workflows.printing.models import Print
from workflows.printing.words import numbered, short_date
from workflows.signing.models import Signature


@dataclass(frozen=True, slots=True)
class Letter:
    """A signed paper as anybody may know it."""

    kind: str
    number: str
    day: date
    sha256: str
    file_sha256: str
    signature: Signature
    checks: tuple[Check, ...]
    instead: str = ""

    @property
    def title(self) -> str:
        """«Ответ заявителю»."""
        return f"{self.kind[0].upper()}{self.kind[1:]}"


def letter_signed(signature: Signature) -> Letter | None:
    """The paper under which the signature stands; None when it stands under something else."""
    paper = Paper.objects.signed().filter(signature=signature).select_related("signature").first()
    return _letter(paper) if paper else None


def letter_printed(paper_id: int) -> Letter | None:
    """The paper of a print."""
    paper = Paper.objects.signed().filter(pk=paper_id).select_related("signature").first()
    return _letter(paper) if paper else None


def _letter(paper: Paper) -> Letter | None:
    if paper.signature is None or paper.signed_on is None:
        return None
    stored = Print.objects.filter(request__form=PRINT, request__subject_id=paper.pk).select_related("file__blob").first()
    return Letter(
        kind=paper.get_kind_display(),
        number=paper.number,
        day=paper.signed_on,
        sha256=paper.content_sha256,
        file_sha256=stored.sha256 if stored else "",
        signature=paper.signature,
        checks=tuple(_checks(paper, paper.signature, stored)),
        instead=_instead(paper),
    )


def _instead(paper: Paper) -> str:
    """The signed paper that has taken the place of this one."""
    later = Paper.objects.signed().filter(replaces=paper).first()
    return f"{numbered(later.number)} от {short_date(later.signed_on)}" if later and later.signed_on else ""


def _checks(paper: Paper, signature: Signature, stored: Print | None) -> Iterator[Check]:
    yield Check("Текст документа", is_same(paper.content, paper.content_sha256))
    yield Check("Подпись под этим текстом", signature.sha256 == paper.content_sha256 and is_own_key(signature))
    if stored is not None:
        yield Check("Построенный файл", is_whole(stored))
