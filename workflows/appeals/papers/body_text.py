"""The text of a paper as people edit it: one field, in which a line of its own marks where something is put in.

In an answer it is the place of answers by questions; in a decision it parts the reasons from the points.
"""

from __future__ import annotations

from workflows.appeals.papers.merge import Template

ANSWERS_HERE = "[Ответы на вопросы]"
DECIDED = "ПРИНЯТО РЕШЕНИЕ:"
MARKS = (ANSWERS_HERE, DECIDED)


def as_body(template: Template, mark: str = ANSWERS_HERE) -> str:
    """Opening and closing as one text; the mark stands between them where there is a closing."""
    return "\n\n".join([*template.opening, *((mark, *template.closing) if template.closing else ())])


def parted(body: str) -> tuple[str, str]:
    """What stands before the mark and what after it; without a mark everything stands before."""
    lines = body.splitlines()
    places = [place for place, line in enumerate(lines) if line.strip() in MARKS]
    if not places:
        return body.strip(), ""
    return "\n".join(lines[: places[0]]).strip(), "\n".join(line for line in lines[places[0] + 1 :] if line.strip() not in MARKS).strip()
