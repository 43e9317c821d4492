"""What may leave with a paper: no attachment with a virus, and none that the scanner has still to look at."""

from __future__ import annotations

from collections.abc import Sequence

from workflows.appeals.models import Decision, Paper, PaperFile
from workflows.appeals.rules.drafting import is_first_answer
from workflows.appeals.stages import PaperStage
from workflows.errors import WrongStage
from workflows.screening.standing import Standing, State, standings

INFECTED = "В приложении «{title}» найден вирус ({detail}): с ним документ не подписывают и не отправляют. {step}"
WAITS = (
    "Приложение «{title}» ещё не проверено на вирусы. Проверка идёт сама, обычно меньше минуты: повторите после неё. "
    "Если она не кончается, скажите администратору, что сканер не отвечает."
)


def has_no_virus(paper: Paper) -> None:
    """Nobody hands on what will not be signed."""
    _none_infected(paper, with_standings(paper))


def may_go_out(paper: Paper) -> None:
    """Asked before the signature and once more before the sending: a virus may become known in between."""
    known = with_standings(paper)
    _none_infected(paper, known)
    for link, standing in known:
        if standing.state == State.PENDING:
            raise WrongStage(WAITS.format(title=link.title))


def with_standings(paper: Paper) -> list[tuple[PaperFile, Standing]]:
    """Each attachment and what is known of its file."""
    links = list(paper.files.select_related("file__blob"))
    known = standings([link.file for link in links])
    return [(link, known[link.file_id]) for link in links]


def _none_infected(paper: Paper, known: Sequence[tuple[PaperFile, Standing]]) -> None:
    for link, standing in known:
        if standing.is_closed:
            raise WrongStage(INFECTED.format(title=link.title, detail=standing.detail, step=_way_out(paper)))


def _way_out(paper: Paper) -> str:
    """An attachment is never taken off: the paper is made anew without it."""
    if paper.stage == PaperStage.SIGNED:
        return "Составьте документ взамен, без этого файла."
    if is_first_answer(paper):
        return "Верните обращение на рассмотрение действием «Отложить проект» и составьте ответ без этого файла."
    if Decision.objects.filter(papers__paper=paper).exists():
        return "Отмените решение и примите его снова: к новым документам этот файл не приложится."
    return "Отмените проект и составьте документ без этого файла."
