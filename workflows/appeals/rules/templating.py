"""Who may change the words of letters, and what a template must be."""

from __future__ import annotations

from workflows.appeals.models import LetterTemplate, PaperKind
from workflows.appeals.papers.body_text import ANSWERS_HERE, DECIDED
from workflows.appeals.papers.merge import Template, check
from workflows.errors import BadInput, Incomplete, NotAllowed, Stale
from workflows.people.models import User

MARK_OF = {PaperKind.ANSWER: ANSWERS_HERE, PaperKind.TERMINATION: DECIDED}


def may_revise(user: User, template: LetterTemplate) -> None:
    """Those who keep the book of templates, and only from the version that is in use."""
    if not user.has_perm("appeals.change_lettertemplate"):
        raise NotAllowed("Шаблоны писем меняют делопроизводитель и юрист. Попросите их.")
    if not template.is_active:
        raise Stale(f"{template} уже заменён новой версией. Откройте действующую и измените её.")


def is_template(kind: PaperKind, *, title: str, heading: str, body: str) -> None:
    """Everything is written, every field is known, and the place of answers or of points stands where the paper needs it."""
    for label, text in (("Название шаблона", title), ("Заголовок письма", heading), ("Текст", body)):
        if not text.strip():
            raise Incomplete(f"Поле «{label}» пусто. Заполните его.")
    check(Template(heading, (body,)))
    mark = MARK_OF.get(kind)
    if mark and mark not in [line.strip() for line in body.splitlines()]:
        raise BadInput(f"В поле «Текст» нет строки «{mark}». Поставьте её отдельной строкой: она делит текст на две части.")
